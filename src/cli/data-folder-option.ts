import { Option } from 'commander';
import { defaultDataFolder } from '../app/index.ts';

/** `--data-folder`: where the user's imported gazetteers are. */
export function dataFolderOption(): Option {
  return new Option('--data-folder <folder>', 'folder of your imported gazetteers')
    .env('FIRSTHAND_DATA')
    .default(defaultDataFolder());
}
