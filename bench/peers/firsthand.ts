import { join } from 'node:path';
import type { FoundQuote } from './direct-quotes.ts';
import type { Found, FoundName, System } from './system.ts';
import { runTimed } from './timed-program.ts';

/**
 * Firsthand as it reads an English text, started as a program of its own like its peers.
 * @param model folder of the trained reader; without it rules read alone
 */
export function firsthand(model?: string): System {
  const read = async <Item>(task: 'names' | 'quotes', texts: readonly string[]): Promise<Found<Item>> => {
    const { output, ...times } = await runTimed({
      command: process.execPath,
      args: [
        '--disable-warning=ExperimentalWarning',
        join(import.meta.dirname, 'firsthand-program.ts'),
        task,
        ...(model ? [model] : []),
      ],
      input: texts.map((text) => `${JSON.stringify({ text })}\n`).join(''),
      ready: /^ready$/m,
    });
    const lines = output.split('\n').filter((line) => line !== '');
    return { found: lines.map((line) => JSON.parse(line) as Item[]), ...times };
  };
  return {
    name: model === undefined ? 'Firsthand, rules' : 'Firsthand, reader and rules',
    missing: () => undefined,
    readNames: (texts) => read<FoundName>('names', texts),
    readQuotes: (texts) => read<FoundQuote>('quotes', texts),
  };
}
