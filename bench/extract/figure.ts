/** One measured figure, beside the bar that it should reach. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** The least value to reach; the most for figures where less is better. */
  readonly bar?: number;
  readonly lessIsBetter?: boolean;
  /** Digits after the point; 4 unless told otherwise. */
  readonly digits?: number;
  /** What a reader must know of it, in a few words. */
  readonly note?: string;
}

/** Prints a figure on one line. */
export function printFigure({ name, value, bar, lessIsBetter, digits = 4, note }: Figure): void {
  const reached = bar === undefined ? '' : (lessIsBetter ? value <= bar : value >= bar) ? 'reached' : 'MISSED';
  const line = `  ${name.padEnd(52)} ${value.toFixed(digits).padStart(8)}   ${bar === undefined ? '' : `bar ${lessIsBetter ? '≤' : '≥'} ${bar}  ${reached}`}`;
  process.stdout.write(`${note === undefined ? line : `${line}   ${note}`}`.trimEnd());
  process.stdout.write('\n');
}
