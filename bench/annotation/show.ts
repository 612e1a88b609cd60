/**
 * Shows texts for marking: `node bench/annotation/show.ts --data DIR` lists the texts to mark, one `corpus id` a line;
 * `… show.ts --data DIR CORPUS ID` prints one with its sentences numbered. How to mark: docs/attribution-guidelines.md.
 */
import { findText, numberedLines, selectTexts } from './texts.ts';

const args = process.argv.slice(2);
const [corpus, id] = args.filter((word, at) => word !== '--data' && args[at - 1] !== '--data');
if (corpus === undefined || id === undefined) {
  for (const { corpus: from, id: name } of selectTexts(args)) process.stdout.write(`${from} ${name}\n`);
} else {
  const found = findText(args, corpus, id);
  for (const [at, { start, end }] of numberedLines(found).entries()) {
    process.stdout.write(`${at + 1}\t${found.text.slice(start, end).replaceAll('\n', ' ')}\n`);
  }
}
