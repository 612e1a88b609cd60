import { describe, expect, it } from 'vitest';
import { goldSentences, scoreOwnGold, valueF1 } from '../../bench/quantities/own-gold.ts';

/** Floors a little under what the code reaches, so that a loss shows: value F1 of times and of quantities. */
const floors = { ru: { times: 0.9, quantities: 0.9 }, uk: { times: 0.9, quantities: 0.9 } };

describe('the own gold of times and quantities', () => {
  it.each(['ru', 'uk'] as const)('is read in %s as well as its floor asks', (lang) => {
    const sentences = [...goldSentences(lang, 'dev'), ...goldSentences(lang, 'test')];
    expect(sentences.length).toBeGreaterThanOrEqual(80);
    const shown: string[] = [];
    const { times, quantities } = scoreOwnGold(lang, sentences, shown);
    expect(valueF1(times), shown.join('\n')).toBeGreaterThanOrEqual(floors[lang].times);
    expect(valueF1(quantities), shown.join('\n')).toBeGreaterThanOrEqual(floors[lang].quantities);
  });
});
