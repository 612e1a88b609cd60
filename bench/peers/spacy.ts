import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityType } from '../../src/model/index.ts';
import type { System } from './system.ts';
import { runTimed } from './timed-program.ts';

/** OntoNotes labels; dates and figures are no names. */
const types: Readonly<Record<string, EntityType>> = {
  PERSON: 'PER',
  ORG: 'ORG',
  GPE: 'LOC',
  LOC: 'LOC',
  FAC: 'LOC',
  NORP: 'MISC',
  EVENT: 'MISC',
  WORK_OF_ART: 'MISC',
  PRODUCT: 'MISC',
  LAW: 'MISC',
  LANGUAGE: 'MISC',
};

/** The Python of the virtual environment that spaCy is installed in. */
export function spacyPython(peersFolder: string): string {
  return join(peersFolder, 'spacy', ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
}

/** spaCy's small English pipeline, its name recogniser alone. */
export function spacy(peersFolder: string): System {
  const python = spacyPython(peersFolder);
  return {
    name: 'spaCy en_core_web_sm',
    missing: () => (existsSync(python) ? undefined : `spaCy (${python})`),
    async readNames(texts) {
      const { output, ...times } = await runTimed({
        command: python,
        args: [join(import.meta.dirname, 'read_names.py')],
        input: texts.map((text) => `${JSON.stringify({ text })}\n`).join(''),
        ready: /^ready$/m,
      });
      const lines = output.split('\n').filter((line) => line !== '');
      const found = lines.map((line) =>
        (JSON.parse(line) as { start: number; end: number; label: string }[]).flatMap(({ start, end, label }) => {
          const type = types[label];
          return type === undefined ? [] : [{ start, end, type }];
        }),
      );
      return { found, ...times };
    },
  };
}
