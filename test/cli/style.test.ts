import { describe, expect, it } from 'vitest';
import { columnsFor, wantsColor } from '../../src/cli/style.ts';

const terminal = { isTTY: true, columns: 97 } as NodeJS.WriteStream;
const pipe = {} as NodeJS.WriteStream;

describe('colour', () => {
  it.each([
    ['on a terminal', true, terminal, {}, true],
    ['into a pipe', true, pipe, {}, false],
    ['on a terminal that cannot', true, terminal, { TERM: 'dumb' }, false],
    ['with NO_COLOR', true, terminal, { NO_COLOR: '1' }, false],
    ['with an empty NO_COLOR, which does not count', true, terminal, { NO_COLOR: '' }, true],
    ['into a pipe with FORCE_COLOR', true, pipe, { FORCE_COLOR: '1' }, true],
    ['on a terminal with FORCE_COLOR=0', true, terminal, { FORCE_COLOR: '0' }, false],
    ['with NO_COLOR and FORCE_COLOR', true, pipe, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['with --no-color, whatever else', false, terminal, { FORCE_COLOR: '1' }, false],
  ])('%s', (_, flag, stream, environment, expected) => {
    expect(wantsColor(flag, stream, environment)).toBe(expected);
  });
});

describe('width', () => {
  it.each([
    ['as the flag says', 64, terminal, { COLUMNS: '90' }, 64],
    ['as COLUMNS says', undefined, terminal, { COLUMNS: '90' }, 90],
    ['as the terminal is', undefined, terminal, {}, 97],
    ['80 into a pipe', undefined, pipe, {}, 80],
    ['at most 120', undefined, pipe, { COLUMNS: '300' }, 120],
    ['at least 40', undefined, pipe, { COLUMNS: '12' }, 40],
    ['without regard to a COLUMNS that is no number', undefined, pipe, { COLUMNS: 'wide' }, 80],
  ])('%s', (_, flag, stream, environment, expected) => {
    expect(columnsFor(flag, stream, environment)).toBe(expected);
  });
});
