import { option } from '../corpus.ts';
import { measureEmbeds } from './embeds.ts';
import { type Figure, printFigure } from './figure.ts';
import { measureMainText } from './main-text.ts';
import { measureMetadata } from './metadata.ts';
import { measureThroughput } from './throughput.ts';

/** What is measured on pages, by name. Throughput comes first: the others hold corpora in memory. */
const measures: Readonly<Record<string, (args: readonly string[]) => Figure[] | Promise<Figure[]>>> = {
  throughput: measureThroughput,
  'main-text': measureMainText,
  metadata: measureMetadata,
  embeds: measureEmbeds,
};

/** `npm run bench -- extract --data DIR [--only NAME]`: pages to text and metadata, each figure beside its bar. */
export async function run(args: readonly string[]): Promise<void> {
  const only = option(args, '--only');
  for (const [name, measure] of Object.entries(measures)) {
    if (only !== undefined && only !== name) continue;
    process.stdout.write(`${name}\n`);
    for (const figure of await measure(args)) printFigure(figure);
  }
}
