import { describe, expect, it } from 'vitest';
import { nameStems, soundKey } from '../../src/text/index.ts';

describe('the sound key', () => {
  it.each([
    ['Пфайзер', 'Pfizer'],
    ['Зёдер', 'Söder'],
    ['Байден', 'Biden'],
    ['Трамп', 'Trump'],
    ['Джонсон', 'Johnson'],
    ['Шольц', 'Scholz'],
    ['Макрон', 'Macron'],
    ['Вагнер', 'Wagner'],
    ['Олександр', 'Alexander'],
    ['Володимир', 'Vladimir'],
  ])('brings %s and %s together', (cyrillic, latin) => expect(soundKey(cyrillic)).toBe(soundKey(latin)));

  it.each([
    ['Меркель', 'Macron'],
    ['Киев', 'Warsaw'],
    ['Кубраков', 'Kuleba'],
  ])('keeps %s and %s apart', (left, right) => expect(soundKey(left)).not.toBe(soundKey(right)));

  it('is empty for other scripts', () => expect(soundKey('東京')).toBe(''));
});

describe('the stems of a word', () => {
  it.each([
    ['газпром', ['газпрома', 'газпрому', 'газпромом', 'газпроме']],
    ['юнкер', ['юнкера', 'юнкеру', 'юнкером']],
    ['зеленский', ['зеленского', 'зеленскому', 'зеленским', 'зеленском']],
    ['київ', ['київ']],
  ])('of all cases of %s meet', (nominative, others) => {
    for (const other of others)
      expect(
        nameStems(nominative).some((stem) => nameStems(other).includes(stem)),
        other,
      ).toBe(true);
  });

  it('keep a surname and the given name in it apart', () =>
    expect(nameStems('иванов').some((stem) => nameStems('иван').includes(stem))).toBe(false));
});
