import { findUnit, type Unit, units } from '../../src/knowledge/index.ts';

const otherNames: Readonly<Record<string, string>> = {
  c: 'degree-celsius',
  f: 'degree-fahrenheit',
  k: 'kelvin',
  dollar: 'USD',
  pound: 'GBP',
  percentage: 'percent',
  'united states dollar': 'USD',
  'netherlands guilder': 'NLG',
};

/** The unit that goes by a corpus's name for it. */
export function unitNamed(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const lower = name.toLowerCase();
  const byId = findUnit(name) ?? findUnit(otherNames[lower] ?? '');
  return (byId ?? units.find((unit: Unit) => unit.names.en.includes(lower)))?.id;
}
