import { eld } from 'eld/small';
import type { LanguageGuess } from '../model/index.ts';

/**
 * Names the language of a text by its letter n-grams (the `eld` library).
 * @returns ISO 639-1 code, or `und` for a text without letters.
 */
export function identifyLanguage(text: string): LanguageGuess {
  const result = eld.detect(text.slice(0, 4000));
  if (result.language === '') return { code: 'und', confidence: 0 };
  return { code: result.language, confidence: result.isReliable() ? 0.95 : 0.5 };
}
