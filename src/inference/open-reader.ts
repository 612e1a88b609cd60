import type { ReaderMarks } from '../model/index.ts';
import { markText, pieceCutter, type ReaderNetwork, type Vocabulary } from '../reader/index.ts';
import { checkModelFolder, type ModelFolder, readModelFile, unusable } from './model-folder.ts';
import { openNetwork } from './onnx-network.ts';

/** A trained reader in memory. */
export interface TrainedReader {
  /** Name and version, e.g. `reader@1`. */
  readonly model: string;
  /** ISO 639-1 codes of the languages that it was trained for. */
  readonly languages: readonly string[];
  /** Marks a text, unless it is too long. The same text gives the same marks. */
  mark(text: string): Promise<ReaderMarks>;
  /** Frees the memory of the network. */
  close(): Promise<void>;
}

/**
 * Opens the trained reader in a folder, after checking its files.
 * @throws FirsthandError `resource-missing` when it is missing, incomplete or damaged, or cannot run on this computer.
 */
export async function openReader(folder: string): Promise<TrainedReader> {
  return openCheckedReader(checkModelFolder(folder));
}

/** Opens a trained reader whose files were checked before. */
export async function openCheckedReader(checked: ModelFolder): Promise<TrainedReader> {
  const { folder, model, languages, windowPieces, overlapPieces } = checked;
  const network = await openNetwork(folder);
  const settings = { windowPieces, overlapPieces, cut: pieceCutter(readVocabulary(folder)) };
  await tryOut(network, folder);
  return {
    model,
    languages,
    mark: async (text) => {
      const marks = await markText(text, network, settings);
      return marks.absent === undefined ? { ...marks, model } : marks;
    },
    close: () => network.close(),
  };
}

function readVocabulary(folder: string): Vocabulary {
  const bytes = readModelFile(folder, 'vocabulary.json');
  try {
    const { pieces, scores } = JSON.parse(bytes.toString('utf8')) as Partial<Vocabulary>;
    if (pieces && scores === undefined) return { pieces };
    if (pieces && scores?.length === pieces.length) return { pieces, scores };
  } catch (cause) {
    throw unusable(`vocabulary.json in ${folder} is damaged`, cause);
  }
  throw unusable(`vocabulary.json in ${folder} is damaged`);
}

/** A network of another shape must show at the start, not in the middle of a batch. */
async function tryOut<States>(network: ReaderNetwork<States>, folder: string): Promise<void> {
  let counts: readonly number[];
  try {
    const { states, cue, name, sentence } = await network.encode([1, 3, 2], [1]);
    const roles = await network.credit(states, [{ kind: 0, first: 0, last: 0 }]);
    counts = [cue.length, name.length, sentence.length, roles.length];
  } catch (cause) {
    throw unusable(`the network in ${folder} does not run (${cause instanceof Error ? cause.message : cause})`, cause);
  }
  if (counts.join() !== '3,9,3,5') throw unusable(`the network in ${folder} is of another kind`);
}
