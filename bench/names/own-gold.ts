import type { EntityType, SupportedLanguage } from '../../src/model/index.ts';
import gold from '../gold/names.json' with { type: 'json' };
import type { GoldName, GoldText } from './name-sets.ts';

const marked = /\[([^|\]]+)\|(PER|ORG|LOC|MISC)\]/g;

/** The committed sentences with their names: `[Marta Kowalczyk|PER] told [Reuters|ORG] …`. */
export function readOwnGold(language: SupportedLanguage): GoldText[] {
  return gold[language].map((sentence, index) => {
    const names: GoldName[] = [];
    let text = '';
    let last = 0;
    for (const match of sentence.matchAll(marked)) {
      text += sentence.slice(last, match.index);
      names.push({ start: text.length, end: text.length + match[1]!.length, type: match[2] as EntityType });
      text += match[1]!;
      last = match.index + match[0].length;
    }
    return { id: `${language}-${index + 1}`, language, text: text + sentence.slice(last), names };
  });
}
