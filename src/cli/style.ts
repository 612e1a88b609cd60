/** Whether to print colour: `--no-color`, then NO_COLOR and FORCE_COLOR, then whether the output is a terminal. */
export function wantsColor(flag: boolean, stream: NodeJS.WriteStream, environment = process.env): boolean {
  if (!flag || (environment.NO_COLOR ?? '') !== '') return false;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

/** Columns to set output in: `--width`, then COLUMNS, then the terminal, at most 120 (longer lines are hard to read); else 80. */
export function columnsFor(flag: number | undefined, stream: NodeJS.WriteStream, environment = process.env): number {
  if (flag !== undefined) return flag;
  const stated = Number(environment.COLUMNS);
  const columns = Number.isInteger(stated) && stated > 0 ? stated : (stream.columns ?? 80);
  return Math.min(120, Math.max(40, columns));
}
