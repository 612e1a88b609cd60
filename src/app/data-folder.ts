import { join } from 'node:path';
import envPaths from 'env-paths';

/**
 * Where Firsthand keeps what belongs to the user and not to a case: `$XDG_DATA_HOME/firsthand` or `~/.local/share/firsthand` on Linux,
 * `~/Library/Application Support/firsthand` on macOS, `%LOCALAPPDATA%\\firsthand\\Data` on Windows.
 */
export function defaultDataFolder(): string {
  return envPaths('firsthand', { suffix: '' }).data;
}

/** The imported gazetteers in a data folder. */
export function gazetteerFolder(dataFolder: string): string {
  return join(dataFolder, 'gazetteer');
}
