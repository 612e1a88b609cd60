import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Gazetteer, openGazetteer } from '../src/gazetteer/index.ts';

/**
 * The default gazetteer.
 * @throws Error when it has not been built
 */
export function readGazetteer(): Gazetteer {
  const file = join(import.meta.dirname, '../build/gazetteer.bin');
  if (!existsSync(file)) throw new Error('the gazetteer is not built: npm run build');
  return openGazetteer(new Uint8Array(readFileSync(file)).buffer);
}
