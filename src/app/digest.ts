import { createHash } from 'node:crypto';

/** SHA-256 of bytes, lower-case hex. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Id of a document that brings none of its own: the first 12 hex digits of the SHA-256 of its bytes. */
export const documentIdOf = (sha256: string): string => sha256.slice(0, 12);
