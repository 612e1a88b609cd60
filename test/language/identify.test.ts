import { describe, expect, it } from 'vitest';
import { identifyLanguage } from '../../src/language/index.ts';

describe('identifyLanguage', () => {
  it.each([
    ['en', 'Two drones hit the depot overnight'],
    ['en', 'Mayor says power is back'],
    ['en', 'Кличко told reporters in Київ that the bridge had been closed since Monday'],
    ['en', 'RT @newsdesk: watch this video of the blast near the port https://example.org/статья'],
    ['ru', 'Россия атаковала порт'],
    ['ru', 'В городе снова нет света'],
    ['ru', 'Глава «Київстару» Олександр Комаров рассказал, что связь восстановят к утру'],
    ['ru', 'Взрывы слышны в Харькове'],
    ['uk', 'Росія атакувала порт'],
    ['uk', 'У місті знову немає світла'],
    ['uk', 'Шо там по свєту, кажуть шо завтра включать, а я вже й не вірю'],
    ['uk', 'Губернатор РФ написал, але йому ніхто не повірив, що це були навчання'],
    ['be', 'Учора ўвечары ў горадзе адбыўся пажар, загінулых няма'],
    ['bg', 'Министърът заяви, че мостът ще бъде затворен до края на седмицата'],
    ['sr', 'Полиција је саопштила да је мост затворен због поправке'],
    ['pl', 'Burmistrz powiedział, że most będzie zamknięty do końca tygodnia'],
    ['de', 'Der Bürgermeister sagte, die Brücke bleibe bis zum Ende der Woche gesperrt'],
    ['fr', 'Le maire a déclaré que le pont resterait fermé jusqu’à la fin de la semaine'],
    ['es', 'El alcalde dijo que el puente seguirá cerrado hasta el fin de semana'],
    ['it', 'Il sindaco ha detto che il ponte resterà chiuso fino alla fine della settimana'],
    ['el', 'Ο δήμαρχος είπε ότι η γέφυρα θα μείνει κλειστή'],
    ['zh', '市长说这座桥将关闭到周末'],
    ['ar', 'قال رئيس البلدية إن الجسر سيظل مغلقا'],
  ])('names %s: %s', (code, text) => expect(identifyLanguage(text).code).toBe(code));

  it.each(['', '   ', '12:30 — 45 %', '👍👍👍', '@someone #42', 'https://example.org/some/english/words'])(
    'says und where there is nothing to read: "%s"',
    (text) => expect(identifyLanguage(text)).toEqual({ code: 'und', confidence: 0 }),
  );

  it('goes by the whole text, not by its first lines', () => {
    const quoted = 'Дивіться відео з місця події. Деталі уточнюються. ';
    const report = 'The head of the region said that two people were hurt when a car caught fire near the station. ';
    expect(identifyLanguage(quoted + report.repeat(5)).code).toBe('en');
    expect(
      identifyLanguage('Breaking news from the front line this morning. '.repeat(2) + quoted.repeat(20)).code,
    ).toBe('uk');
  });

  it('is less sure of a short post than of an article', () => {
    const sentence = 'Губернатор сообщил, что погибших нет, а пожар уже потушен. ';
    expect(identifyLanguage('Пожар потушен').confidence).toBeLessThan(identifyLanguage(sentence.repeat(10)).confidence);
  });

  it('survives hostile input', () => {
    for (const text of [
      '\ud800',
      'a'.repeat(1_000_000),
      '@'.repeat(100_000),
      'www.'.repeat(50_000),
      '\u202e\u0600'.repeat(1000),
    ])
      expect(typeof identifyLanguage(text).code).toBe('string');
  });
});
