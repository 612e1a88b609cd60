import type { TreeDocument } from '../page-tree.ts';
import { collectBlocks, type TextBlock } from './blocks.ts';
import { composeText, type MainText } from './compose.ts';
import { declaredBlocks, scriptsWithBody } from './declared-body.ts';
import { type LocatedBlock, type PageClues, pageStatistics } from './page-statistics.ts';
import { readabilityShares } from './readability.ts';
import { selectMainText } from './select.ts';
import { surroundingsReader } from './surroundings.ts';

export type { PageClues } from './page-statistics.ts';

/** Main text, and where the embedded posts stand in it. */
export interface PageText extends MainText {
  /** The blocks of the embedded posts that the text keeps: which post, and where. */
  readonly embedBlocks: readonly { readonly embed: number; readonly start: number; readonly end: number }[];
}

/**
 * Cuts the main text out of a page: blocks are chosen by a classifier that looks at lengths, links, markup, place, and at
 * what Readability keeps. Embedded posts (paragraphs with `data-firsthand-embed`) stay where they stand if main text is
 * near. Takes the document apart: it is of no use afterwards.
 * @param resolve turns the `href` of a link into an absolute address, or undefined where it is none
 */
export function cutMainText(
  document: TreeDocument,
  clues: PageClues,
  resolve: (href: string) => string | undefined,
): PageText {
  const blocks = document.body === null ? [] : collectBlocks(document.body);
  const scripts = scriptsWithBody(document);
  const located = locate(
    document,
    blocks.filter(({ embed }) => embed === undefined),
  );
  const selected = new Set<TextBlock>();
  if (located.length > 0) {
    const choice = selectMainText(pageStatistics(located, clues));
    located.forEach(({ block }, index) => {
      if (choice[index]) selected.add(block);
    });
    for (const block of besideSelected(located, selected)) selected.add(block);
  }
  const visible = keepEmbeds(blocks, selected);
  const characters = visible.reduce((sum, { text }) => sum + text.length, 0);
  const chosen = declaredBlocks(scripts, characters) ?? visible;
  const text = composeText(chosen, resolve);
  const embedBlocks = chosen.flatMap(({ embed }, index) =>
    embed === undefined ? [] : [{ embed, ...text.blockSpans[index]! }],
  );
  return { ...text, embedBlocks };
}

/** A sentence and no more: shorter paragraphs are as often labels. */
const shortestSentence = 20;
/** Readability keeps the block, but for a few characters. */
const wellKept = 0.9;
/** A paragraph of links is a list of links. */
const mostLinked = 0.3;

/**
 * Closing sentences that the classifier left out of a run of paragraphs: on short pages its counts are too small to tell. What stands in
 * one element with selected paragraphs, is a sentence, links little and is kept by Readability too, belongs to them.
 */
function besideSelected(located: readonly LocatedBlock[], selected: ReadonlySet<TextBlock>): TextBlock[] {
  // On very short pages Readability gives up, and keeps nothing: then it says nothing either.
  const silent = !located.some(({ block, kept }) => selected.has(block) && kept > wellKept);
  const homes = new Set([...selected].filter(isParagraph).map(({ element }) => element.parentNode));
  return located
    .filter(
      ({ block, kept }) =>
        !selected.has(block) &&
        isParagraph(block) &&
        homes.has(block.element.parentNode) &&
        (silent || kept > wellKept) &&
        block.text.length >= shortestSentence &&
        block.linkedCharacters <= block.text.length * mostLinked &&
        /[.!?…]["'”’»)\]]*$/u.test(block.text),
    )
    .map(({ block }) => block);
}

function isParagraph(block: TextBlock): boolean {
  return block.element.localName === 'p';
}

/** Notes where the blocks stand and how much of each Readability keeps, which takes the document apart. */
export function locate(document: TreeDocument, blocks: readonly TextBlock[]): LocatedBlock[] {
  const { body } = document;
  if (body === null) return [];
  const surroundingsOf = surroundingsReader(body);
  const surroundings = blocks.map(({ element }) => surroundingsOf(element));
  const kept = readabilityShares(document, blocks);
  return blocks.map((block, index) => ({ block, surroundings: surroundings[index]!, kept: kept[index]! }));
}

/** How many blocks away from a post main text must stand, for the post to belong to it. */
const reachOfEmbeds = 4;

/** The selected blocks, and of the embedded posts those near them, all in the order of the page. */
function keepEmbeds(blocks: readonly TextBlock[], selected: ReadonlySet<TextBlock>): TextBlock[] {
  const near = new Set<number>();
  for (const direction of [1, -1]) {
    let since = Number.POSITIVE_INFINITY;
    for (let step = 0; step < blocks.length; step++) {
      const block = blocks[direction === 1 ? step : blocks.length - 1 - step]!;
      if (block.embed !== undefined) {
        if (since <= reachOfEmbeds) near.add(block.embed);
      } else since = selected.has(block) ? 1 : since + 1;
    }
  }
  return blocks.filter((block) => (block.embed === undefined ? selected.has(block) : near.has(block.embed)));
}
