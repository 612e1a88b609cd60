import { checks } from '../../src/check/index.ts';
import type { Gazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Layers } from '../../src/model/index.ts';
import { annotate } from '../../src/pipeline/index.ts';
import { drawRound, feeds } from './feeds.ts';

const [documentsTimed, repetitions] = [300, 3];
const context = (gazetteer: Gazetteer) => ({ gazetteer, pack: languagePacks.en, knownEvents, today: '2024-01-01' });

/** Prints how long all checks together take on an article, without the stages that they build on: median and 95th of 100. */
export function measureSpeed(args: readonly string[], gazetteer: Gazetteer): void {
  const documents = drawRound(args, feeds[0]!, 1, documentsTimed);
  const times = documents
    .map(({ document }) => {
      const { layers } = annotate(document, { gazetteer, languagePacks, knownEvents, today: '2024-01-01' });
      // The quickest of several runs: what other programs take of the machine is no part of it.
      const runs = Array.from({ length: repetitions }, () => {
        const started = performance.now();
        for (const check of checks) check.evaluate(layers as Layers, context(gazetteer));
        return performance.now() - started;
      });
      return Math.min(...runs);
    })
    .sort((one, other) => one - other);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  process.stdout.write(`all checks on an article: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms\n`);
}
