import type { TextBlock } from './blocks.ts';
import { type MeasuredBlock, measureBlock, wordsOf } from './measured-block.ts';
import type { Surroundings } from './surroundings.ts';

/** What the page declares besides its blocks, to compare blocks with. */
export interface PageClues {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}

/** Blocks of one signature: like paragraphs, like teasers, like menu items. */
export interface BlockGroup {
  blocks: number;
  characters: number;
  linkedCharacters: number;
  proseCharacters: number;
  keptCharacters: number;
}

/** Running sums over the blocks: `sums[index]` is the sum over the blocks before `index`. */
type RunningSum = Float64Array;

/** All that the columns of the classifier look up about one page. */
export interface PageStatistics {
  readonly blocks: readonly MeasuredBlock[];
  readonly characters: number;
  readonly linkedCharacters: number;
  readonly proseCharacters: number;
  readonly keptCharacters: number;
  /** The innermost elements that hold half, and four fifths, of the page's prose. */
  readonly half: Surroundings;
  readonly most: Surroundings;
  readonly inHalf: readonly boolean[];
  readonly groups: ReadonlyMap<string, BlockGroup>;
  /** How often a text stands on the page. */
  readonly repeats: ReadonlyMap<string, number>;
  readonly charactersBefore: RunningSum;
  readonly linkedBefore: RunningSum;
  readonly proseBefore: RunningSum;
  readonly proseBlocksBefore: RunningSum;
  readonly proseInHalfBefore: RunningSum;
  readonly keptBefore: RunningSum;
  /** First and last block of prose within `half`. */
  readonly firstProse: number;
  readonly lastProse: number;
  /** The block that says most of what the page's title says; -1: none. */
  readonly titleAt: number;
  readonly titleWords: ReadonlySet<string>;
  /** Words of the page's description, joined by spaces. */
  readonly description: string;
  /** For each block the `h1` last before it (itself included), and the heading last before it; -1: none. */
  readonly headlineBefore: readonly number[];
  readonly headingBefore: readonly number[];
  /** For each heading the block where its section ends. */
  readonly sectionEnd: ReadonlyMap<number, number>;
}

/** A block with the surroundings that it had while the page was whole. */
export interface LocatedBlock {
  readonly block: TextBlock;
  readonly surroundings: Surroundings;
  /** Share of its characters that Readability keeps. */
  readonly kept: number;
}

/** Works out the statistics of a page that has at least one block. */
export function pageStatistics(located: readonly LocatedBlock[], clues: PageClues): PageStatistics {
  const blocks = located.map(({ block, surroundings, kept }) => measureBlock(block, surroundings, kept));
  const groups = new Map<string, BlockGroup>();
  const repeats = new Map<string, number>();
  const body = outermost(blocks[0]!.surroundings);
  for (const block of blocks) {
    addToElements(block);
    addToGroup(groups, block);
    repeats.set(block.block.text, (repeats.get(block.block.text) ?? 0) + 1);
  }
  const half = innermost(blocks, body, 0.5);
  const most = innermost(blocks, body, 0.8);
  const inHalf = blocks.map(({ surroundings }) => isWithin(surroundings, half));
  const proseInHalf = (block: MeasuredBlock, index: number) => block.prose && inHalf[index]!;
  const firstProse = blocks.findIndex(proseInHalf);
  const titleWords = new Set(wordsOf(clues.title ?? ''));
  return {
    blocks,
    characters: body.characters,
    linkedCharacters: body.linkedCharacters,
    proseCharacters: body.proseCharacters,
    keptCharacters: body.keptCharacters,
    half,
    most,
    inHalf,
    groups,
    repeats,
    charactersBefore: runningSum(blocks, ({ characters }) => characters),
    linkedBefore: runningSum(blocks, ({ block }) => block.linkedCharacters),
    proseBefore: runningSum(blocks, ({ prose, characters }) => (prose ? characters : 0)),
    proseBlocksBefore: runningSum(blocks, ({ prose }) => (prose ? 1 : 0)),
    proseInHalfBefore: runningSum(blocks, (block, index) => (proseInHalf(block, index) ? block.characters : 0)),
    keptBefore: runningSum(blocks, (block) => block.kept * block.characters),
    firstProse: Math.max(0, firstProse),
    lastProse: firstProse < 0 ? blocks.length - 1 : blocks.findLastIndex(proseInHalf),
    titleAt: findTitle(blocks, titleWords),
    titleWords,
    description: wordsOf(clues.description ?? '').join(' '),
    headlineBefore: lastBefore(blocks, ({ block }) => block.element.localName === 'h1'),
    headingBefore: lastBefore(blocks, ({ heading }) => heading > 0),
    sectionEnd: sectionEnds(blocks),
  };
}

