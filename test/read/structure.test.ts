import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/model/index.ts';
import { readStructure } from '../../src/read/index.ts';

const read = (text: string, declared: Partial<Document> = {}) =>
  readStructure({ id: 'd', kind: 'article', text, ...declared });
const posts = (text: string, declared: Partial<Document> = {}): string[] =>
  read(text, declared).embeds.map(({ start, end }) => text.slice(start, end));
const roles = (text: string, declared: Partial<Document> = {}): [string, string][] =>
  read(text, declared).blocks.map(({ start, end, role }) => [role, text.slice(start, end)]);

const prose = [
  'The bridge over the Vorna carried its first train in two years on Friday, after crews had worked through the autumn to replace the spans that the flood had taken.',
  'Farmers on the far bank said they had driven ninety kilometres around to reach the market, and that the detour had cost them more than the harvest itself brought in.',
];
const post = [
  'First freight train is across the Vorna this morning.',
  'Thanks to everyone who froze with us for ten weeks #Vorna pic.twitter.com/aB3dE5fG7h',
];

describe('posts in flat text', () => {
  it('are found with both ends, author, handle and date', () => {
    const text = [
      ...prose,
      'The head of the railway announced it himself:',
      ...post,
      '— Petro Lys (@petro_lys) November 9, 2022',
      prose[1],
    ].join('\n');
    const { embeds } = read(text);
    expect(embeds).toMatchObject([{ kind: 'x', author: 'Petro Lys', handle: 'petro_lys', postedAt: '2022-11-09' }]);
    expect(posts(text)).toEqual([[...post, '— Petro Lys (@petro_lys) November 9, 2022'].join('\n')]);
    expect(text.slice(embeds[0]!.body!.start, embeds[0]!.body!.end)).toBe(post.join('\n'));
  });

  it.each([
    [
      'ru',
      '— Петро Лис (@petro_lys) 9 ноября 2022 г.',
      [
        'Мост через реку открыли в пятницу после двух лет ремонта, сообщила областная администрация, и первым по нему прошёл товарный поезд с зерном, который ждали на станции больше недели.',
        'Начальник дороги написал об этом в твиттере:',
      ],
      'Первый поезд прошёл! Спасибо всем, кто мёрз вместе с нами #мост',
    ],
    [
      'uk',
      '— Петро Лис (@petro_lys) 9 листопада 2022 р.',
      [
        'Міст через річку відкрили у п’ятницю після двох років ремонту, повідомила обласна адміністрація, і першим ним пройшов товарний потяг із зерном, на який чекали на станції понад тиждень.',
        'Начальник залізниці написав про це у твітері:',
      ],
      'Перший потяг пройшов! Дякуємо всім, хто мерз разом із нами #міст',
    ],
    [
      'de',
      '– Petro Lys (@petro_lys) 9. November 2022',
      [
        'Die Brücke über den Fluss ist seit Freitag wieder offen, nachdem Arbeiter den ganzen Herbst hindurch die von der Flut fortgerissenen Bögen ersetzt hatten, wie die Verwaltung mitteilte.',
        'Der Chef der Bahn schrieb auf Twitter:',
      ],
      'Der erste Zug ist drüben! Danke an alle, die mit uns gefroren haben #Brücke',
    ],
  ])('are found in %s', (_, signature, paragraphs, body) => {
    const text = [...paragraphs, `${body} ${signature}`, paragraphs[0]].join('\n');
    expect(posts(text)).toEqual([`${body} ${signature}`]);
    expect(read(text).embeds[0]).toMatchObject({ handle: 'petro_lys', postedAt: '2022-11-09' });
  });

  it('stand in a row without running into each other', () => {
    const rows = [
      'Never thought I would see this day 😭 https://t.co/a1b2c3d4e5 — Ada (@ada_k) November 9, 2022',
      '@ada_k Same here, we cried on the platform — Ben (@ben_on_rails) November 9, 2022',
    ];
    expect(posts([prose[0], ...rows, prose[1]].join('\n\n'))).toEqual(rows);
  });

  it('begin within a line where all white space was folded', () => {
    const body =
      'I can hear the train from my kitchen again!! #Vorna pic.twitter.com/aB3dE5fG7h — Ada (@ada_k) November 9, 2022';
    const text = `${prose[0]} One resident tweeted: ${body} ${prose[1]}`;
    expect(posts(text)).toEqual([body]);
    expect(roles(text).map(([role]) => role)).toEqual(['body', 'embed', 'embed', 'body']);
  });

  it('of other services are told by their accounts', () => {
    const text = `${prose[0]}\nTrain is across — Ada (@ada.example.com) November 9, 2024\n${prose[1]}\nTrain is across — Ada (@ada@social.example) November 9, 2024`;
    expect(read(text).embeds.map(({ kind }) => kind)).toEqual(['bluesky', 'mastodon']);
  });

  it('declared by the markup win over those that the text shows', () => {
    const text = `${prose[0]}\nTrain is across\n— Ada (@ada_k) November 9, 2022`;
    const start = text.indexOf('Train');
    const declared = {
      start,
      end: text.length,
      kind: 'x',
      uri: 'https://x.com/ada_k/status/1',
      confidence: 0.99,
    } as const;
    expect(read(text, { embeds: [declared] }).embeds).toEqual([declared]);
  });

  it('are Instagram’s when its frame stands around them', () => {
    const text = `${prose[0]}\nView this post on Instagram\nOur first ride over the new bridge\nA post shared by Ada K (@ada.k) on Nov 9, 2022 at 3:45pm PST\n${prose[1]}`;
    expect(read(text).embeds).toMatchObject([
      { kind: 'instagram', author: 'Ada K', handle: 'ada.k', postedAt: '2022-11-09T15:45-08:00' },
    ]);
    expect(posts(text)[0]).toMatch(/^View this post.*PST$/s);
  });

  it('are forwarded messages of Telegram', () => {
    const text = 'Переслано из Голос Ворны\nМост открыт.\n\nПервый поезд прошёл в 6:40.';
    expect(read(text, { kind: 'message' }).embeds).toMatchObject([
      { kind: 'telegram', author: 'Голос Ворны', start: 0, end: text.length },
    ]);
    expect(
      read(`${prose[0]}\n\nForwarded from Voice of Vorna\nThe bridge is open.\n\n${prose[1]}`).embeds,
    ).toMatchObject([{ kind: 'telegram', author: 'Voice of Vorna' }]);
  });

  it('may be no more than an address on a line', () => {
    const text = `${prose[0]}\nhttps://t.me/vornavoice/42\n${prose[1]}`;
    expect(read(text).embeds).toMatchObject([
      { kind: 'telegram', handle: 'vornavoice', uri: 'https://t.me/vornavoice/42' },
    ]);
  });
});

