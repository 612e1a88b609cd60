import type { Retrieval, WebOptions } from '../collect/index.ts';
import { FirsthandError } from '../model/index.ts';
import { isCase } from './case.ts';
import type { Rejection } from './reading-task.ts';
import { knownExtensions } from './sniff.ts';

/** How inputs are fetched. */
export type RetrieveOptions = Pick<WebOptions, 'allowPrivate' | 'ignoreRobots' | 'limits'>;

/** What came of one input: its bytes, ready to be read, or why there are none. */
export type RetrievedInput = { readonly kind: 'retrieved'; readonly retrieval: Retrieval } | Rejection;

/**
 * Retrieves files, the files of folders, URLs and standard input (`-`), one after another, in the order given.
 * What cannot be retrieved is a rejection whose message names it, and the others still come. Case folders inside a folder are left out.
 */
export async function* retrieveInputs(
  inputs: readonly string[],
  options: RetrieveOptions = {},
): AsyncGenerator<RetrievedInput> {
  const { expandInputs, openWebFetcher, retrieve } = await import('../collect/index.ts');
  const web = openWebFetcher(options);
  try {
    for await (const found of expandInputs(inputs, knownExtensions, isCase)) {
      if (found.kind === 'problem') yield rejectionOf(found.error);
      else {
        try {
          yield { kind: 'retrieved', retrieval: await retrieve(found.input, web) };
        } catch (error) {
          yield rejectionOf(error);
        }
      }
    }
  } finally {
    await web.close();
  }
}

/** A problem of the input, told as a value. @throws anything else, unchanged. */
export function rejectionOf(error: unknown): Rejection {
  if (!(error instanceof FirsthandError)) throw error;
  return { kind: 'rejected', code: error.code, message: error.message };
}
