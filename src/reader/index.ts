export { pieceCutter } from './cut-pieces.ts';
export { markText, mostCharacters, type ReaderNetwork, type ReaderSettings, type WindowScores } from './mark-text.ts';
export type { PieceCutter, Vocabulary } from './pieces.ts';
export type { Stretch } from './tags.ts';
export { type Window, type WindowSize, windowsOf } from './windows.ts';
export { type Words, wordsOf } from './words.ts';
