/** Bytes in the archive, by what they are. */
export interface ArchivedBytes {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly byteLength: number;
}

/** Keeps captured bytes under their SHA-256. Bytes are there whole or not at all, and durable when the promise resolves. */
export interface Archive {
  put(bytes: Uint8Array): Promise<ArchivedBytes>;
  /** The same for bytes that arrive in pieces; holds one piece in memory at a time. */
  putStream(chunks: AsyncIterable<Uint8Array>): Promise<ArchivedBytes>;
  has(sha256: string): Promise<boolean>;
  /**
   * @throws FirsthandError `not-found`; `case-invalid` when the bytes no longer have their digest.
   */
  get(sha256: string): Promise<Uint8Array>;
  /** The bytes in pieces. What was damaged is known at the end only. @throws FirsthandError as {@link get} does. */
  stream(sha256: string): AsyncIterable<Uint8Array>;
  /** Takes bytes away; does nothing when they are not there. */
  remove(sha256: string): Promise<void>;
}
