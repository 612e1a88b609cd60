/** Bytes turned into text, and how. */
export interface DecodedText {
  readonly text: string;
  /** Label of the encoding, as the WHATWG Encoding Standard names it, lower case. */
  readonly charset: string;
}

/** What is known of bytes besides the bytes. */
export interface DecodeOptions {
  /** Value of an HTTP `Content-Type` header, or a bare media type. */
  readonly contentType?: string | undefined;
  /** Name of the input, for messages. */
  readonly name?: string | undefined;
}

/** Turns captured bytes into text. */
export function decodeText(bytes: Uint8Array, options: DecodeOptions = {}): DecodedText {
  void options;
  return { text: new TextDecoder('utf-8').decode(bytes), charset: 'utf-8' };
}