describe('the parts of a flat text', () => {
  it('have roles', () => {
    const text = [
      'Trains cross the Vorna again',
      'By Ann Lee | 11 November 2022',
      `VORNA, Nov. 11 (Example Press) — ${prose[0]}`,
      'A long detour',
      prose[1],
      'Read also: The flood in pictures',
      'Copyright 2022, Vorna Tidings. All rights reserved.',
    ].join('\n');
    expect(roles(text).map(([role]) => role)).toEqual([
      'title',
      'byline',
      'body',
      'heading',
      'body',
      'boilerplate',
      'boilerplate',
    ]);
    expect(read(text)).toMatchObject({
      title: 'Trains cross the Vorna again',
      authors: ['Ann Lee'],
      publisher: 'Vorna Tidings',
      publishedAt: { value: '2022-11-11', precision: 'day' },
    });
  });

  it.each([
    ['(VornaTidings.org) – ', 'VornaTidings.org', undefined],
    ['VORNA (Reuters) — ', 'Reuters', undefined],
    ['KYIV, May 5, 2022 (Reuters) - ', 'Reuters', '2022-05-05'],
    ['МОСКВА, 5 мая — РИА Новости. ', 'РИА Новости', undefined],
    ['МОСКВА, 5 мая 2022 года. /ТАСС/. ', 'ТАСС', '2022-05-05'],
    ['КИЇВ. 5 травня. УНН. ', 'УНН', undefined],
    ['Київ, 5 травня 2022 року — Укрінформ. ', 'Укрінформ', '2022-05-05'],
    ['', undefined, undefined],
    ['(He said so) – ', undefined, undefined],
    ['В среду, 5 мая 2022 года, ', undefined, undefined],
  ])('tell the outlet by the dateline %j', (dateline, publisher, date) => {
    const { publisher: found, publishedAt } = read(`Поезда снова ходят\n${dateline}${prose[0]}`);
    expect(found).toBe(publisher);
    expect(publishedAt?.value).toBe(date);
  });

  it.each([
    ['Copyright 2022, Vorna Tidings', 'Vorna Tidings'],
    ['© 2022 The Vorna Tidings, LLC. Click here for reprint permission.', 'The Vorna Tidings'],
    ['© 2022 Вісник Ворни. Усі права захищено', 'Вісник Ворни'],
    ['All rights reserved', undefined],
  ])('tell the outlet by the copyright line %j', (line, publisher) => {
    expect(read(`${prose.join('\n')}\n${line}`).publisher).toBe(publisher);
  });

  it.each([
    ['Опубликовано: 5 мая 2022, 17:30', '2022-05-05T17:30'],
    ['Вівторок, 5 травня 2022, 16:10', '2022-05-05T16:10'],
    ['Published on May 5, 2022', '2022-05-05'],
  ])('tell the date by a line of its own: %s', (line, value) => {
    expect(read(`Trains cross the Vorna again\n${line}\n${prose[0]}`).publishedAt?.value).toBe(value);
  });

  it.each([
    'The bridge over the Vorna is open.',
    'BERLIN — The bridge over the Vorna is open again',
    'Image copyright EPA Image caption The bridge before the flood',
    'The bridge before the flood. (Ann Lee/Reuters)',
    'Фото: архив редакции',
    'trains cross the river again',
    'Trains',
  ])('take no other first line for a title: %s', (line) => {
    expect(read(`${line}\n\n${prose.join('\n\n')}`).title).toBeUndefined();
  });

  it('may have their byline above the title', () => {
    expect(read(`By Ann Lee\nTrains cross the Vorna again\n${prose[0]}`)).toMatchObject({
      title: 'Trains cross the Vorna again',
      authors: ['Ann Lee'],
    });
  });

  it('take a message for one text without title or headings', () => {
    expect(roles(`Trains cross again\n${prose[0]}`, { kind: 'message' }).map(([role]) => role)).toEqual([
      'body',
      'body',
    ]);
  });

  it('give way to what the document declares', () => {
    const { title, publisher, authors, publishedAt } = read(`Another line\n(Reuters) – ${prose[0]}`, {
      title: 'Declared',
      publisher: 'Declared Times',
      authors: ['Max Roe'],
      publishedAt: { value: '2020-01-01', precision: 'day' },
    });
    expect({ title, publisher, authors, publishedAt }).toEqual({
      title: 'Declared',
      publisher: 'Declared Times',
      authors: ['Max Roe'],
      publishedAt: { value: '2020-01-01', precision: 'day' },
    });
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '\n',
    '\n\n',
    ' ',
    'Word',
    'слово. ',
    '— Ada (@ada_k) November 9, 2022',
    '(@a)',
    '—',
    '@x',
    '#y',
    '“',
    '”',
    '😀',
    '\ud800',
    'https://t.me/vorna/1',
    'By Ann Lee',
    '© 2022 X',
    'Forwarded from Z',
  );

  it('has blocks and posts in order that cover its words and slice back to it', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const { blocks, embeds } = read(text);
        let at = 0;
        for (const { start, end } of blocks) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
        embeds.forEach((embed, index) => {
          expect(embed.start).toBeGreaterThanOrEqual(embeds[index - 1]?.end ?? 0);
          expect(embed.end).toBeLessThanOrEqual(text.length);
        });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '',
    '\n'.repeat(100_000),
    'a'.repeat(1_000_000),
    '(@a) '.repeat(60_000),
    '— Ada (@ada_k) November 9, 2022\n'.repeat(3000),
    `${'word '.repeat(60_000)}— Ada (@ada_k) November 9, 2022`,
    'https://t.me/vorna/1\n'.repeat(10_000),
    'Forwarded from X\n'.repeat(10_000),
  ])('is read in time, hostile or not %#', (text) => {
    const start = performance.now();
    read(text);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