/** Whether an element lies within a container, or is it. */
export function isWithin(surroundings: Surroundings, container: Surroundings): boolean {
  let around: Surroundings | null = surroundings;
  while (around !== null && around.depth > container.depth) around = around.parent;
  return around === container;
}

/** The outermost element around a block that does not lie around the container too. */
export function branchBeside(surroundings: Surroundings, container: Surroundings): Surroundings {
  let branch = surroundings;
  while (branch.parent !== null && !isWithin(container, branch.parent)) branch = branch.parent;
  return branch;
}

function outermost(surroundings: Surroundings): Surroundings {
  let around = surroundings;
  while (around.parent !== null) around = around.parent;
  return around;
}

function addToElements({ block, surroundings, characters, prose, kept }: MeasuredBlock): void {
  for (let around: Surroundings | null = surroundings; around !== null; around = around.parent) {
    around.blocks += 1;
    around.characters += characters;
    around.linkedCharacters += block.linkedCharacters;
    around.keptCharacters += kept * characters;
    if (prose) around.proseCharacters += characters;
  }
}

function addToGroup(
  groups: Map<string, BlockGroup>,
  { block, surroundings, characters, prose, kept }: MeasuredBlock,
): void {
  let group = groups.get(surroundings.signature);
  if (group === undefined) {
    group = { blocks: 0, characters: 0, linkedCharacters: 0, proseCharacters: 0, keptCharacters: 0 };
    groups.set(surroundings.signature, group);
  }
  group.blocks += 1;
  group.characters += characters;
  group.linkedCharacters += block.linkedCharacters;
  group.keptCharacters += kept * characters;
  if (prose) group.proseCharacters += characters;
}

function innermost(blocks: readonly MeasuredBlock[], root: Surroundings, share: number): Surroundings {
  let found = root;
  if (root.proseCharacters === 0) return found;
  for (const { surroundings } of blocks)
    for (
      let around: Surroundings | null = surroundings;
      around !== null && around.depth > found.depth;
      around = around.parent
    )
      if (around.proseCharacters >= share * root.proseCharacters) {
        found = around;
        break;
      }
  return found;
}

function runningSum(
  blocks: readonly MeasuredBlock[],
  value: (block: MeasuredBlock, index: number) => number,
): RunningSum {
  const sums = new Float64Array(blocks.length + 1);
  blocks.forEach((block, index) => {
    sums[index + 1] = sums[index]! + value(block, index);
  });
  return sums;
}

function lastBefore(blocks: readonly MeasuredBlock[], applies: (block: MeasuredBlock) => boolean): number[] {
  let last = -1;
  return blocks.map((block, index) => {
    if (applies(block)) last = index;
    return last;
  });
}

function findTitle(blocks: readonly MeasuredBlock[], titleWords: ReadonlySet<string>): number {
  let titleAt = -1;
  let best = 0.5;
  if (titleWords.size === 0) return titleAt;
  blocks.forEach(({ words, heading }, index) => {
    if (words.length === 0 || words.length > 60) return;
    const shared = new Set(words.filter((word) => titleWords.has(word))).size;
    const score = (2 * shared) / (titleWords.size + words.length) + (heading === 1 ? 0.15 : heading > 0 ? 0.1 : 0);
    if (score <= best) return;
    best = score;
    titleAt = index;
  });
  return titleAt;
}

function sectionEnds(blocks: readonly MeasuredBlock[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  blocks.forEach(({ heading }, index) => {
    if (heading === 0) return;
    while (open.length > 0 && blocks[open.at(-1)!]!.heading >= heading) ends.set(open.pop()!, index);
    open.push(index);
  });
  for (const index of open) ends.set(index, blocks.length);
  return ends;
}
