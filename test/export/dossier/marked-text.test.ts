import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedText, segmentsOf } from '../../../src/export/dossier/marked-text.ts';
import { assignVoices } from '../../../src/export/dossier/voices.ts';
import { spanOf, thirdHandReading } from '../../fixtures/third-hand-reading.ts';

describe('segmentsOf', () => {
  it('cuts at every boundary of overlapping marks', () => {
    const marks = [
      { start: 2, end: 6 },
      { start: 4, end: 9 },
    ];
    expect(segmentsOf(0, 10, marks)).toEqual([
      { start: 0, end: 2, marks: [] },
      { start: 2, end: 4, marks: [0] },
      { start: 4, end: 6, marks: [0, 1] },
      { start: 6, end: 9, marks: [1] },
      { start: 9, end: 10, marks: [] },
    ]);
  });

  it('covers the whole range once, and gives each offset exactly the marks that hold it', () => {
    const mark = fc.tuple(fc.integer({ min: -5, max: 45 }), fc.integer({ min: 0, max: 20 })).map(([start, length]) => ({
      start,
      end: start + length,
    }));
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 12 }), (marks) => {
        const segments = segmentsOf(0, 40, marks);
        expect(segments.map(({ start }) => start)).toEqual([0, ...segments.slice(0, -1).map(({ end }) => end)]);
        expect(segments.at(-1)?.end).toBe(40);
        for (const segment of segments)
          for (let offset = segment.start; offset < segment.end; offset++)
            expect(segment.marks).toEqual(
              marks.flatMap(({ start, end }, index) => (start <= offset && offset < end ? [index] : [])),
            );
      }),
    );
  });
});

/** The text that a person sees: markup, explanations and finding numbers left out. */
function visibleText(markup: string): string {
  return markup
    .replace(/<span class="tip"[\s\S]*?<\/span><\/span>/g, '')
    .replace(/<a class="ref"[^>]*>\d+<\/a>/g, '')
    .replace(/<\/p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"');
}

describe('the marked text', () => {
  const reading = thirdHandReading();
  const markup = markedText(reading, assignVoices(reading), '').source;

  it('keeps every word of the text, in order', () => {
    const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
    expect(words(visibleText(markup))).toEqual(words(reading.text));
  });

  it('gives the words of one source and of those that it relays one colour', () => {
    const voices = assignVoices(reading);
    const northern = voices.ofSource('Northern Ledger');
    expect(northern?.colour).toBeGreaterThan(0);
    expect(['a1', 'a2', 'a3'].map((id) => voices.ofAttribution(id))).toEqual([northern, northern, northern]);
    expect(voices.ofAttribution('a4')?.colour).not.toBe(northern?.colour);
    expect(voices.ofEmbed(0)).toBe(voices.ofSource('Yaryna Sample'));
  });

  it('sets an embedded post apart, whole', () => {
    const post = /<blockquote[\s\S]*?<\/blockquote>/.exec(markup)?.[0] ?? '';
    const [start, end] = [reading.embeds[0]!.start, reading.embeds[0]!.end];
    expect(visibleText(post).replace(/\s+/g, ' ').trim()).toBe(reading.text.slice(start, end).replace(/\s+/g, ' '));
  });

  it('refers from the evidence of a finding to the finding', () => {
    expect(markup).toMatch(/<a class="ref" href="#finding1">1<\/a>/);
  });

  it('survives spans that lie outside the text or are empty', () => {
    const broken = {
      ...reading,
      toponyms: [
        { ...reading.toponyms[0]!, start: -4, end: 3 },
        { ...reading.toponyms[0]!, start: 9, end: 9 },
      ],
      embeds: [{ ...reading.embeds[0]!, start: 5000, end: 9000 }],
    };
    expect(() => markedText(broken, assignVoices(broken), '')).not.toThrow();
  });

  it('explains a claim by its chain, and its hedge', () => {
    const [start, end] = spanOf('Their commander is rumored to have left first');
    expect(reading.text.slice(start, end)).toContain('rumored');
    expect(markup).toContain('<b>Claim</b> nobody credited; merely relayed');
    expect(markup).toContain('<b>Claim</b> through Northern Ledger → a video shared on Telegram');
  });
});
