/**
 * Lists the sentences that `docs/hedge-guidelines.md` has labelled: `node bench/annotation/hedge-sentences.ts --data DIR`. 150 from one
 * half of the documents that no model learns from (for choosing rules) and 150 from the other (for reporting), by hash; then the next 60 of
 * each half, labelled later.
 */
import { createHash } from 'node:crypto';
import { languagePacks } from '../../src/language/index.ts';
import { readStructure } from '../../src/read/index.ts';
import { segmentSentences } from '../../src/text/index.ts';
import { readCorpus } from '../corpus.ts';

interface Row {
  readonly id: string;
  readonly primary?: boolean;
  readonly text: string;
}

const sentencesOfEachPart = 150;
const laterSentences = 60;
const fewestWords = 6;
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As in `training/reader/corpora.py`: one of twenty documents is held out. */
const isHeldOut = (id: string): boolean => BigInt(`0x${digestOf(id)}`) % 20n === 0n;

const documents = readCorpus<Row>(process.argv.slice(2), 'attribution/polnear.train.jsonl.gz')
  .filter(({ id, primary }) => primary !== false && isHeldOut(id))
  .sort((a, b) => (digestOf(a.id) < digestOf(b.id) ? -1 : 1));

for (const [half, part] of ['tune', 'report'].entries()) {
  const chosen = documents
    .filter((_, index) => index % 2 === half)
    .flatMap(({ id, text }) => {
      const { blocks } = readStructure({ id, kind: 'article', text });
      return segmentSentences(text, blocks, languagePacks.en.sentenceRules)
        .filter(({ start, end }) => (text.slice(start, end).match(/[\p{L}\p{N}]+/gu) ?? []).length >= fewestWords)
        .map(({ start, end }) => ({ id, start, end, text: text.slice(start, end), order: digestOf(`${id} ${start}`) }));
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, sentencesOfEachPart + laterSentences);
  for (const [index, { id, start, end, text }] of chosen.entries())
    process.stdout.write(
      `${JSON.stringify({ id, start, end, sha256: digestOf(text), part: index < sentencesOfEachPart ? part : 'later', text })}\n`,
    );
}
