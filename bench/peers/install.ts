import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { corenlpFolder } from './corenlp.ts';
import { spacyPython } from './spacy.ts';

/**
 * Fetches the peers into a folder: Stanford CoreNLP with Maven (about 500 MB), spaCy with pip into a virtual environment. One that fails is
 * reported and the other is installed all the same.
 */
export function installPeers(peersFolder: string): void {
  mkdirSync(peersFolder, { recursive: true });
  const steps: readonly (readonly [what: string, command: string, args: readonly string[]])[] = [
    ['spaCy: a virtual environment (needs Python 3)', 'python3', ['-m', 'venv', join(peersFolder, 'spacy')]],
    [
      'spaCy: packages',
      spacyPython(peersFolder),
      ['-m', 'pip', 'install', '--quiet', '--requirement', join(import.meta.dirname, 'requirements.txt')],
    ],
    [
      'Stanford CoreNLP (needs Java and Maven)',
      'mvn',
      [
        '--batch-mode',
        '--quiet',
        '--file',
        join(import.meta.dirname, 'pom.xml'),
        'dependency:copy-dependencies',
        `-DoutputDirectory=${corenlpFolder(peersFolder)}`,
      ],
    ],
  ];
  for (const [what, command, args] of steps) {
    process.stdout.write(`${what}\n`);
    const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
    if (status === 0) continue;
    process.stderr.write(`  failed: ${error?.message ?? `${command} ended with ${status}`}\n`);
    process.exitCode = 1;
  }
}
