import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '../../src/gazetteer/index.ts';
import { knownEvents } from '../../src/knowledge/index.ts';
import { languagePacks } from '../../src/language/index.ts';
import type { Derivation, Document } from '../../src/model/index.ts';
import { annotate } from '../../src/pipeline/index.ts';

const gazetteer = buildGazetteer({ records: [], coverage: 'no places', smallPlaces: [] });

function sourcesOf(text: string, facts: Partial<Document> = {}): readonly Derivation[] {
  const { layers } = annotate({ id: 'd', kind: 'article', text, ...facts }, { gazetteer, languagePacks, knownEvents });
  return layers.derivations ?? [];
}

const brief = ({ kind, target, via, firstHand }: Derivation): string =>
  [kind, target.name, target.kind, via.join(' < '), firstHand ? 'first-hand' : 'relayed'].join(' | ');

const paragraph =
  'The harbour lies north of the old town, and the ferries leave from there every morning before eight.';

describe('what a document comes from', () => {
  it('names a relayed video with the outlet that relays it', () => {
    const text = `${paragraph} According to Reuters, a video shared on Telegram shows smoke above the pier.`;
    expect(sourcesOf(text).map(brief)).toEqual([
      'cites | Reuters | outlet |  | relayed',
      'cites | a video shared on Telegram | footage | Reuters | relayed',
    ]);
  });

  it('names each distinct source once, however often it is credited', () => {
    const text = `${paragraph} Reuters reported that the pier was sold. Reuters also reported that the buyer was unknown.`;
    expect(sourcesOf(text).map(brief)).toEqual(['cites | Reuters | outlet |  | relayed']);
  });

  it.each([
    `${paragraph} Nobody from the port office has explained why the crane fell.`,
    'Порт лежит к северу от старого города. Никто из чиновников не объяснил, почему упал кран.',
    'Порт лежить на північ від старого міста. Ніхто з чиновників не пояснив, чому впав кран.',
  ])('takes nobody for no source: %s', (text) => {
    expect(sourcesOf(text)).toEqual([]);
  });

  it('names the source of a source in Russian', () => {
    const text =
      'Порт лежит к северу от старого города, и паромы уходят оттуда каждое утро. Причал закрыт, сообщает Reuters со ссылкой на полицию.';
    expect(sourcesOf(text).map(({ target, via }) => [target.kind, via.length])).toEqual([
      ['outlet', 0],
      ['official', 1],
    ]);
  });

  it('names the source of a source in Ukrainian', () => {
    const text =
      'Порт лежить на північ від старого міста, і пороми відходять звідти щоранку. Причал закрито, повідомляє Reuters з посиланням на поліцію.';
    expect(sourcesOf(text).map(({ target, via }) => [target.kind, via.length])).toEqual([
      ['outlet', 0],
      ['official', 1],
    ]);
  });

  it('does not take what people want for a credit', () => {
    expect(sourcesOf(`${paragraph} Villagers demand a new pier. The owner refused to pay.`)).toEqual([]);
  });

  it('takes a post in the first person for first-hand, and one about others for relayed', () => {
    const own = 'We are repairing the pier and will open it on Friday.';
    const others = 'Workers are repairing the pier near the old mill.';
    const text = `${paragraph}\n${own}\n${others}\n${paragraph}`;
    const post = (body: string, author: string) => {
      const start = text.indexOf(body);
      const span = { start, end: start + body.length };
      return { ...span, kind: 'x', author, body: span, confidence: 1 } as const;
    };
    const embeds = [post(own, 'Ada Holm'), post(others, 'Ben Ruiz')];
    expect(sourcesOf(text, { embeds }).map(({ kind, target, firstHand }) => [kind, target.name, firstHand])).toEqual([
      ['embeds', 'Ada Holm', true],
      ['embeds', 'Ben Ruiz', false],
    ]);
  });

  it('gives every derivation its evidence and a reason', () => {
    const text = `${paragraph} According to Reuters, the pier was sold.`;
    const [source] = sourcesOf(text);
    expect(source!.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['According to', 'Reuters']);
    expect(source!.reason).toContain('According to');
  });
});
