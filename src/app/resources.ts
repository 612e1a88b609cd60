import { buildGazetteer, layerGazetteers, openGazetteer } from '../gazetteer/index.ts';
import { addOutlets, knownEvents } from '../knowledge/index.ts';
import { languagePacks } from '../language/index.ts';
import type { Resources } from '../pipeline/index.ts';
import { importLayers } from './imported-gazetteers.ts';
import type { WorkerSettings } from './reading-task.ts';
import { withUsersEvents } from './users-events.ts';

/** Puts together what the stages need from outside. */
export function loadResources(settings: WorkerSettings): Resources {
  if (settings.addedOutlets) addOutlets(settings.addedOutlets);
  // Without the file that `npm run build` makes, names of places are not found.
  const gazetteer =
    settings.gazetteer === undefined
      ? buildGazetteer({ records: [], coverage: 'No gazetteer is loaded.', smallPlaces: [] })
      : openGazetteer(settings.gazetteer);
  return {
    ...{ languagePacks, today: settings.today },
    knownEvents: withUsersEvents(knownEvents, settings.addedEvents),
    gazetteer: layerGazetteers(gazetteer, ...importLayers(settings.imports ?? [])),
  };
}
