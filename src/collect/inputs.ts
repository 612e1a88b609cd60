import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FirsthandError } from '../model/index.ts';
import type { WebFetcher } from './fetch-url.ts';
import type { Retrieval } from './retrieval.ts';

/** One thing to read, as a command line names it. */
export type Input =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'web'; readonly uri: string }
  | { readonly kind: 'standard-input' };

/** How standard input is called in messages and captures; it has no address of its own. */
export const standardInputName = 'standard input';
const standardInputUri = 'urn:firsthand:standard-input';

/** What came of looking up one argument: an input, or a problem that names the argument. */
export type InputOrProblem =
  | { readonly kind: 'input'; readonly input: Input }
  | { readonly kind: 'problem'; readonly name: string; readonly error: FirsthandError };

/**
 * Turns arguments into inputs: `-` is standard input, `http://…` or `https://…` a page, anything else a path. A folder gives the
 * files in it and in its folders whose extension is among `extensions`, sorted by path; names that begin with a dot and folders that
 * `skips` are left out, and links to folders are not followed.
 * @param skips for instance case folders
 */
export async function* expandInputs(
  arguments_: readonly string[],
  extensions: ReadonlySet<string>,
  skips: (folder: string) => Promise<boolean>,
): AsyncGenerator<InputOrProblem> {
  for (const argument of arguments_) {
    if (argument === '-') yield { kind: 'input', input: { kind: 'standard-input' } };
    // Any scheme goes to the fetcher, which says why it refuses all but two. A single letter is a Windows drive.
    else if (/^[a-z][a-z0-9+.-]+:\/\//i.test(argument)) yield { kind: 'input', input: { kind: 'web', uri: argument } };
    else {
      try {
        for (const path of await expandPath(argument, extensions, skips))
          yield { kind: 'input', input: { kind: 'file', path } };
      } catch (error) {
        if (!(error instanceof FirsthandError)) throw error;
        yield { kind: 'problem', name: argument, error };
      }
    }
  }
}

async function expandPath(
  path: string,
  extensions: ReadonlySet<string>,
  skips: (folder: string) => Promise<boolean>,
): Promise<string[]> {
  const isFolder = (await stat(path).catch((error) => Promise.reject(unreadable(path, error)))).isDirectory();
  if (!isFolder) return [path];
  const files = await filesIn(path, extensions, skips);
  if (files.length > 0) return files;
  const wanted = [...extensions].map((extension) => `.${extension}`).join(', ');
  throw new FirsthandError('input-empty', `${path}: a folder without any ${wanted} file`);
}

async function filesIn(
  folder: string,
  extensions: ReadonlySet<string>,
  skips: (folder: string) => Promise<boolean>,
): Promise<string[]> {
  if (await skips(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) =>
    Promise.reject(unreadable(folder, error)),
  );
  const files: string[] = [];
  // Code unit order, the same on every machine.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) files.push(...(await filesIn(path, extensions, skips)));
    else if (extensions.has(/\.([^.]+)$/.exec(entry.name)?.[1]?.toLowerCase() ?? '')) files.push(path);
  }
  return files;
}

/**
 * Retrieves one input.
 * @param now the clock, ISO 8601 instant
 * @throws FirsthandError `input-missing`, `input-empty`; for pages, whatever the fetcher throws.
 */
export async function retrieve(
  input: Input,
  web: WebFetcher,
  now: () => string = () => new Date().toISOString(),
): Promise<Retrieval> {
  switch (input.kind) {
    case 'web':
      return web.fetch(input.uri);
    case 'standard-input':
      return {
        name: standardInputName,
        source: 'standard-input',
        capturedAt: now(),
        requestedUri: standardInputUri,
        finalUri: standardInputUri,
        body: process.stdin,
      };
    case 'file':
      return retrieveFile(input.path, now());
  }
}

async function retrieveFile(path: string, capturedAt: string): Promise<Retrieval> {
  const found = await stat(path).catch((error) => Promise.reject(unreadable(path, error)));
  if (found.isDirectory()) throw new FirsthandError('input-missing', `${path}: a folder, not a file`);
  if (found.isFile() && found.size === 0) throw new FirsthandError('input-empty', `${path}: empty, nothing to read`);
  return {
    name: path,
    source: 'file',
    capturedAt,
    requestedUri: pathToFileURL(resolve(path)).href,
    finalUri: pathToFileURL(await realpath(path)).href,
    fileName: basename(path),
    body: chunksOf(path),
  };
}

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) yield chunk as Uint8Array;
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): FirsthandError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'no such file or folder; check the path',
    ENOTDIR: 'no such file or folder; check the path',
    EACCES: 'may not be read; check its permissions',
    EPERM: 'may not be read; check its permissions',
    ELOOP: 'a link that leads back to itself',
    ENAMETOOLONG: 'no such file or folder: the name is too long',
  };
  return new FirsthandError('input-missing', `${path}: ${reasons[code ?? ''] ?? `cannot be read (${message})`}`, {
    cause,
  });
}
