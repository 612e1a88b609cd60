import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const sourceRoot = resolve(import.meta.dirname, '../src');

/** The house, from the street down to the cellar. A folder may import only from rows below its own. */
const rows: readonly (readonly string[])[] = [
  ['cli', 'server'],
  ['app'],
  ['collect', 'store', 'archive', 'export', 'inference', 'imports'],
  ['pipeline'],
  ['read', 'reader', 'extract', 'link', 'trace', 'check'],
  ['language'],
  ['knowledge'],
  ['gazetteer'],
  ['text'],
  ['model'],
];
const rowOf = new Map(rows.flatMap((names, row) => names.map((name) => [name, row] as const)));
const pureFolders = [
  'pipeline',
  'read',
  'reader',
  'extract',
  'link',
  'trace',
  'check',
  'language',
  'knowledge',
  'gazetteer',
  'text',
  'model',
];

const files = (readdirSync(sourceRoot, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(sourceRoot, name));

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);

const roomOf = (file: string): string => relative(sourceRoot, file).split('/')[0]!;

describe('the house', () => {
  it('has a row for every folder of src', () => {
    const folders = readdirSync(sourceRoot).filter((name) => statSync(join(sourceRoot, name)).isDirectory());
    expect(folders.filter((name) => !rowOf.has(name))).toEqual([]);
  });

  it('lets imports go down only, and enter another folder only through its index', () => {
    const violations = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith('.'))
        .flatMap((path) => {
          const target = resolve(dirname(file), path);
          const [from, to] = [roomOf(file), roomOf(target)];
          if (from === to) return [];
          const where = `${relative(sourceRoot, file)} imports ${relative(sourceRoot, target)}`;
          if (rowOf.get(to)! <= rowOf.get(from)!) return [`${where}: the arrow points up or sideways`];
          return target.endsWith(`${to}/index.ts`) ? [] : [`${where}: not through its index`];
        }),
    );
    expect(violations).toEqual([]);
  });

  it('keeps the domain free of input, output, clocks and chance', () => {
    const forbidden = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(/;
    const violations = files
      .filter((file) => pureFolders.includes(roomOf(file)))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
        const nodeImports = importsOf(file).filter((path) => path.startsWith('node:'));
        return [
          ...nodeImports.map((path) => `${relative(sourceRoot, file)} imports ${path}`),
          ...(forbidden.test(text)
            ? [`${relative(sourceRoot, file)} reads a clock, chance, the process or the network`]
            : []),
        ];
      });
    expect(violations).toEqual([]);
  });

  it('has no room without a purpose in its name', () => {
    const vague = /(^|\/)(utils?|common|helpers?|misc|manager)(\.ts|\/|$)/;
    expect(files.map((file) => relative(sourceRoot, file)).filter((name) => vague.test(name))).toEqual([]);
  });
});
