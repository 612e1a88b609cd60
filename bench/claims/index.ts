import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import { annotate } from '../../src/pipeline/index.ts';
import { option, readCorpus } from '../corpus.ts';
import { readGazetteer } from '../gazetteer.ts';

interface PoliclaimRow {
  readonly text: string;
  readonly split: string;
  readonly label: 0 | 1;
}

const threshold = 0.5;

/** Which sentences are checkable, on PoliClaim: `--data DIR [--split train|test] [--every N]`. */
export function run(args: readonly string[]): void {
  const every = Number(option(args, '--every') ?? 1);
  const split = option(args, '--split');
  const rows = readCorpus<PoliclaimRow>(args, 'claims/policlaim.en.jsonl.gz')
    .filter((row) => split === undefined || row.split === split)
    .filter((_, index) => index % every === 0);
  const resources = { languagePacks, gazetteer: readGazetteer(), knownEvents };
  let [right, found, gold] = [0, 0, 0];
  for (const [index, row] of rows.entries()) {
    const { layers } = annotate(
      { id: String(index), kind: 'article', declaredLanguage: 'en', text: row.text },
      resources,
    );
    const checkable = (layers.claims ?? []).some((claim) => claim.checkworthy >= threshold);
    if (checkable) found += 1;
    if (row.label === 1) gold += 1;
    if (checkable && row.label === 1) right += 1;
  }
  const [precision, recall] = [right / Math.max(1, found), right / Math.max(1, gold)];
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  const everything = (2 * gold) / (gold + rows.length);
  process.stdout.write(
    [
      `PoliClaim ${split ?? 'whole'}, ${rows.length} sentences, checkable at ${threshold}`,
      `Firsthand, rules   precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`,
      `everything         precision ${(gold / rows.length).toFixed(3)}  recall 1.000  F1 ${everything.toFixed(3)}`,
      '',
    ].join('\n'),
  );
}
