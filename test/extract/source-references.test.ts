import { describe, expect, it } from 'vitest';
import { readAttributions } from '../../bench/attribution/read-attributions.ts';
import type { SupportedLanguage } from '../../src/model/index.ts';

/** The last credit of a text: the words that its pronoun stands for, and the name it is resolved to. */
function lastSource(text: string, language: SupportedLanguage): { group?: string; name?: string } {
  const { attributions, entities } = readAttributions(text, language);
  const last = attributions.at(-1);
  const name = entities.find(({ entity }) => entity === last?.sourceEntity)?.name;
  const span = last?.sourceReference;
  return { ...(span && { group: text.slice(span.start, span.end) }), ...(name !== undefined && { name }) };
}

describe('a plural pronoun as source', () => {
  const groups: readonly (readonly [SupportedLanguage, string, string])[] = [
    ['en', 'Dozens of residents left the town on Monday. They said the pumps had failed.', 'Dozens of residents'],
    [
      'en',
      'Angry mothers of the conscripts blocked the road. They said no food had come.',
      'Angry mothers of the conscripts',
    ],
    ['en', 'A clip posted online shows tired soldiers near a truck. They said they had no orders.', 'tired soldiers'],
    ['en', 'Several villagers said the well was dry. They added that the pump was old.', 'Several villagers'],
    ['ru', 'Жители посёлка вышли на площадь. Они рассказали, что воды нет неделю.', 'Жители посёлка'],
    ['ru', 'Женщины пришли к воротам части. Они заявили, что писем нет с мая.', 'Женщины'],
    ['uk', 'Мешканці вийшли на площу. Вони розповіли, що води немає тиждень.', 'Мешканці'],
    ['uk', 'Робітники перекрили дорогу. Вони заявили, що мосту немає з травня.', 'Робітники'],
  ];
  for (const [language, text, group] of groups)
    it(`stands for the group in subject position (${language}): ${group}`, () => {
      expect(lastSource(text, language).group).toBe(group);
    });

  const nobody: readonly (readonly [SupportedLanguage, string, string])[] = [
    ['en', 'behind a preposition', 'The mayor met with residents. They said the pumps had failed.'],
    [
      'en',
      'that is the object of what somebody did',
      'Guards stopped by the mill. Ivor Blum praised workers. They said so.',
    ],
    ['ru', 'behind a preposition', 'Мэр приехал к жителям. Они рассказали, что воды нет.'],
    ['uk', 'behind a preposition', 'Мер приїхав до мешканців. Вони розповіли, що води немає.'],
  ];
  for (const [language, what, text] of nobody)
    it(`does not stand for a group ${what} (${language})`, () => {
      expect(lastSource(text, language).group).toBeUndefined();
    });
});

describe('a group known through an image or outlet', () => {
  it.each([
    ['en', 'A clip posted online shows tired soldiers near a truck. They said they had no orders.'],
    ['ru', 'По данным газеты «Коммерсантъ», жители вышли на площадь. Они рассказали, что воды нет неделю.'],
    ['uk', 'За даними видання «Українська правда», мешканці вийшли на площу. Вони розповіли, що води немає.'],
  ] as const)('is heard through it (%s)', (language, text) => {
    const { attributions } = readAttributions(text, language);
    expect(attributions.at(-1)?.parent).toBe('a1');
  });
});

describe('who a source is not', () => {
  const cases: readonly (readonly [SupportedLanguage, string, string, string | undefined])[] = [
    [
      'en',
      'the person whom a description talks of',
      'Ivor Blum was held on Monday. The judge said Blum could go.',
      undefined,
    ],
    [
      'en',
      'the person whom a pronoun talks of',
      'Peter Hale spoke first. Ivor Blum came next. “Blum owes us money,” he said.',
      'Peter Hale',
    ],
    ['en', 'the one whose lawyer speaks', 'Peter Hale’s lawyer, Ivor Blum, said the mill was safe.', 'Ivor Blum'],
    ['en', 'the one whose aides speak', 'Ivor Blum aides said the mill was safe.', undefined],
    ['en', 'the one whose mother speaks', 'The mother of Ivor Blum said the mill was safe.', undefined],
    ['en', 'one of several', 'Ivor Blum and his aides said the mill was safe.', undefined],
    ['ru', 'the one whose wife speaks', 'Жена Дмитрия Власова сообщила, что его увезли.', undefined],
    ['uk', 'the one whose wife speaks', 'Дружина Дмитра Власенка повідомила, що його забрали.', undefined],
    ['ru', 'but a sister by her own name', 'Сестра Мария Власова сообщила, что его увезли.', 'Мария Власова'],
  ];
  for (const [language, what, text, name] of cases)
    it(`${what} (${language})`, () => {
      expect(lastSource(text, language).name).toBe(name);
    });
});

describe('a text that speaks itself', () => {
  for (const [language, text] of [
    ['ru', 'Напомним, что мост закрыли в мае.'],
    ['uk', 'Зазначимо, що міст закрили в травні.'],
  ] as const)
    it(`credits nobody and passes nothing on (${language})`, () => {
      expect(readAttributions(text, language).attributions).toEqual([]);
    });
});
