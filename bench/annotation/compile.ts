/**
 * Turns written marks into gold: `node bench/annotation/compile.ts --data DIR MARKS…` checks every mark against its text
 * and prints JSON Lines of spans, ids and hashes, with no word of the texts; `--words` prints the marked words instead,
 * to read them over. A mark that does not fit its text ends the run with its line.
 */
import { readFileSync } from 'node:fs';
import { placeMarks, readMarks } from './marks.ts';
import { findText, selectTexts, textHash } from './texts.ts';

const args = process.argv.slice(2);
const files = args.filter((word, at) => !word.startsWith('--') && args[at - 1] !== '--data');
const selected = new Map(selectTexts(args).map((one) => [`${one.corpus} ${one.id}`, one]));
for (const file of files) {
  for (const marks of readMarks(readFileSync(file, 'utf8'))) {
    const found = selected.get(`${marks.corpus} ${marks.id}`) ?? findText(args, marks.corpus, marks.id);
    const attributions = placeMarks(marks, found);
    if (args.includes('--words')) {
      process.stdout.write(`# ${marks.corpus} ${marks.id}\n`);
      for (const credit of attributions) {
        const words = (spans: readonly (readonly [number, number])[]) =>
          spans.map(([start, end]) => found.text.slice(start, end).replaceAll('\n', ' ')).join(' ¦ ');
        process.stdout.write(`  [${words(credit.source)}] {${words(credit.cue)}} ${words(credit.content)}\n`);
      }
    } else {
      const line = { corpus: marks.corpus, id: marks.id, lang: found.lang, sha256: textHash(found.text), attributions };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  }
}
