import { describe, expect, it } from 'vitest';
import { findFrameSignatures, findSignatures } from '../../src/read/signature.ts';

describe('the signature of a flattened post', () => {
  it.each([
    ['Rails are fixed — Ann Lee (@annlee) November 9, 2022', 'Ann Lee', 'annlee', '2022-11-09'],
    ['Rails are fixed— Ann Lee (@annlee) November 9, 2022', 'Ann Lee', 'annlee', '2022-11-09'],
    ['Пути целы\n— Анна-Мария Л. (@anna_l) 5 мая 2022 г.', 'Анна-Мария Л.', 'anna_l', '2022-05-05'],
    ['Колії цілі\n– Іван (@ivan) 5 травня 2022 р.', 'Іван', 'ivan', '2022-05-05'],
    ['Gleise frei\n– Eva (@eva) 14. Juni 2018', 'Eva', 'eva', '2018-06-14'],
    ['Ça roule\n— Max (@max) 3 août 2021', 'Max', 'max', '2021-08-03'],
    ['Todo bien\n-- Sol (@sol) 3 de mayo de 2022', 'Sol', 'sol', '2022-05-03'],
    ['Fixed\n- Tom (The Tram) (@tom) Nov 9, 2022', 'Tom (The Tram)', 'tom', '2022-11-09'],
    ['Fixed\n— Ann 🚆 (@annlee) 3:45 PM · Nov 9, 2022', 'Ann 🚆', 'annlee', '2022-11-09T15:45'],
    ['Fixed\n—\nAnn Lee\n(@annlee)\nNovember 9, 2022', 'Ann Lee', 'annlee', '2022-11-09'],
    ['Fixed — Ann (@ann.example.com) November 9, 2024 at 3:45 PM', 'Ann', 'ann.example.com', '2024-11-09T15:45'],
    ['Fixed — Ann (@ann@social.example) November 9, 2024', 'Ann', 'ann@social.example', '2024-11-09'],
  ])('%j is read', (text, author, handle, value) => {
    const [signature] = findSignatures(text);
    expect(signature).toMatchObject({ author, handle, date: { value } });
    expect(text.slice(signature!.start, signature!.end)).toMatch(/^[—–-]/);
  });

  it.each([
    'She — citing Bob (@bob) — said no',
    'Follow Bob (@bob) on 5 May 2022',
    'a - b (@c)',
    '(@x)',
    '— (@) May 5, 2022',
  ])('%j holds none', (text) => {
    expect(findSignatures(text)).toEqual([]);
  });

  it('ends after the date, not within the sentence that follows', () => {
    const text = 'Ok — Ann (@annlee) November 9, 2022 Trains run again.';
    const [signature] = findSignatures(text);
    expect(text.slice(signature!.end)).toBe(' Trains run again.');
  });

  it.each([
    ['A post shared by Ann Lee (@ann.lee) on Nov 9, 2022 at 3:45pm PST', 'Ann Lee', 'ann.lee'],
    ['Posted by Ann Lee on Wednesday, November 9, 2022', 'Ann Lee', undefined],
    ['Публикация от Анна (@anna)', 'Анна', 'anna'],
  ])('%s is a frame’s', (text, author, handle) => {
    expect(findFrameSignatures(text)[0]).toMatchObject({ author, ...(handle ? { handle } : {}) });
  });

  it.each(['(@a)'.repeat(50_000), '— ('.repeat(70_000), '- (@ab) '.repeat(25_000), 'Posted by '.repeat(20_000)])(
    'stays fast on hostile input %#',
    (text) => {
      const start = performance.now();
      findSignatures(text);
      findFrameSignatures(text);
      expect(performance.now() - start).toBeLessThan(3000);
    },
  );
});
