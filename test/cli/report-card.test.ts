import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { reportCard } from '../../src/cli/report-card/index.ts';
import type { Reading } from '../../src/model/index.ts';
import { thirdHandReading } from '../fixtures/third-hand-reading.ts';

const plainSettings = { width: 80, color: false, all: false };
const card = (reading: Reading = thirdHandReading(), settings = plainSettings): string => reportCard(reading, settings);

/** Whether the card shows these passages, in this order. */
function order(text: string, ...passages: string[]): number[] {
  return passages.map((passage) => text.indexOf(passage));
}

describe('the report card', () => {
  it('begins with title, publisher, bounds of the date, and language', () => {
    expect(card().split('\n').slice(0, 2)).toEqual([
      'Families Wait at the Depot While the Line to Izium Is Mended',
      'QuietTribune.example · no date given; not before 13 Nov 2023 · English',
    ]);
  });

  it('shows inconsistent findings before the sources, with their working and every reading tried', () => {
    const text = card();
    const positions = order(
      text,
      'FINDINGS',
      '✗ Distance',
      'great circle',
      'does not fit',
      'WHERE IT COMES FROM',
      'CLAIMS',
    );
    expect(positions).toEqual([...positions].sort((left, right) => left - right));
    expect(positions).not.toContain(-1);
    expect(text).toContain('✓ Elapsed time');
  });

  it('begins with the sources when no finding contradicts the report', () => {
    const reading = thirdHandReading();
    const findings = reading.findings.filter(({ outcome }) => outcome !== 'inconsistent');
    const [sources, found] = order(card({ ...reading, findings }), 'WHERE IT COMES FROM', 'FINDINGS');
    expect(sources).toBeLessThan(found!);
  });

  it('tells the day on which a promise falls due, and keeps promises out of the findings', () => {
    const text = card();
    expect(text).toContain('due 23 Nov 2023');
    expect(text).toContain('FINDINGS  2 inconsistent · 1 consistent');
  });

  it('draws the sources as a tree: relayed ones below, first-hand ones and rumours marked', () => {
    const lines = card().split('\n');
    const from = lines.findIndex((line) => line.includes('Northern Ledger'));
    expect(lines[from]).toMatch(/^ {2}├─ Northern Ledger/);
    expect(lines[from + 1]).toMatch(/^ {2}│ {2}└─ ● a video shared on Telegram/);
    expect(card()).toMatch(/○ nobody named {2}“.*Their commander is rumored/s);
  });

  it('groups claims under the chain of sources, and quotes the words that hedge them', () => {
    const text = card().replace(/\s+/g, ' ');
    expect(text).toContain('Northern Ledger → a video shared on Telegram · women outside a depot');
    expect(text).toContain('[merely relayed: “rumored”]');
  });

  it('says what could not be analysed', () => {
    expect(card()).toContain('NOT ANALYSED');
    expect(card()).toContain('check headline-support');
  });

  it.each([40, 60, 80, 120])('keeps every line within %i columns', (width) => {
    const lines = card(thirdHandReading(), { ...plainSettings, width }).split('\n');
    expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
  });

  it('uses no escape sequence without colour, and some with it', () => {
    expect(card()).not.toContain('\u001b');
    expect(card(thirdHandReading(), { ...plainSettings, color: true })).toContain('\u001b[');
  });

  it('lets no control character or text direction override of a report reach the terminal', () => {
    const hostile = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202egnp.exe\r\n';
    const reading = thirdHandReading();
    const text = card({
      ...reading,
      title: hostile,
      publisher: hostile,
      uri: hostile,
      claims: reading.claims.map((claim) => ({ ...claim, text: hostile })),
      derivations: reading.derivations.map((derivation) => ({
        ...derivation,
        target: { ...derivation.target, name: hostile },
      })),
      embeds: reading.embeds.map((post) => ({ ...post, author: hostile, handle: hostile, postedAt: hostile })),
      failed: [{ stage: hostile, error: hostile }],
      findings: reading.findings.map((finding) => ({
        ...finding,
        stated: hostile,
        computed: hostile,
        working: hostile,
      })),
    });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it('shows the first few of a long list and how many more there are; all of them when asked', () => {
    const reading = thirdHandReading();
    const claims = Array.from({ length: 30 }, (_, index) => ({
      ...reading.claims[0]!,
      id: `c${index}`,
      text: `claim number ${index}`,
    }));
    expect(card({ ...reading, claims })).toContain('… 27 more (--all)');
    expect(card({ ...reading, claims }, { ...plainSettings, all: true }).match(/claim number/g)).toHaveLength(30);
  });

  it('says so when a report credits nobody', () => {
    expect(card({ ...thirdHandReading(), derivations: [], findings: [] })).toContain('credits nobody');
  });
});
