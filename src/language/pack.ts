import type { SupportedLanguage } from '../model/index.ts';

/** Rules and lexicons of one language. Every language has the same files, so that packs are parallel. */
export interface LanguagePack {
  readonly code: SupportedLanguage;
  readonly englishName: string;
}
