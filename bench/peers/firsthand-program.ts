/** `node firsthand-program.ts names|quotes [MODELS]`: a line `{"text": …}` in, a line of what was found in it out. */
import { createInterface } from 'node:readline';
import { checkModels, openCheckedReaders } from '../../src/inference/index.ts';
import type { ReaderMarks } from '../../src/model/index.ts';
import { readAttributions } from '../attribution/read-attributions.ts';
import { readGazetteer } from '../gazetteer.ts';
import { entitiesOf } from '../names/index.ts';
import type { FoundQuote } from './direct-quotes.ts';
import type { FoundName } from './system.ts';

const [task, model] = process.argv.slice(2);
const gazetteer = readGazetteer();
const reader = model === undefined ? undefined : openCheckedReaders(checkModels(model));
// Loads what is read at the first text, as a start-up.
itemsOf('', undefined);
process.stderr.write('ready\n');

for await (const line of createInterface({ input: process.stdin })) {
  const { text } = JSON.parse(line) as { text: string };
  process.stdout.write(`${JSON.stringify(itemsOf(text, await reader?.mark(text, 'en')))}\n`);
}
await reader?.close();

function itemsOf(text: string, marks: ReaderMarks | undefined): readonly FoundName[] | readonly FoundQuote[] {
  return task === 'names' ? namesOf(text, marks) : quotesOf(text, marks);
}

function namesOf(text: string, marks: ReaderMarks | undefined): FoundName[] {
  return entitiesOf({ text, language: 'en' }, gazetteer, marks?.names).map(({ start, end, type }) => ({
    start,
    end,
    type,
  }));
}

function quotesOf(text: string, marks: ReaderMarks | undefined): FoundQuote[] {
  const { attributions, entities } = readAttributions(text, 'en', marks);
  return attributions.map(({ content, source, sourceEntity }) => ({
    content,
    speaker: source,
    coreferent: entities.filter(({ entity }) => entity === sourceEntity).map(({ start, end }) => ({ start, end })),
  }));
}
