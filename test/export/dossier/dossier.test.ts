import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { dossier } from '../../../src/export/index.ts';
import type { Reading } from '../../../src/model/index.ts';
import { traceReadings } from '../../../src/trace/index.ts';
import { hostileReading } from '../../fixtures/hostile-reading.ts';
import { thirdHandReading } from '../../fixtures/third-hand-reading.ts';

const options = { version: '1.2.3' };

describe('the dossier', () => {
  const page = dossier([thirdHandReading()], options);

  it('lets the page load nothing and run nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:;`);
    expect(page).not.toMatch(/<script|<iframe|<object|<embed|<link|<img|@import|url\(/i);
    expect(page).not.toMatch(/\son\w+=/i);
  });

  it.each([
    ['the title', 'Families Wait at the Depot'],
    ['bounds of the date', 'not before 13 Nov 2023'],
    ['the working of a finding', 'great circle'],
    ['every reading tried', 'village near Svatove'],
    ['the notice of a finding', 'villages of Russia are not loaded'],
    ['the day of a promise', 'due 23 Nov 2023'],
    ['what was not analysed', 'check headline-support'],
    ['the version that made it', 'Firsthand 1.2.3'],
    ['the stages', 'structure 2'],
  ])('holds %s', (_, passage) => {
    expect(page).toContain(passage);
  });

  it('draws the sources, and the readings that a check tried', () => {
    expect(page).toMatch(
      /<svg class="graph"[^>]*aria-label="Sources of the report: Northern Ledger, which relays a video/,
    );
    expect(page).toMatch(/<svg class="map"[^>]*aria-label="Map for “Distance”/);
    expect(page).toContain('stated: 113 km');
  });

  it('is the same for the same reading', () => {
    expect(dossier([thirdHandReading()], options)).toBe(page);
  });

  it('gives every id once, also with several reports on one page', () => {
    const second = { ...thirdHandReading(), id: 'other', publisher: 'Other Tribune' };
    const readings = [thirdHandReading(), second];
    const several = dossier(readings, { ...options, trace: traceReadings(readings) });
    const ids = [...several.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of [...several.matchAll(/href="#([^"]*)"/g)].map((match) => match[1]))
      expect(ids).toContain(target);
  });

  it('has a section for nothing that is empty', () => {
    const empty: Reading = {
      ...thirdHandReading(),
      text: '',
      embeds: [],
      entities: [],
      attributions: [],
      claims: [],
      toponyms: [],
      timexes: [],
      quantities: [],
      hedges: [],
      derivations: [],
      findings: [],
      failed: [],
    };
    const bare = dossier([empty], options);
    for (const heading of ['Findings', 'Places', 'Timeline', 'Embedded posts', 'Not analysed', 'Claims by source'])
      expect(bare).not.toContain(`<h3>${heading}`);
    expect(bare).toContain('credits nobody');
  });

  it('shows script, markup and addresses of a hostile report as words only', () => {
    const elements = new Set<string>();
    const attributes = new Set<string>();
    const addresses: string[] = [];
    const parser = new Parser({
      onopentag: (name, given) => {
        elements.add(name);
        for (const attribute of Object.keys(given)) attributes.add(attribute);
        if (given.href !== undefined) addresses.push(given.href);
      },
      oncomment: (text) => expect(text).toBe('there is no comment'),
    });
    parser.end(dossier([hostileReading()], options));
    const usual = new Set([...page.matchAll(/<([a-z][a-z0-9]*)/g)].map((match) => match[1]));
    expect([...elements].filter((name) => !usual.has(name))).toEqual([]);
    expect(
      [...attributes].filter((name) => name.startsWith('on') || ['src', 'srcdoc', 'action'].includes(name)),
    ).toEqual([]);
    expect(addresses.filter((address) => !/^(#|https?:)/.test(address))).toEqual([]);
  });
});
