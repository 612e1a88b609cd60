import { countMatches, type MeasuredBlock } from './measured-block.ts';
import { type BlockGroup, branchBeside, isWithin, type PageStatistics } from './page-statistics.ts';
import { type PartName, partBit, partNames, type Surroundings } from './surroundings.ts';

/** A block in its place on the page. */
interface Place {
  readonly page: PageStatistics;
  readonly index: number;
  readonly measured: MeasuredBlock;
  readonly text: string;
  readonly group: BlockGroup;
  /** The element of the block and those around it, four in all; the outermost repeats where there are fewer. */
  readonly around: readonly Surroundings[];
}

/** One number about a block. */
type Column = (place: Place) => number;

/** Number of blocks on each side that the `before…` and `after…` columns look at. */
const reaches = [5, 15] as const;
const neighbours = [-2, -1, 1, 2] as const;

/**
 * What the classifier of main text may look at, by name. Nothing here knows a site or a language's grammar: lengths,
 * punctuation, links, markup, place on the page, the blocks around, and what Readability keeps.
 */
export const columns: ReadonlyMap<string, Column> = new Map<string, Column>([
  // The block itself.
  ['characters', ({ measured }) => Math.log1p(measured.characters)],
  ['words', ({ measured }) => Math.log1p(measured.words.length)],
  [
    'wordLength',
    ({ measured: { words } }) =>
      ratio(
        words.reduce((sum, word) => sum + word.length, 0),
        words.length,
      ),
  ],
  ['commas', ({ text }) => (100 * countMatches(text, /[,،，、;]/g)) / text.length],
  ['sentenceEnds', ({ text }) => Math.log1p(countMatches(text, /[.!?…。！？]["'”’»)]*(?=\s|$)/g))],
  ['endsSentence', ({ text }) => flag(/[.!?…。！？]["'”’»)\]]*$/.test(text))],
  ['linkDensity', ({ measured }) => measured.linkDensity],
  ['links', ({ measured }) => Math.log1p(measured.block.links.length)],
  ['digits', ({ text }) => countMatches(text, /\p{N}/gu) / text.length],
  ['capitals', ({ text }) => countMatches(text, /\p{Lu}/gu) / text.length],
  ['startsLower', ({ text }) => flag(/^\p{Ll}/u.test(text))],
  ['symbols', ({ text }) => countMatches(text, /[|•·»›→©@#/<>{}[\]]/g) / text.length],
  ['lines', ({ text }) => Math.log1p(countMatches(text, /\n/g))],
  ...tagKinds().map(([name, tags]): [string, Column] => [
    `tag.${name}`,
    ({ measured }) => flag(tags.includes(measured.block.element.localName)),
  ]),
  ['heading', ({ measured }) => measured.heading],
  ['repeats', ({ page, measured }) => Math.log(page.repeats.get(measured.block.text)!)],
  ['readAlso', ({ measured }) => flag(measured.startsReadAlso)],
  ['boilerplate', ({ measured }) => flag(measured.hasBoilerplate)],

  // What the markup around it says it is.
  ...partColumns('near', ({ around }) => around[0]!.own | around[1]!.own | around[2]!.own),
  ...partColumns('below', ({ around, page }) => around[0]!.all & ~page.most.all),
  ...partColumns('all', ({ around }) => around[0]!.all),

  // Blocks like it.
  ['group.count', ({ group }) => Math.log(group.blocks)],
  ['group.characters', ({ group }) => Math.log1p(group.characters / group.blocks)],
  ['group.linkDensity', ({ group }) => group.linkedCharacters / group.characters],
  ['group.prose', ({ group, page }) => ratio(group.proseCharacters, page.proseCharacters)],
  ['group.proseShare', ({ group }) => group.proseCharacters / group.characters],
  ['group.kept', ({ group }) => group.keptCharacters / group.characters],

  // The elements around it.
  ...[0, 1, 2, 3].flatMap((level): [string, Column][] => [
    [`around${level}.characters`, ({ around }) => Math.log1p(around[level]!.characters)],
    [`around${level}.blocks`, ({ around }) => Math.log1p(around[level]!.blocks)],
    [`around${level}.linkDensity`, ({ around }) => ratio(around[level]!.linkedCharacters, around[level]!.characters)],
    [`around${level}.proseShare`, ({ around }) => ratio(around[level]!.proseCharacters, around[level]!.characters)],
    [`around${level}.share`, ({ around, page }) => ratio(around[level]!.proseCharacters, page.proseCharacters)],
    [`around${level}.kept`, ({ around }) => ratio(around[level]!.keptCharacters, around[level]!.characters)],
  ]),

  // Its place.
  ['inHalf', ({ page, index }) => flag(page.inHalf[index]!)],
  ['inMost', ({ page, around }) => flag(isWithin(around[0]!, page.most))],
  ['belowHalf', ({ page, index, around }) => (page.inHalf[index]! ? around[0]!.depth - page.half.depth : -1)],
  ['belowMost', ({ page, around }) => (isWithin(around[0]!, page.most) ? around[0]!.depth - page.most.depth : -1)],
  ['branch', ({ page, around }) => ratio(branchBeside(around[0]!, page.half).proseCharacters, page.proseCharacters)],
  [
    'branchLinks',
    ({ page, around }) => {
      const branch = branchBeside(around[0]!, page.half);
      return ratio(branch.linkedCharacters, branch.characters);
    },
  ],
  ['place', ({ page, index }) => index / page.blocks.length],
  ['placeCharacters', ({ page, index }) => ratio(page.charactersBefore[index]!, page.characters)],
  ['fromFirst', ({ page, index }) => signedLog(index - page.firstProse)],
  ['fromLast', ({ page, index }) => signedLog(index - page.lastProse)],
  ['insideBefore', ({ page, index }) => ratio(page.proseInHalfBefore[index]!, page.proseInHalfBefore.at(-1)!)],
  ['insideAfter', ({ page, index }) => 1 - ratio(page.proseInHalfBefore[index + 1]!, page.proseInHalfBefore.at(-1)!)],
  ['keptBefore', ({ page, index }) => ratio(page.keptBefore[index]!, page.keptCharacters)],
  ['keptAfter', ({ page, index }) => 1 - ratio(page.keptBefore[index + 1]!, page.keptCharacters)],
  ['sinceHeadline', ({ page, index }) => since(index, page.headlineBefore[index]!)],
  ['sinceTitle', ({ page, index }) => signedLog(index - page.titleAt)],
  ['afterTitle', ({ page, index }) => (page.titleAt < 0 ? 0 : index > page.titleAt ? 1 : -1)],
  ['titlePrecision', ({ page, measured }) => ratio(titleWordsIn(page, measured), measured.words.length)],
  ['titleRecall', ({ page, measured }) => ratio(titleWordsIn(page, measured), page.titleWords.size)],
  ['isDescription', ({ page, measured }) => flag(isDescription(page, measured))],

  // The blocks before and after.
  ['kept', ({ measured }) => measured.kept],
  ...neighbours.flatMap((offset): [string, Column][] => [
    [`at${offset}.kept`, (place) => at(place, offset)?.kept ?? -1],
    [`at${offset}.characters`, (place) => Math.log1p(at(place, offset)?.characters ?? -0.6)],
    [`at${offset}.linkDensity`, (place) => at(place, offset)?.linkDensity ?? -1],
    [`at${offset}.prose`, (place) => flag(at(place, offset)?.prose ?? false)],
    [`at${offset}.heading`, (place) => at(place, offset)?.heading ?? -1],
    [
      `at${offset}.sameGroup`,
      (place) => flag(at(place, offset)?.surroundings.signature === place.around[0]!.signature),
    ],
    [`at${offset}.inHalf`, ({ page, index }) => flag(page.inHalf[index + offset] ?? false)],
  ]),
  ...reaches.flatMap((reach): [string, Column][] => [
    [`before${reach}.prose`, (place) => share(place, place.page.proseBefore, -reach)],
    [`after${reach}.prose`, (place) => share(place, place.page.proseBefore, reach)],
    [`before${reach}.linked`, (place) => share(place, place.page.linkedBefore, -reach)],
    [`after${reach}.linked`, (place) => share(place, place.page.linkedBefore, reach)],
    [`before${reach}.count`, (place) => sumBeside(place, place.page.proseBlocksBefore, -reach)],
    [`after${reach}.count`, (place) => sumBeside(place, place.page.proseBlocksBefore, reach)],
  ]),

  // The section that it is in.
  ['section.since', ({ page, index }) => since(index, page.headingBefore[index]!)],
  ['section.characters', (place) => sectionOf(place, ({ characters }) => Math.log1p(characters))],
  ['section.prose', (place) => sectionOf(place, ({ prose, characters }) => ratio(prose, characters))],
  ['section.linked', (place) => sectionOf(place, ({ linked, characters }) => ratio(linked, characters))],
  ['section.level', ({ page, index }) => page.blocks[page.headingBefore[index]!]?.heading ?? 0],

  // The page.
  ['page.blocks', ({ page }) => Math.log1p(page.blocks.length)],
  ['page.prose', ({ page }) => Math.log1p(page.proseCharacters)],
  ['page.proseShare', ({ page }) => ratio(page.proseCharacters, page.characters)],
  ['page.linked', ({ page }) => ratio(page.linkedCharacters, page.characters)],
  ['page.half', ({ page }) => ratio(page.half.proseCharacters, page.proseCharacters)],
  ['page.kept', ({ page }) => ratio(page.keptCharacters, page.characters)],
]);

/**
 * Computes columns for every block: a row of `names.length` numbers for each.
 * @throws Error when a name is not among the {@link columns}
 */
export function tabulate(page: PageStatistics, names: readonly string[]): Float32Array {
  const chosen = names.map((name) => {
    const column = columns.get(name);
    if (column === undefined) throw new Error(`no column "${name}"`);
    return column;
  });
  const table = new Float32Array(page.blocks.length * chosen.length);
  let cell = 0;
  page.blocks.forEach((measured, index) => {
    const { surroundings } = measured;
    const around = [surroundings];
    while (around.length < 4) around.push(around.at(-1)!.parent ?? around.at(-1)!);
    const place = {
      page,
      index,
      measured,
      text: measured.sample,
      group: page.groups.get(surroundings.signature)!,
      around,
    };
    for (const column of chosen) table[cell++] = column(place);
  });
  return table;
}

function tagKinds(): readonly (readonly [string, readonly string[]])[] {
  return [
    ['paragraph', ['p']],
    ['item', ['li']],
    ['heading', ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']],
    ['preformatted', ['pre']],
    ['caption', ['figcaption', 'caption']],
    ['division', ['div', 'section', 'article']],
  ];
}

function partColumns(prefix: string, parts: (place: Place) => number): [string, Column][] {
  return partNames.map((name: PartName): [string, Column] => [
    `${prefix}.${name}`,
    (place) => flag((parts(place) & partBit[name]) !== 0),
  ]);
}

const at = ({ page, index }: Place, offset: number): MeasuredBlock | undefined => page.blocks[index + offset];

/** The sum over the blocks up to `reach` before (negative) or after the block. */
function sumBeside({ page, index }: Place, sums: Float64Array, reach: number): number {
  return reach < 0
    ? sums[index]! - sums[Math.max(0, index + reach)]!
    : sums[Math.min(page.blocks.length, index + 1 + reach)]! - sums[index + 1]!;
}

function share(place: Place, sums: Float64Array, reach: number): number {
  return ratio(sumBeside(place, sums, reach), sumBeside(place, place.page.charactersBefore, reach));
}

function sectionOf(
  { page, index }: Place,
  value: (section: { characters: number; prose: number; linked: number }) => number,
): number {
  const heading = page.headingBefore[index]!;
  if (heading < 0) return -1;
  const end = page.sectionEnd.get(heading)!;
  const within = (sums: Float64Array): number => sums[end]! - sums[heading + 1]!;
  const characters = within(page.charactersBefore);
  if (characters === 0) return -1;
  return value({ characters, prose: within(page.proseBefore), linked: within(page.linkedBefore) });
}

function titleWordsIn({ titleWords }: PageStatistics, { words }: MeasuredBlock): number {
  let count = 0;
  for (const word of words) if (titleWords.has(word)) count += 1;
  return count;
}

function isDescription({ description }: PageStatistics, { words }: MeasuredBlock): boolean {
  if (description.length <= 20) return false;
  const text = words.join(' ');
  return text === description || (text.length > 30 && description.startsWith(text.slice(0, 30)));
}

const flag = (value: boolean): number => (value ? 1 : 0);
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const signedLog = (value: number): number => Math.sign(value) * Math.log1p(Math.abs(value));
const since = (index: number, earlier: number): number => (earlier < 0 ? -1 : Math.log1p(index - earlier));
