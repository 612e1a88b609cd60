import { InvalidArgumentError, Option } from 'commander';

/** `--case`: the folder of the case that a command works on. */
export function caseOption(): Option {
  return new Option('--case <folder>', 'the folder of the case').env('FIRSTHAND_CASE').makeOptionMandatory();
}

/** Reads the value of `--today`. */
export function isoDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw new InvalidArgumentError('It is not a day such as 2023-11-14.');
  }
  return text;
}
