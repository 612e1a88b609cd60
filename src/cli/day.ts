import { InvalidArgumentError, Option } from 'commander';

/** `--today`: the day to judge due dates at. */
export function todayOption(): Option {
  return new Option('--today <date>', 'the day to judge due dates at').argParser(isoDay).default(today());
}

/** The day by the clock and time zone of this computer. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function isoDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // JavaScript takes 30 February for a day in March.
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw new InvalidArgumentError('It is not a day such as 2023-11-14.');
  }
  return text;
}
