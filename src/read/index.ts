export { type DecodedText, type DecodeOptions, decodeText } from './decode.ts';
export { type PageOptions, type PageReading, readPage } from './page.ts';
export { readStructure } from './structure.ts';
