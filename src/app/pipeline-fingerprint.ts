import { embeddedPostsVersion } from './embedded-posts.ts';
import { importsFingerprint } from './imported-gazetteers.ts';
import type { WorkerSettings } from './reading-task.ts';
import { eventsFingerprint } from './users-events.ts';
import { outletsFingerprint } from './users-outlets.ts';

/**
 * What readings are made with at present: name and version of every stage and check, of what makes documents of embedded posts, of the
 * trained reader, of the user's outlets, events and imported gazetteers, and the day that due dates are judged at.
 * A stored reading with another fingerprint is stale.
 * @param model name and version of the trained reader; undefined for rules alone
 * @param added the user's outlets and events
 * @param imports the user's imported gazetteers
 */
export async function pipelineFingerprint(
  today: string | undefined,
  model: string | undefined,
  added: Pick<WorkerSettings, 'addedOutlets' | 'addedEvents'>,
  imports: Parameters<typeof importsFingerprint>[0] = [],
): Promise<string> {
  const [{ stages }, { checks }] = await Promise.all([import('../pipeline/index.ts'), import('../check/index.ts')]);
  return [
    ...stages.map(({ name, version }) => `${name}@${version}`),
    ...checks.map(({ id, version }) => `check ${id}@${version}`),
    `embedded posts@${embeddedPostsVersion}`,
  ]
    .sort()
    .concat(
      `reader ${model ?? 'none'}`,
      `outlets ${outletsFingerprint(added.addedOutlets)}`,
      `events ${eventsFingerprint(added.addedEvents)}`,
      `gazetteer ${importsFingerprint(imports)}`,
      `today ${today ?? 'unknown'}`,
    )
    .join(', ');
}
