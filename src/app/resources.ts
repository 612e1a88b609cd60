import type { Gazetteer } from '../gazetteer/index.ts';
import { languagePacks } from '../language/index.ts';
import type { Resources } from '../pipeline/index.ts';
import type { WorkerSettings } from './reading-task.ts';

/** Used where no gazetteer was built: names of places are found, but not where they are. */
const noGazetteer: Gazetteer = {
  lookup: () => [],
  coverage: 'no gazetteer is loaded',
  hasSmallPlaces: () => false,
};

/** Puts together what the stages need from outside. */
export function loadResources(settings: WorkerSettings): Resources {
  return { languagePacks, gazetteer: noGazetteer, knownEvents: [], today: settings.today };
}
