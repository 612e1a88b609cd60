import { classifyRows, mainTextModel } from './classifier.ts';
import { tabulate } from './columns.ts';
import type { PageStatistics } from './page-statistics.ts';
import type { Surroundings } from './surroundings.ts';

/** A block of this probability or more is main text, on a page where any block is likely to be. */
const usualThreshold = 0.5;

/** Says for each block whether it is main text. The headline is not: it is the page's title. */
export function selectMainText(page: PageStatistics): boolean[] {
  const probabilities = evenOutLists(page, classifyRows(tabulate(page, mainTextModel.columns)));
  const lengths = page.blocks.map(({ words }) => words.length);
  const threshold = Math.min(usualThreshold, bestThreshold(probabilities, lengths, usualThreshold));
  const title = [...page.titleWords].join(' ');
  return page.blocks.map(({ words }, index) => probabilities[index]! >= threshold && !isTitle(words, title));
}

/** Items of one list share their mean: a list is main text as a whole or not at all. */
function evenOutLists(page: PageStatistics, probabilities: Float64Array): Float64Array {
  const evened = probabilities.slice();
  const listOf = (index: number): Surroundings | null => {
    const { surroundings } = page.blocks[index]!;
    return surroundings.element.localName === 'li' ? surroundings.parent : null;
  };
  for (let start = 0; start < evened.length; start++) {
    const list = listOf(start);
    if (list === null) continue;
    let end = start + 1;
    while (end < evened.length && listOf(end) === list) end += 1;
    const mean = probabilities.subarray(start, end).reduce((sum, probability) => sum + probability, 0) / (end - start);
    evened.fill(mean, start, end);
    start = end - 1;
  }
  return evened;
}

/** Whether a block says what the title says, give or take the outlet's name or a mark before or after it. */
function isTitle(words: readonly string[], title: string): boolean {
  if (words.length === 0 || words.length > mostWordsOfTitle || !title.startsWith(words[0]!)) return false;
  const text = [...new Set(words)].join(' ');
  if (text.length < leastTitle) return false;
  return text === title || (title.startsWith(`${text} `) && text.length > 0.8 * title.length);
}

/** A title shorter than this, in characters, may be a phrase of the text. */
const leastTitle = 15;
const mostWordsOfTitle = 60;

/**
 * The threshold that gives the best F1 to be expected of the probabilities, where the usual one selects too little to be
 * trusted: pages unlike those that the model has seen, whose main text it finds no more than possible.
 */
function bestThreshold(probabilities: Float64Array, lengths: readonly number[], usual: number): number {
  const order = [...probabilities.keys()].sort((one, other) => probabilities[other]! - probabilities[one]!);
  const expected = order.reduce((sum, index) => sum + probabilities[index]! * lengths[index]!, 0);
  let found = 0;
  let selected = 0;
  let best = { score: -1, threshold: usual };
  let usualScore = 0;
  for (const index of order) {
    found += probabilities[index]! * lengths[index]!;
    selected += lengths[index]!;
    const score = (2 * found) / (selected + expected || 1);
    if (probabilities[index]! >= usual) usualScore = score;
    if (score > best.score) best = { score, threshold: probabilities[index]! };
  }
  return usualScore < trustedScore ? best.threshold : usual;
}

/** Below this expected F1 the usual threshold is given up. */
const trustedScore = 0.6;
