import { describe, expect, it } from 'vitest';
import { romanisedKey } from '../../src/text/index.ts';

describe('the romanised key', () => {
  it.each([
    ['Кубраков', 'Kubrakov'],
    ['Степова хвиля', 'Stepova Khvylia'],
    ['Зеленський', 'Zelenskyi'],
    ['Зеленский', 'Zelensky'],
    ['Миколаїв', 'Mykolayiv'],
    ['Щербина', 'Shcherbyna'],
    ['Юрій Ткач', 'Yurii Tkach'],
    ['Харьков', 'Kharkov'],
    ['Цехмістер', 'Tsekhmister'],
    ['Жанна', 'Zhanna'],
    ['Берег.Инфо', 'Bereg.Info'],
  ])('brings %s and %s together', (cyrillic, latin) => {
    expect(romanisedKey(cyrillic)).toBe(romanisedKey(latin));
  });

  it.each([
    ['Харків', 'Херсон'],
    ['Kubrakov', 'Kubanov'],
    ['Донецьк', 'Луцьк'],
  ])('keeps %s and %s apart', (left, right) => {
    expect(romanisedKey(left)).not.toBe(romanisedKey(right));
  });
});
