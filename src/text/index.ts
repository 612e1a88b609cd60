export { foldSpelling, nameKey, nameStem } from './name-key.ts';
export { postTime, postTimeMs } from './post-id.ts';
export { type PostAddress, readPostUri } from './post-uri.ts';
export { romanisedKey } from './romanise.ts';
export { segmentSentences } from './sentences.ts';
export { findSharedPassages, type SharedPassages, type ShingledText, shingle } from './shared-passages.ts';
export { tokenize } from './tokens.ts';
