import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FirsthandError } from '../model/index.ts';

/** The files of a trained reader. */
export const modelFiles = ['encoder.onnx', 'credit.onnx', 'vocabulary.json'] as const;

/** A folder with a trained reader whose files were found whole. Plain data: it can be sent to a thread. */
export interface ModelFolder {
  readonly folder: string;
  /** Name and version, e.g. `reader@1`. */
  readonly model: string;
  /** ISO 639-1 codes of the languages that it was trained for. */
  readonly languages: readonly string[];
  /** Pieces a window, start and end piece included. */
  readonly windowPieces: number;
  /** Most pieces that two windows share. */
  readonly overlapPieces: number;
}

/** What `reader.json` says, as training/reader/export.py writes it. */
interface Description {
  readonly name: string;
  readonly version: number;
  readonly languages: readonly string[];
  readonly windowPieces: number;
  readonly overlapPieces: number;
  readonly sha256: Readonly<Record<string, string>>;
}

/**
 * Checks that a folder holds a whole trained reader: every file is there and has the digest that `reader.json` states.
 * @throws FirsthandError `resource-missing` otherwise: what is wrong, and what the user can do.
 */
export function checkModelFolder(folder: string): ModelFolder {
  const { name, version, languages, windowPieces, overlapPieces, sha256 } = describe(folder);
  for (const file of modelFiles) {
    const digest = createHash('sha256').update(readModelFile(folder, file)).digest('hex');
    if (digest !== sha256[file])
      throw unusable(`${join(folder, file)} is damaged: it is not the file that reader.json describes`);
  }
  return { folder, model: `${name}@${version}`, languages, windowPieces, overlapPieces };
}

/**
 * Name and version of the trained reader in a folder, e.g. `reader@1`; its other files are not looked at.
 * @throws FirsthandError `resource-missing` when there is none.
 */
export function modelIn(folder: string): string {
  const { name, version } = describe(folder);
  return `${name}@${version}`;
}

/** The error for a trained reader that cannot be used. */
export function unusable(what: string, cause?: unknown): FirsthandError {
  return new FirsthandError(
    'resource-missing',
    `The trained reader cannot be used: ${what}. Restore it (in a checkout: "git checkout -- models", otherwise: install Firsthand again), or read by rules alone with --fast.`,
    { cause },
  );
}

export function readModelFile(folder: string, file: string): Buffer {
  const path = join(folder, file);
  if (!existsSync(path)) throw unusable(`${path} is missing`);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw unusable(`${path} cannot be read (${cause instanceof Error ? cause.message : cause})`, cause);
  }
}

function describe(folder: string): Description {
  const path = join(folder, 'reader.json');
  const bytes = readModelFile(folder, 'reader.json');
  let found: unknown;
  try {
    found = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw unusable(`${path} is damaged: it is not JSON`, cause);
  }
  if (!isDescription(found)) throw unusable(`${path} is damaged: fields are missing`);
  return found;
}

function isDescription(found: unknown): found is Description {
  const { name, version, languages, windowPieces, overlapPieces, sha256 } = (found ?? {}) as Partial<Description>;
  return (
    typeof name === 'string' &&
    typeof version === 'number' &&
    Array.isArray(languages) &&
    typeof windowPieces === 'number' &&
    windowPieces > 2 + 16 &&
    typeof overlapPieces === 'number' &&
    typeof sha256 === 'object' &&
    sha256 !== null
  );
}
