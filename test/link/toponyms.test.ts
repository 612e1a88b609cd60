import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { readPlaces } from '../../bench/places/read-places.ts';
import type { SupportedLanguage } from '../../src/model/index.ts';

const gazetteer = readGazetteer();

const placesOf = (language: SupportedLanguage, text: string, uri?: string) =>
  readPlaces(language, text, gazetteer, uri);
const surface = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);

describe('the search for places', () => {
  it.each([
    ['ru', 'Взрывы в Макеевке.', 'Макеевке', 'Макеевка'],
    ['ru', 'Бои под Харьковом.', 'Харьковом', 'Харьков'],
    ['ru', 'Колонна из Белгорода.', 'Белгорода', 'Белгород'],
    ['ru', 'Жители Ростова-на-Дону.', 'Ростова-на-Дону', 'Ростов-на-Дону'],
    ['ru', 'Поезд в Нижний Новгород из Великих Лук.', 'Великих Лук', 'Великие Луки'],
    ['ru', 'Пожар в Орле.', 'Орле', 'Орел'],
    ['uk', 'Вибухи у Бахмуті.', 'Бахмуті', 'Бахмут'],
    ['uk', 'Потяг до Києва.', 'Києва', 'Київ'],
    ['uk', 'Мости на Херсонщині.', 'Херсонщині', 'Херсонщина'],
    ['uk', 'Лікарня у Кривому Розі.', 'Кривому Розі', 'Кривий Ріг'],
    ['uk', 'Бої за Часів Яр і в Часовому Яру.', 'Часовому Яру', 'Часів Яр'],
    ['uk', 'Школа в Макіївці.', 'Макіївці', 'Макіївка'],
  ] as const)('gives the dictionary form of an inflected name (%s: %s)', (language, text, written, name) => {
    const place = placesOf(language, text).find((toponym) => surface(text, toponym) === written);
    expect(place?.name).toBe(name);
  });

  it.each([
    ['en', 'Relatives from Russia’s Vladimir and Vologda regions wrote letters.', ['RU.83', 'RU.85']],
    ['en', 'The Donetsk, Luhansk and Kherson regions were hit.', ['UA.05', 'UA.14', 'UA.08']],
    ['ru', 'Власти Курской и Белгородской областей ввели запрет.', ['RU.41', 'RU.09']],
    ['ru', 'В Ханты-Мансийском автономном округе мороз.', ['RU.32']],
    ['uk', 'Мешканці Львівської області та Волинської області.', ['UA.15', 'UA.24']],
  ] as const)('reads regions that share a word or stand alone (%s: %s)', (language, text, codes) => {
    const regions = placesOf(language, text).filter(({ granularity }) => granularity === 'region');
    expect(regions.map(({ candidates: [best] }) => `${best!.country}.${best!.admin1}`)).toEqual(codes);
  });

  it.each([
    ['en', 'Of the losses in March, most were noted late.'],
    ['en', 'They live on Dublin Road, near the Kherson front.'],
    ['ru', 'Говорить рано: мир далёк, и победа тоже.'],
    ['ru', 'На Херсонском направлении, у дома по улице Московская.'],
    ['uk', 'На Покровському напрямку без змін.'],
  ] as const)('leaves alone what only looks like a place (%s: %s)', (language, text) => {
    expect(placesOf(language, text)).toEqual([]);
  });

  it('keeps every place of the name, with its probability, the likeliest first', () => {
    const [paris] = placesOf('en', 'A storm tore roofs off houses in Paris, Texas.');
    expect(paris!.candidates[0]).toMatchObject({ country: 'US', admin1: 'TX' });
    expect(paris!.candidates.map(({ country }) => country)).toContain('FR');
    const scores = paris!.candidates.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('says which region the text puts a place in', () => {
    const text = 'Smoke rose over Makiivka, an industrial city in the Donetsk region.';
    const [place] = placesOf('en', text);
    expect(surface(text, place!.within!)).toBe('Donetsk');
  });

  it('takes the publisher’s country into account', () => {
    const text = 'Hundreds marched in Newcastle against the stadium.';
    const countryOf = (uri: string) => placesOf('en', text, uri)[0]!.candidates[0]!.country;
    expect(countryOf('https://news.example.com.au/a')).toBe('AU');
    expect(countryOf('https://news.example.co.uk/a')).toBe('GB');
  });

  it.each([
    ['nothing', ''],
    ['one capital letter a million times', 'A'.repeat(1_000_000)],
    ['a name a hundred thousand times', 'Paris '.repeat(100_000)],
    ['commas and names', 'Paris, '.repeat(50_000)],
    ['capitals with spaces', 'A B '.repeat(100_000)],
    ['region words', 'Донецкой и '.repeat(50_000)],
    ['lone surrogates', '\ud83d Paris \udc00'.repeat(1000)],
    ['right-to-left marks', '\u202eKyiv\u202c '.repeat(1000)],
  ])(
    'ends soon on %s',
    (_, text) => {
      const started = performance.now();
      for (const language of ['en', 'ru'] as const) placesOf(language, text);
      // Generous: it tells linear from quadratic, not fast from slow.
      expect(performance.now() - started).toBeLessThan(100_000);
    },
    120_000,
  );
});
