export { postTime, postTimeMs } from './post-id.ts';
export { type PostAddress, readPostUri } from './post-uri.ts';
export { segmentSentences } from './sentences.ts';
export { tokenize } from './tokens.ts';
