import { embeddedPostsVersion } from './embedded-posts.ts';

/**
 * What readings are made with at present: name and version of every stage and check, of what makes documents of embedded posts, of the
 * trained reader, and the day that due dates are judged at.
 * A stored reading with another fingerprint is stale.
 * @param model name and version of the trained reader; undefined for rules alone
 */
export async function pipelineFingerprint(today: string | undefined, model: string | undefined): Promise<string> {
  const [{ stages }, { checks }] = await Promise.all([import('../pipeline/index.ts'), import('../check/index.ts')]);
  return [
    ...stages.map(({ name, version }) => `${name}@${version}`),
    ...checks.map(({ id, version }) => `check ${id}@${version}`),
    `embedded posts@${embeddedPostsVersion}`,
  ]
    .sort()
    .concat(`reader ${model ?? 'none'}`, `today ${today ?? 'unknown'}`)
    .join(', ');
}
