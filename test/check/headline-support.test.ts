import { describe, expect, it } from 'vitest';
import { findingsOf } from './findings-of.ts';

const title = (text: string) => ({ title: text.slice(0, text.indexOf('\n')) });
const headlineFindings = (text: string) => findingsOf('headline-support', text, title(text));

describe('headline-support', () => {
  const stronger: readonly (readonly [string, string])[] = [
    [
      'Rebel commander killed in airstrike near Korvan\n\nThe rebel commander was reportedly killed in an airstrike near Korvan on Sunday. Roads stayed closed all day.',
      'English, “reportedly”',
    ],
    [
      'Командир повстанцев убит авиаударом под Корваном\n\nКомандир повстанцев якобы убит авиаударом под Корваном в воскресенье. Дороги весь день были закрыты.',
      'Russian, «якобы»',
    ],
    [
      'Командира повстанців убито авіаударом під Корваном\n\nКомандира повстанців нібито убито авіаударом під Корваном у неділю. Дороги весь день були закриті.',
      'Ukrainian, «нібито»',
    ],
  ];
  for (const [text, name] of stronger)
    it(`finds a flat headline over a body that only passes it on: ${name}`, () => {
      expect(headlineFindings(text).map(({ outcome }) => outcome)).toEqual(['inconsistent']);
    });

  const supported: readonly (readonly [string, string])[] = [
    [
      'Rebel commander killed in airstrike near Korvan\n\nThe rebel commander was killed in an airstrike near Korvan on Sunday.',
      'the body asserts it too',
    ],
    [
      'Rebel commander reportedly killed in airstrike near Korvan\n\nThe rebel commander was reportedly killed in an airstrike near Korvan on Sunday.',
      'the headline is hedged too',
    ],
    [
      'Rebel commander killed in airstrike near Korvan, ministry says\n\nThe rebel commander was reportedly killed in an airstrike near Korvan on Sunday.',
      'the headline credits somebody',
    ],
    [
      'Was the rebel commander killed in an airstrike near Korvan?\n\nThe rebel commander was reportedly killed in an airstrike near Korvan on Sunday.',
      'the headline asks',
    ],
    [
      'Storm closes harbour\n\nThe rebel commander was reportedly killed in an airstrike near Korvan on Sunday.',
      'the headline is about something else',
    ],
    [
      'Командир повстанцев убит авиаударом под Корваном\n\nКомандир повстанцев убит авиаударом под Корваном, сообщило министерство обороны.',
      'an office stands behind it',
    ],
  ];
  for (const [text, name] of supported)
    it(`says nothing when ${name}`, () => {
      expect(headlineFindings(text)).toEqual([]);
    });

  it('finds a figure of the headline that the body does not give', () => {
    const text =
      'Flood destroys 40 houses in Lumno valley\n\nThe flood destroyed 14 houses in the Lumno valley, the council said. Help is on its way.';
    expect(headlineFindings(text).map(({ outcome }) => outcome)).toEqual(['inconsistent']);
  });

  it('lets a rounded figure stand', () => {
    const text =
      'Flood destroys 40 houses in Lumno valley\n\nThe flood destroyed 41 houses in the Lumno valley, the council said. Help is on its way.';
    expect(headlineFindings(text)).toEqual([]);
  });
});
