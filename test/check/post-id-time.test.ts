import { describe, expect, it } from 'vitest';
import { checks } from '../../src/check/index.ts';
import type { EmbeddedPost, Layers } from '../../src/model/index.ts';

const check = checks.find(({ id }) => id === 'post-id-time')!;
const evaluate = (post: Partial<EmbeddedPost>) =>
  check.evaluate(
    {
      document: { id: 'd', kind: 'article', text: 'The bridge is open again.' },
      structure: { authors: [], blocks: [], embeds: [{ start: 0, end: 10, kind: 'x', confidence: 1, ...post }] },
    } as unknown as Layers,
    {} as never,
  );
// 2023-11-13 16:00:00.317 UTC, made by the formula in the check's documentation.
const uri = 'https://x.com/holub_example/status/1724094771510641874';

describe('post-id-time', () => {
  it('agrees with the day on which the id was given out', () => {
    expect(evaluate({ uri, postedAt: '2023-11-13' })[0]).toMatchObject({ outcome: 'consistent' });
  });

  it('allows the day that it already was further east', () => {
    expect(evaluate({ uri, postedAt: '2023-11-14' })[0]).toMatchObject({ outcome: 'consistent' });
  });

  it('finds a displayed day that no time zone had', () => {
    const [finding] = evaluate({ uri, postedAt: '2023-11-15' });
    expect(finding).toMatchObject({ outcome: 'inconsistent', stated: 'posted on 2023-11-15' });
    expect(finding!.computed).toContain('2023-11-13 16:00 UTC');
  });

  it.each([
    { postedAt: '2023-11-13' },
    { uri },
    { uri: 'https://t.me/channel_example/12', postedAt: '2023-11-13' },
    { uri, postedAt: '2023-11' },
  ])('says nothing without an id that carries time and a displayed day: %o', (post) => {
    expect(evaluate(post)).toEqual([]);
  });

  it('holds the declared date of a post that is read by itself against its address', () => {
    const [finding] = check.evaluate(
      {
        document: {
          ...{ id: 'd', kind: 'post', text: 'The bridge is open again.', uri },
          publishedAt: { value: '2023-11-20', precision: 'day' },
        },
        structure: { authors: [], blocks: [], embeds: [] },
      } as unknown as Layers,
      {} as never,
    );
    expect(finding).toMatchObject({ outcome: 'inconsistent', stated: 'posted on 2023-11-20' });
  });
});
