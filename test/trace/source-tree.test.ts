import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/model/index.ts';
import { claimsBySource, type SourceNode, sourceTree } from '../../src/trace/index.ts';
import { spanOf, thirdHandReading } from '../fixtures/third-hand-reading.ts';

/** A tree in one line: `a ← b(●) | c`, first-hand sources marked. */
function drawn(nodes: readonly SourceNode[]): string {
  return nodes
    .map(
      (node) =>
        `${node.name}${node.firstHand ? '(●)' : ''}${node.children.length > 0 ? ` ← ${drawn(node.children)}` : ''}`,
    )
    .join(' | ');
}

function withDerivations(...derivations: Partial<Reading['derivations'][number]>[]): Reading {
  return {
    ...thirdHandReading(),
    findings: [],
    derivations: derivations.map((derivation) => ({
      kind: 'cites',
      target: { name: 'Somebody', kind: 'person' },
      via: [],
      firstHand: false,
      reason: '',
      evidence: [],
      score: 0.5,
      ...derivation,
    })),
  };
}

describe('sourceTree', () => {
  it('puts whom a source relays below it, and rumours with nobody behind them last', () => {
    expect(drawn(sourceTree(thirdHandReading()))).toBe(
      'Northern Ledger ← a video shared on Telegram(●) | Step Radio ← a railway dispatcher(●) | Yaryna Sample(●) | Officials in Moscow(●) | nobody named',
    );
  });

  it('adds a go-between that is only named as such', () => {
    const reading = withDerivations({ target: { name: 'a witness', kind: 'person' }, via: ['The Herald', 'Agency'] });
    const [herald] = sourceTree(reading);
    expect(drawn(sourceTree(reading))).toBe('The Herald ← Agency ← a witness');
    expect(herald?.kind).toBeUndefined();
  });

  it('merges one source that is used in several ways, whatever the case of its name', () => {
    const [node, ...others] = sourceTree(
      withDerivations(
        { target: { name: 'The Herald', kind: 'outlet' }, evidence: [[5, 9]] },
        {
          target: { name: 'the herald', kind: 'outlet', uri: 'https://herald.example/1' },
          kind: 'links',
          evidence: [[20, 29]],
        },
      ),
    );
    expect(others).toEqual([]);
    expect(node).toMatchObject({
      name: 'The Herald',
      relation: 'cites',
      uri: 'https://herald.example/1',
      evidence: [
        [5, 9],
        [20, 29],
      ],
    });
  });

  it('does not let a source relay itself', () => {
    const reading = withDerivations(
      { target: { name: 'The minister', kind: 'official' } },
      { target: { name: 'the minister', kind: 'official' }, via: ['The minister'], firstHand: true },
    );
    expect(drawn(sourceTree(reading))).toBe('The minister(●)');
  });

  it('keeps a source that relays others apart from the same name behind another', () => {
    const reading = withDerivations(
      { target: { name: 'a video', kind: 'footage' }, via: ['A'] },
      { target: { name: 'a video', kind: 'footage' }, via: ['B'] },
    );
    expect(drawn(sourceTree(reading))).toBe('A ← a video | B ← a video');
  });
});

describe('claimsBySource', () => {
  it('groups claims by their chain, posts by account, and puts what nobody is credited for last', () => {
    const groups = claimsBySource(thirdHandReading());
    expect(groups.map(({ chain, embed, claims }) => [embed, ...chain, claims.length])).toEqual([
      [undefined, 'Northern Ledger', 'a video shared on Telegram', 1],
      [undefined, 'Northern Ledger', 'a video shared on Telegram', 'one of them', 1],
      [undefined, 'Step Radio', 'a railway dispatcher', 1],
      [0, 1],
      [undefined, 3],
    ]);
  });

  it('names a source once that speaks within its own words', () => {
    const reading = thirdHandReading();
    const [a1, a2, ...others] = reading.attributions;
    const attributions = [
      a1!,
      { ...a2!, source: a1!.source, sourceEntity: 'e1', sourceKind: 'outlet' as const },
      ...others,
    ];
    expect(claimsBySource({ ...reading, attributions })[0]?.chain).toEqual(['Northern Ledger']);
  });

  it('understands that the author of a post speaks in it', () => {
    const reading = thirdHandReading();
    const post = reading.embeds[0]!;
    const author = {
      ...reading.attributions[0]!,
      id: 'a9',
      source: [spanOf('Yaryna Sample')],
      sourceEntity: 'e3',
      sourceKind: 'account' as const,
    };
    const claims = reading.claims.map((claim) =>
      claim.start >= post.start && claim.end <= post.end ? { ...claim, chain: ['a9'] } : claim,
    );
    const group = claimsBySource({ ...reading, claims, attributions: [...reading.attributions, author] }).find(
      ({ embed }) => embed === 0,
    );
    expect(group?.chain).toEqual([]);
  });

  it('keeps every claim exactly once', () => {
    const reading = thirdHandReading();
    const ids = claimsBySource(reading).flatMap(({ claims }) => claims.map(({ id }) => id));
    expect(ids.sort()).toEqual(reading.claims.map(({ id }) => id).sort());
  });
});
