import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The value after a flag (`--data DIR`), or undefined. */
export function option(args: readonly string[], flag: string): string | undefined {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : args[at + 1];
}

/**
 * Reads a corpus of the data folder: gzip-compressed JSON Lines.
 * @throws Error when `--data DIR` is missing or has no such file
 */
export function readCorpus<Row>(args: readonly string[], path: string): Row[] {
  const folder = option(args, '--data');
  if (folder === undefined) throw new Error('say where the corpora are: --data DIR');
  const file = join(folder, path);
  if (!existsSync(file)) throw new Error(`${file} does not exist`);
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
