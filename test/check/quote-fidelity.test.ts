import { describe, expect, it } from 'vitest';
import { checks } from '../../src/check/index.ts';
import type { Layers } from '../../src/model/index.ts';

const check = checks.find(({ id }) => id === 'quote-fidelity')!;

function evaluate(article: string, post: string) {
  const text = `${article}\n${post}\n— Ivan Sample (@ivan_sample) May 5, 2023`;
  const start = article.length + 1;
  return check.evaluate(
    {
      document: { id: 'd', kind: 'article', text },
      attributions: [],
      entities: [],
      structure: {
        authors: [],
        blocks: [],
        embeds: [
          {
            start,
            end: text.length,
            kind: 'x',
            author: 'Ivan Sample',
            confidence: 1,
            body: { start, end: start + post.length },
          },
        ],
      },
    } as unknown as Layers,
    {} as never,
  );
}

const post = 'The crossing stays closed until ten trucks have passed the river and the ice is gone.';

describe('quote-fidelity', () => {
  it('finds a quotation that stands so in the post', () => {
    expect(evaluate('He wrote: “the crossing stays closed until ten trucks have passed”.', post)[0]).toMatchObject({
      outcome: 'consistent',
      computed: 'exact',
    });
  });

  it('accepts words left out where an ellipsis says so', () => {
    expect(evaluate('“The crossing stays closed … and the ice is gone,” he wrote.', post)[0]).toMatchObject({
      outcome: 'consistent',
      computed: 'trimmed, and marked as such',
    });
  });

  it('names the words that were changed', () => {
    const [finding] = evaluate(
      '“The crossing stays closed until twenty trucks have passed the river,” he wrote.',
      post,
    );
    expect(finding).toMatchObject({ outcome: 'inconsistent', computed: 'altered' });
    expect(finding!.working).toContain('“twenty” for “ten”');
  });

  it('finds words left out without a mark', () => {
    const [finding] = evaluate('“The crossing stays closed until the ice is gone,” he wrote.', post);
    expect(finding).toMatchObject({ outcome: 'inconsistent', computed: 'words left out without a mark' });
  });

  it('works in Cyrillic and guillemets', () => {
    const [finding] = evaluate(
      'Він написав: «Міст відкриють за сорок днів, якщо не буде дощу».',
      'Міст відкриють за тридцять днів, якщо не буде дощу. Чекаємо.',
    );
    expect(finding!.working).toContain('“сорок” for “тридцять”');
  });

  it('says nothing of quotations that stand in no post', () => {
    expect(evaluate('“We never spoke about any trucks at all,” she said.', post)).toEqual([]);
  });
});
