/** A half-open range `[start, end)` of UTF-16 offsets into a document's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span as the reading interface prints it: `[start, end]`. */
export type SpanPair = [start: number, end: number];
