import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { FirsthandError } from '../model/index.ts';

/** Files that GeoNames packs beside the dump. */
const sideFiles = /^(?:readme|iso-languagecodes|featurecodes.*)\.txt$/i;

/** A dump on the disk, packed or not. */
export interface DumpFile {
  /** As the user wrote it. */
  readonly path: string;
  readonly fileName: string;
  /** File name without its ending: `UA`, `alternateNamesV2`. */
  readonly name: string;
  readonly bytes: number;
}

/**
 * Looks whether there is such a file.
 * @throws FirsthandError `input-missing`, `input-empty`
 */
export function findDump(path: string): DumpFile {
  if (!existsSync(path))
    throw new FirsthandError('input-missing', `${path}: there is no such file; check the path and its spelling`);
  const stat = statSync(path);
  if (!stat.isFile()) throw new FirsthandError('input-invalid', `${path}: is no file; name a .zip, .txt or .tsv file`);
  if (stat.size === 0) throw new FirsthandError('input-empty', `${path}: the file is empty; download it again`);
  const fileName = basename(path);
  return { path, fileName, name: fileName.replace(/\.(?:zip|txt|tsv|csv)$/i, ''), bytes: stat.size };
}

/** SHA-256 of the file, hexadecimal. */
export async function digestOf({ path }: DumpFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * The bytes of the dump, unpacked.
 * @throws FirsthandError `input-invalid`: the zip file is damaged, cut short, or holds no dump
 */
export async function* dumpChunks({ path }: DumpFile): AsyncGenerator<Uint8Array> {
  if (!/\.zip$/i.test(path)) {
    yield* createReadStream(path, { highWaterMark: 1 << 20 });
    return;
  }
  const damaged = (cause: unknown): FirsthandError => {
    if (cause instanceof FirsthandError) return cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    return new FirsthandError(
      'input-invalid',
      `${path}: the zip file is damaged or cut short (${why}); download it again`,
      {
        cause,
      },
    );
  };
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = await openZip(path);
    const entry = await findEntry(zip, path);
    let sum = 0;
    for await (const chunk of await openEntry(zip, entry)) {
      sum = crc32(chunk as Buffer, sum);
      yield chunk as Buffer;
    }
    if (sum !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} is wrong`);
  } catch (error) {
    throw damaged(error);
  } finally {
    zip?.close();
  }
}

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

/** The one file of the archive that is a dump. */
function findEntry(zip: yauzl.ZipFile, path: string): Promise<yauzl.Entry> {
  return new Promise((resolve, reject) => {
    const found: yauzl.Entry[] = [];
    zip.on('error', reject);
    zip.on('entry', (entry: yauzl.Entry) => {
      if (/\.(?:txt|tsv)$/i.test(entry.fileName) && !sideFiles.test(basename(entry.fileName))) found.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => {
      if (found.length === 1) resolve(found[0]!);
      else {
        const what =
          found.length === 0 ? 'no .txt file' : `several files (${found.map(({ fileName }) => fileName).join(', ')})`;
        reject(
          new FirsthandError(
            'input-invalid',
            `${path}: the zip file holds ${what}, where one dump of GeoNames is expected; unpack it and import the file that you mean`,
          ),
        );
      }
    });
    zip.readEntry();
  });
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
