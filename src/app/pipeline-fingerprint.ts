import type { Outlet } from '../knowledge/index.ts';
import { embeddedPostsVersion } from './embedded-posts.ts';
import { importsFingerprint } from './imported-gazetteers.ts';
import { outletsFingerprint } from './users-outlets.ts';

/**
 * What readings are made with at present: name and version of every stage and check, of what makes documents of embedded posts, of the
 * trained reader, of the user's outlets and imported gazetteers, and the day that due dates are judged at.
 * A stored reading with another fingerprint is stale.
 * @param model name and version of the trained reader; undefined for rules alone
 * @param addedOutlets the user's outlets
 * @param imports the user's imported gazetteers
 */
export async function pipelineFingerprint(
  today: string | undefined,
  model: string | undefined,
  addedOutlets: readonly Outlet[] | undefined,
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
      `outlets ${outletsFingerprint(addedOutlets)}`,
      `gazetteer ${importsFingerprint(imports)}`,
      `today ${today ?? 'unknown'}`,
    )
    .join(', ');
}
