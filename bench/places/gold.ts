import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gazetteer } from '../../src/gazetteer/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Toponym } from '../../src/model/index.ts';
import { annotate, defineStage, planStages, stages } from '../../src/pipeline/index.ts';

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

const needed = new Set(['structure', 'sentences', 'tokens', 'entities', 'toponyms']);

/** Reads `bench/gold/places.json` and scores it, by language. */
export function scoreGold(gazetteer: Gazetteer): Record<GoldContext['lang'], GoldScore> {
  const { contexts } = JSON.parse(readFileSync(join(import.meta.dirname, '../gold/places.json'), 'utf8')) as {
    contexts: GoldContext[];
  };
  const score = (lang: GoldContext['lang']): GoldScore => {
    // A sentence is too short to tell its language by; here the language is not in question.
    const known = defineStage({
      name: 'language',
      version: 1,
      requires: ['document'],
      provides: ['language'],
      languages: 'any',
      run: () => ({ language: { code: lang, confidence: 1 } }),
    });
    const planned = planStages([known, ...stages.filter(({ name }) => needed.has(name))]);
    const errors: string[] = [];
    let [places, found, right, traps, avoided] = [0, 0, 0, 0, 0];
    for (const context of contexts.filter((item) => item.lang === lang)) {
      const document = { id: context.id, kind: 'article', text: context.text, declaredLanguage: lang } as const;
      const { layers, failed } = annotate(document, { languagePacks, gazetteer, knownEvents: [] }, planned, []);
      if (layers.toponyms === undefined) throw new Error(`${context.id}: ${JSON.stringify(failed)}`);
      const at = (text: string): Toponym | undefined => {
        const start = context.text.indexOf(text);
        return layers.toponyms!.find((toponym) => toponym.start < start + text.length && start < toponym.end);
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
