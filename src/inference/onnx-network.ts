import { join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ReaderNetwork, Stretch, WindowScores } from '../reader/index.ts';
import { unusable } from './model-folder.ts';

/** States of the words of a window, as the encoder gave them. */
type States = Tensor;

/** The network of the trained reader, run by ONNX Runtime on one core. */
export interface OnnxNetwork extends ReaderNetwork<States> {
  close(): Promise<void>;
}

// One thread each: documents are read side by side, in as many threads as there are cores.
const sessionOptions: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  // The export has fused what pays; 'all' would add a fusion that is slower.
  graphOptimizationLevel: 'basic',
};

/**
 * Loads `encoder.onnx` and `credit.onnx` of a folder.
 * @throws FirsthandError `resource-missing` when ONNX Runtime has no build for this computer, or a file is no network.
 */
export async function openNetwork(folder: string): Promise<OnnxNetwork> {
  const runtime = await loadRuntime();
  const encoder = await openSession(runtime, join(folder, 'encoder.onnx'));
  const credit = await openSession(runtime, join(folder, 'credit.onnx'));
  const integers = (values: readonly number[], shape: readonly number[]): Tensor =>
    new runtime.Tensor('int64', BigInt64Array.from(values, BigInt), shape);
  return {
    encode: async (ids, firstPiece): Promise<WindowScores<States>> => {
      const found = await encoder.run({
        ids: integers(ids, [1, ids.length]),
        first: integers(firstPiece, [1, firstPiece.length]),
      });
      const states = found.states!;
      return {
        states: states.reshape(states.dims.slice(1)),
        cue: found.cue!.data as Float32Array,
        name: found.name!.data as Float32Array,
        sentence: found.sentence!.data as Float32Array,
      };
    },
    credit: async (states, cues: readonly Stretch[]) => {
      const { tags } = await credit.run({
        states,
        begin: integers(
          cues.map(({ first }) => first),
          [cues.length],
        ),
        end: integers(
          cues.map(({ last }) => last),
          [cues.length],
        ),
      });
      return tags!.data as Float32Array;
    },
    close: async () => {
      await encoder.release();
      await credit.release();
    },
  };
}

async function loadRuntime(): Promise<typeof import('onnxruntime-node')> {
  try {
    return await import('onnxruntime-node');
  } catch (cause) {
    throw unusable(
      `ONNX Runtime does not start on this computer, ${process.platform} ${process.arch} (${cause instanceof Error ? cause.message : cause})`,
      cause,
    );
  }
}

async function openSession(
  { InferenceSession }: typeof import('onnxruntime-node'),
  path: string,
): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(path, sessionOptions);
  } catch (cause) {
    throw unusable(`${path} cannot be loaded (${cause instanceof Error ? cause.message : cause})`, cause);
  }
}
