import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { readPlaces } from '../../bench/places/read-places.ts';
import { buildGazetteer, layerGazetteers } from '../../src/gazetteer/index.ts';
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
    ['en', 'Clashes went on along the Pokrovsk axis and in the Kupiansk direction.'],
    ['en', 'He crossed the Moskva River by the Kyiv Bridge.'],
    ['en', 'They live at 12 Odesa Avenue, off Moscow Road.'],
    ['en', 'Muscovites and Kyivans, Ukrainians and Russians sang together.'],
    ['ru', 'На Покровском направлении и Запорожском фронте тихо.'],
    ['ru', 'На проспекте Победы, у моста Патона, у станции метро Киевская.'],
    ['ru', 'Москвичи и киевляне, белгородцы и харьковчане пели вместе.'],
    ['uk', 'На вулиці Київській і проспекті Соборності перекрили рух.'],
    ['uk', 'На площі Перемоги, біля мосту Патона.'],
    ['uk', 'Кияни й львів’яни, харківці й одесити співали разом.'],
  ] as const)('leaves alone what only looks like a place (%s: %s)', (language, text) => {
    expect(placesOf(language, text)).toEqual([]);
  });

  it.each([
    ['en', 'A man was hurt on Lviv Street in Chicago.', ['Chicago']],
    ['en', 'The tributary of the river Tyne froze at Newcastle.', ['Newcastle']],
    ['ru', 'На реке Орёл ниже города утонул рыбак из Липецка.', ['Липецка']],
    ['uk', 'На річці Прут зійшла крига, попередили в Коломиї.', ['Коломиї']],
    ['ru', 'Поезд Москва — Воронеж прошёл мимо Ельца.', ['Москва', 'Воронеж', 'Ельца']],
    ['ru', 'Ремонтируют трассу Бахмут — Лисичанск.', ['Бахмут', 'Лисичанск']],
    ['ru', 'Стреляли по железнодорожной станции Жуковка в Брянской области.', ['Жуковка', 'Брянской области']],
  ] as const)('tells towns from streets, rivers and roads (%s: %s)', (language, text, names) => {
    expect(placesOf(language, text).map((toponym) => surface(text, toponym))).toEqual(names);
  });

  it.each([
    ['en', 'Ferries crossed the Dnieper near Kherson.', 'Dnieper'],
    ['ru', 'Лодки стоят на Днепре ниже Херсона.', 'Днепре'],
    ['uk', 'Човни стоять на Дніпрі нижче Херсона.', 'Дніпрі'],
  ] as const)('takes a river for the river, not for the city of its name (%s: %s)', (language, text, name) => {
    const river = placesOf(language, text).find((toponym) => surface(text, toponym) === name);
    expect(river?.granularity).toBe('area');
  });

  it.each([
    ['en', 'The exhibition in Ozyorsk, Chelyabinsk region, has closed.', 'Ozyorsk'],
    ['ru', 'В Городке Хмельницкой области прорвало трубу.', 'Городке'],
    ['uk', 'У Городку на Львівщині прорвало трубу.', 'Городку'],
  ] as const)('finds a name under another spelling or ending (%s: %s)', (language, text, name) => {
    expect(placesOf(language, text).map((toponym) => surface(text, toponym))).toContain(name);
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

  describe('with villages of the same name loaded', () => {
    const village = (geonameId: number, lat: number, lon: number, admin1: string) => ({
      ...{ geonameId, lat, lon, admin1, country: 'UA', featureCode: 'PPL', population: 0 },
      name: 'Berestove',
      mainNames: ['Берестове', 'Берестовое'],
    });
    const ids = { kupiansk: 712411, bakhmut: 712412, zaporizhzhia: 712413 };
    const villages = layerGazetteers(
      gazetteer,
      buildGazetteer({
        records: [
          village(ids.kupiansk, 49.5137, 37.8607, '07'),
          village(ids.bakhmut, 48.7406, 38.2146, '05'),
          village(ids.zaporizhzhia, 47.9904, 35.5391, '26'),
        ],
        coverage: 'three villages',
        smallPlaces: [],
      }),
    );

    it.each([
      ['en', 'Clashes near Berestove in the Donetsk region.', 'bakhmut', 'the region named behind it'],
      ['en', 'The village of Berestove, 28 km from Kupiansk, is empty.', 'kupiansk', 'a stated distance'],
      ['en', 'Clashes near Berestove and Bakhmut went on.', 'bakhmut', 'a neighbour'],
      ['ru', 'Бои у села Берестовое в Бахмутском районе.', 'bakhmut', 'the district named behind it'],
      ['ru', 'Дрон упал в донецком селе Берестовое.', 'bakhmut', 'the region’s adjective before it'],
      ['ru', 'Берестовое, в 28 км от Купянска, опустело.', 'kupiansk', 'a stated distance'],
      ['uk', 'Бої біля Берестового на Запоріжжі.', 'zaporizhzhia', 'the region’s other name behind it'],
      ['uk', 'Запорізька влада повідомила про вибухи в селі Берестове.', 'zaporizhzhia', 'the adjective of a region'],
      ['uk', 'За 28 кілометрів від Куп’янська, у Берестовому, тихо.', 'kupiansk', 'a distance that stands before it'],
    ] as const)('says which is meant (%s: %s; %s by %s)', (language, text, meant, _clue) => {
      const place = readPlaces(language, text, villages).find(({ candidates }) =>
        candidates.some(({ geonameId }) => geonameId === ids.bakhmut),
      );
      expect(place?.candidates.at(0)?.geonameId).toBe(ids[meant]);
      expect(place?.candidates.map(({ geonameId }) => geonameId)).toEqual(expect.arrayContaining(Object.values(ids)));
    });
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
