export { segmentSentences } from './sentences.ts';
export { tokenize } from './tokens.ts';
