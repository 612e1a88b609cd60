import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { findingsOf } from './findings-of.ts';

const gazetteer = readGazetteer();
const outcomes = (text: string) => findingsOf('place-in-region', text, { gazetteer }).map(({ outcome }) => outcome);

describe('place-in-region', () => {
  it.each([
    ['Smoke rose over Makiivka, a city in the Donetsk region.', 'consistent'],
    ['Smoke rose over Kherson, a city in the Kharkiv region.', 'inconsistent'],
    ['He grew up near Brovary in the Kyiv region.', 'consistent'],
    ['They met in Kyiv in the Kyiv region.', 'consistent'],
    ['В Донецке Ростовской области закрыли шахту.', 'consistent'],
    ['В Херсоне Харьковской области закрыли шахту.', 'inconsistent'],
    ['У Херсоні Харківської області закрили школу.', 'inconsistent'],
    ['У місті Ізюм Харківської області відкрили школу.', 'consistent'],
  ])('holds “%s” to be %s', (text, outcome) => {
    expect(outcomes(text)).toEqual([outcome]);
  });

  it('leaves open what only a village could settle, and says so', () => {
    const text = 'Бои идут за село Степановка в Донецкой области.';
    const [finding] = findingsOf('place-in-region', text, { gazetteer });
    expect(finding).toMatchObject({ outcome: 'undetermined' });
    expect(finding!.notice).toContain('Smaller places of Ukraine are not loaded');
  });

  it.each([
    ['a capital that acts in a country', 'Moscow in Ukraine relies on artillery, the report says.'],
    ['a name that a comma tells from its namesakes', 'He was born in Paris, Texas.'],
    ['a list of regions', 'Voters in Ohio, Texas and Florida went to the polls.'],
  ])('says nothing of %s', (_, text) => {
    expect(outcomes(text)).toEqual([]);
  });
});
