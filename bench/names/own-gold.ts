import type { EntityType, SupportedLanguage } from '../../src/model/index.ts';
import gold from '../gold/names.json' with { type: 'json' };
import type { GoldName, GoldText } from './name-sets.ts';

const marked = /\[([^|\]]+)\|(PER|ORG|LOC|MISC)(?:=(\w+))?\]/g;

/** The committed sentences with their names: `[Marta Kowalczyk|PER] told [Reuters|ORG] …`. */
export function readOwnGold(language: SupportedLanguage): GoldText[] {
  return gold[language].map((text, index) => readMarked(text, `${language}-${index + 1}`, language));
}

/** The committed short texts in which the names of one entity are marked: `[Kyiv|LOC=a] … [Київ|LOC=a]`. */
export function readOwnEntities(language: SupportedLanguage): GoldText[] {
  return gold.entities[language].map((text, index) => readMarked(text, `entities-${language}-${index + 1}`, language));
}

function readMarked(source: string, id: string, language: SupportedLanguage): GoldText {
  const names: GoldName[] = [];
  let text = '';
  let last = 0;
  for (const match of source.matchAll(marked)) {
    text += source.slice(last, match.index);
    const [whole, name, type, entity] = match as unknown as [string, string, EntityType, string | undefined];
    names.push({ start: text.length, end: text.length + name.length, type, entity });
    text += name;
    last = match.index + whole.length;
  }
  return { id, language, text: text + source.slice(last), names, learnt: false };
}
