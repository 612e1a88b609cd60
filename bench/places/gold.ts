import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gazetteer } from '../../src/gazetteer/index.ts';
import type { Toponym } from '../../src/model/index.ts';
import { readPlaces } from './read-places.ts';

interface GoldPlace {
  readonly text: string;
  readonly country: string;
  readonly admin1?: string;
  readonly kind: 'place' | 'region' | 'country';
}
interface GoldContext {
  readonly id: string;
  readonly lang: 'en' | 'ru' | 'uk';
  readonly text: string;
  readonly places: readonly GoldPlace[];
  readonly notPlaces?: readonly string[];
}

/** How well our own sentences with homonyms and inflected names are read. */
export interface GoldScore {
  readonly places: number;
  /** Found as a name of a place. */
  readonly found: number;
  /** Found, and taken for the right place, region or country. */
  readonly right: number;
  readonly traps: number;
  /** Words that only look like places, and were not taken for one. */
  readonly avoided: number;
  readonly errors: readonly string[];
}

/** Reads `bench/gold/places.json` and scores it, by language. */
export function scoreGold(gazetteer: Gazetteer): Record<GoldContext['lang'], GoldScore> {
  const { contexts } = JSON.parse(readFileSync(join(import.meta.dirname, '../gold/places.json'), 'utf8')) as {
    contexts: GoldContext[];
  };
  const score = (lang: GoldContext['lang']): GoldScore => {
    const errors: string[] = [];
    let [places, found, right, traps, avoided] = [0, 0, 0, 0, 0];
    for (const context of contexts.filter((item) => item.lang === lang)) {
      const toponyms = readPlaces(lang, context.text, gazetteer);
      const at = (text: string): Toponym | undefined => {
        const start = context.text.indexOf(text);
        return toponyms.find((toponym) => toponym.start < start + text.length && start < toponym.end);
      };
      for (const gold of context.places) {
        const toponym = at(gold.text);
        const best = toponym?.candidates[0];
        places++;
        if (toponym !== undefined) found++;
        const fits =
          best !== undefined &&
          best.country === gold.country &&
          (gold.admin1 === undefined || best.admin1 === gold.admin1) &&
          toponym!.granularity === gold.kind;
        if (fits) right++;
        else
          errors.push(
            `${context.id} ${gold.text}: ${best ? `${best.name} ${best.country}.${best.admin1} ${best.featureCode}` : 'missed'}`,
          );
      }
      for (const trap of context.notPlaces ?? []) {
        traps++;
        if (at(trap) === undefined) avoided++;
        else errors.push(`${context.id} ${trap}: taken for a place`);
      }
    }
    return { places, found, right, traps, avoided, errors };
  };
  return { en: score('en'), ru: score('ru'), uk: score('uk') };
}
