import type { SupportedLanguage } from '../model/index.ts';
import data from './name-aliases.json' with { type: 'json' };

/** Names of one country, city, body or event in three languages: names that no rule of spelling brings together («НАТО», "North Atlantic Alliance"). */
export const nameAliases: readonly Readonly<Record<SupportedLanguage, readonly string[]>>[] = data.aliases;
