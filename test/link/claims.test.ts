import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Layers, SupportedLanguage } from '../../src/model/index.ts';
import { annotate, defineStage, planStages, stages } from '../../src/pipeline/index.ts';

const gazetteer = buildGazetteer({ records: [], coverage: 'no places', smallPlaces: [] });

/** Reads a text with every real stage; the language is given, as a sentence may be too short to tell it. */
function read(text: string, language: SupportedLanguage = 'en'): Partial<Layers> {
  const given = defineStage({
    name: 'language',
    version: 1,
    requires: ['document'],
    provides: ['language'],
    languages: 'any',
    run: () => ({ language: { code: language, confidence: 1 } }),
  });
  const planned = planStages(stages.map((stage) => (stage.name === 'language' ? given : stage)));
  return annotate({ id: 'd', kind: 'post', text }, { gazetteer, languagePacks, knownEvents }, undefined, planned)
    .layers;
}

const claimsOf = (text: string, language?: SupportedLanguage) => read(text, language).claims ?? [];

describe('claims', () => {
  const split: readonly (readonly [SupportedLanguage, string, readonly string[]])[] = [
    ['en', 'The depot burned down, and two guards were hurt.', ['The depot burned down', 'two guards were hurt']],
    ['en', 'The mill closed; its owner left the country.', ['The mill closed', 'its owner left the country']],
    ['ru', 'Склад сгорел, а двое охранников пострадали.', ['Склад сгорел', 'двое охранников пострадали']],
    ['uk', 'Склад згорів, а двоє охоронців постраждали.', ['Склад згорів', 'двоє охоронців постраждали']],
  ];
  for (const [language, text, expected] of split)
    it(`takes “${text}” apart into its propositions`, () => {
      expect(claimsOf(text, language).map((claim) => claim.text)).toEqual(expected);
    });

  const none: readonly (readonly [SupportedLanguage, string])[] = [
    ['en', 'Who closed the mill in 1998?'],
    ['en', 'Please read our other reports.'],
    ['en', 'We must never give up.'],
    ['en', 'What a beautiful dream this is!'],
    ['ru', 'Кто закрыл завод в 1998 году?'],
    ['ru', 'Подписывайтесь на наш канал.'],
    ['ru', 'Пусть все будет хорошо.'],
    ['uk', 'Хто закрив завод 1998 року?'],
    ['uk', 'Підписуйтесь на наш канал.'],
    ['uk', 'Нехай усе буде добре.'],
  ];
  for (const [language, text] of none)
    it(`claims nothing in “${text}”`, () => {
      expect(claimsOf(text, language)).toEqual([]);
    });

  it('reads words that are credited without a word that credits, as those of a posted picture', () => {
    const { claims, attributions } = read(
      'The mill burned down on Friday. A photo posted by Ada Brandt (@adabrandt) on Jan 5, 2016 at 8:01am PST\n\nNobody was hurt in the fire.',
    );
    expect(attributions!.some(({ source, cue }) => source.length > 0 && cue.length === 0)).toBe(true);
    expect(claims!.map(({ text }) => text)).toContain('Nobody was hurt in the fire');
  });

  it.each<[SupportedLanguage, string, string]>([
    ['en', 'Nobody from the mill has explained who paid.', 'Nobody from the mill has explained who paid'],
    ['ru', 'Никто из работников не объяснил, кто заплатил за грузовики.', 'Никто из работников не объяснил'],
    ['uk', 'Ніхто з працівників не пояснив, хто заплатив за вантажівки.', 'Ніхто з працівників не пояснив'],
  ])('credits nothing to nobody (%s): “%s”', (language, text, first) => {
    const claims = claimsOf(text, language);
    expect(claims[0]!.text).toBe(first);
    expect(claims.flatMap(({ chain }) => chain)).toEqual([]);
  });

  it('leaves the words that credit out of the claim and names the attribution in its chain', () => {
    const { claims, attributions } = read('The clerk said that two mills had closed in June.');
    expect(claims!.map(({ text, chain }) => [text, chain])).toEqual([
      ['two mills had closed in June', [attributions![0]!.id]],
    ]);
  });

  it('gives a relayed claim its whole chain, outermost first', () => {
    const { claims, attributions } = read('The Herald reported that police had said the bridge was closed.');
    const [outer, inner] = attributions!;
    expect(claims!.at(-1)!.chain).toEqual([outer!.id, inner!.id]);
  });

  const hedged: readonly (readonly [SupportedLanguage, string, string])[] = [
    ['en', 'The pilot was reportedly hurt in the crash.', 'reported'],
    ['en', 'The losses are rumored to be in the hundreds.', 'reported'],
    ['ru', 'Летчик, вероятно, пострадал при посадке.', 'probable'],
    ['uk', 'Пілот нібито постраждав під час посадки.', 'reported'],
    ['en', 'The pilot was hurt in the crash.', 'certain'],
  ];
  for (const [language, text, level] of hedged)
    it(`puts “${text}” as ${level}`, () => {
      expect(claimsOf(text, language).map(({ hedge }) => hedge)).toEqual([level]);
    });

  const polarity: readonly (readonly [SupportedLanguage, string, string])[] = [
    ['en', 'The bridge was not damaged in the storm.', 'negative'],
    ['en', 'The bridge, which nobody guards, was damaged in the storm.', 'positive'],
    ['ru', 'Мост не пострадал во время бури.', 'negative'],
    ['uk', 'Міст не постраждав під час бурі.', 'negative'],
    ['ru', 'Мост пострадал не только от бури.', 'positive'],
  ];
  for (const [language, text, expected] of polarity)
    it(`reads “${text}” as ${expected}`, () => {
      expect(claimsOf(text, language)[0]!.polarity).toBe(expected);
    });

  it('rates figures, names and events above generalities', () => {
    const [concrete] = claimsOf('Two shells destroyed 14 houses in Lumno on 3 May.');
    const [general] = claimsOf('Life there is often quite slow.');
    expect(concrete!.checkworthy).toBeGreaterThan(0.8);
    expect(general!.checkworthy).toBeLessThan(0.6);
  });

  it('take nothing from the signature under an embedded post', () => {
    const text =
      'The council met on Monday.\n\nThe bridge is closed and two lorries are stuck. — Mara Quill (@maraquill) November 14, 2022\n\nThe road over the pass stays open.';
    const said = claimsOf(text).map((claim) => claim.text);
    expect(said.some((words) => words.includes('bridge'))).toBe(true);
    expect(said.filter((words) => /maraquill|November/.test(words))).toEqual([]);
  });

  it('keeps behind a rumour that nobody is credited with it', () => {
    const [claim] = claimsOf('The losses are rumoured to be in the hundreds.');
    expect(claim).toMatchObject({ hedge: 'reported', chain: ['a1'] });
  });

  it('makes no clause of a wish without tense', () => {
    const said = claimsOf('The wives are tired and demanding their husbands and brothers be returned.').map(
      ({ text }) => text,
    );
    expect(said).not.toContain('brothers be returned');
  });

  it('gives each claim its own slice of the text and a running id', () => {
    const text = 'The depot burned down, and two guards were hurt. The mill closed in June.';
    const claims = claimsOf(text);
    expect(claims.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
    expect(claims.every((claim) => text.slice(claim.start, claim.end) === claim.text)).toBe(true);
  });

  const asides: readonly (readonly [SupportedLanguage, string, string])[] = [
    ['en', 'According to the harbour board, every week nearly 30 crates vanish.', 'every week nearly 30 crates vanish'],
    ['en', 'Most small bakers crave cheaper flour, said Ivor Blum.', 'Most small bakers crave cheaper flour'],
    ['ru', 'Достаточно общего согласия жильцов, заявил Пётр Власов.', 'Достаточно общего согласия жильцов'],
    ['uk', 'Достатньо загальної згоди мешканців, заявив Петро Власенко.', 'Достатньо загальної згоди мешканців'],
  ];
  for (const [language, text, said] of asides)
    it(`credits what stands beside a credit, whatever its verb: “${said}”`, () => {
      const [claim] = claimsOf(text, language);
      expect([claim?.text, claim?.chain]).toEqual([said, ['a1']]);
    });

  it('makes no statement of a bare noun phrase behind its credit', () => {
    const [claim] = claimsOf('The board announced a plan to build 40 flats.');
    expect(claim?.chain).toEqual([]);
  });

  const leadIns: readonly (readonly [SupportedLanguage, string, string])[] = [
    ['en', 'The road was closed after the mayor said that ice had formed.', 'The road was closed'],
    ['ru', 'Дорогу закрыли после того, как мэр заявил, что образовался лёд.', 'образовался лёд'],
  ];
  for (const [language, text, expected] of leadIns)
    it(`ends its own part of a sentence before the words that lead up to a credit (${language})`, () => {
      const said = claimsOf(text, language).map((claim) => claim.text);
      expect(said).toContain(expected);
      expect(said.filter((words) => /(after|после|как)$/.test(words))).toEqual([]);
    });

  it.each([
    ['en', 'Have rifles changed since 1990 and are they now sold in 12 towns?'],
    ['ru', 'Изменились ли цены с 1990 года и продают ли хлеб в 12 городах?'],
    ['uk', 'Чи змінилися ціни з 1990 року і чи продають хліб у 12 містах?'],
  ] as const)('takes no part of a question for a claim (%s)', (language, text) => {
    expect(claimsOf(text, language)).toEqual([]);
  });

  it.each([
    [
      'ru',
      'Завод закрыли в мае 1998 года.\n\n[👉 ](https://t.example/+a)[Ранний выпуск. Подписаться](https://t.example/+b)',
    ],
    ['uk', 'Завод закрили у травні 1998 року.\n\n🔴 [Підписатися на 112 новин](https://t.example/c)'],
    ['en', 'The mill closed in May 1998.\n\n[Join the 24 hour feed now](https://t.example/d)'],
  ] as const)('claims nothing in a last line of links (%s)', (language, text) => {
    expect(claimsOf(text, language).map((claim) => claim.end <= text.indexOf('\n'))).toEqual([true]);
  });

  it.each([
    ['ru', 'Напомним, что мост закрыли в мае 1998 года.', 'мост закрыли в мае 1998 года'],
    ['uk', 'Зазначимо, що міст закрили в травні 1998 року.', 'міст закрили в травні 1998 року'],
  ] as const)('makes a claim of the text of what it remarks itself (%s)', (language, text, expected) => {
    expect(claimsOf(text, language).map((claim) => [claim.text, claim.chain, claim.hedge])).toEqual([
      [expected, [], 'certain'],
    ]);
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['conjunctions only', 'and it was, '.repeat(15_000)],
    ['semicolons only', '; '.repeat(50_000)],
    ['credits in credits', 'he said that '.repeat(8_000)],
  ];
  for (const [name, text] of hostile)
    it(`reads ${name} without crash or delay`, () => {
      const started = performance.now();
      expect(claimsOf(text).every((claim) => text.slice(claim.start, claim.end) === claim.text)).toBe(true);
      expect(performance.now() - started).toBeLessThan(20_000);
    });
});
