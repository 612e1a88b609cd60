import { Option } from 'commander';

/** `--case`: the folder of the case that a command works on. */
export function caseOption(): Option {
  return new Option('--case <folder>', 'the folder of the case').env('FIRSTHAND_CASE').makeOptionMandatory();
}
