import type { EmbeddedPost, Span } from '../../model/index.ts';
import type { Draft } from './draft.ts';
import { type Scene, wordsWithin } from './scene.ts';

const dash = /[—–-]\s*$/;

/** Each embedded post is direct speech of its account: the body is credited to the name that signs it. */
export function postAttributions(scene: Scene, embeds: readonly EmbeddedPost[]): Draft[] {
  return embeds.flatMap((embed, index) => {
    const body = embed.body ?? { start: embed.start, end: embed.end };
    const signature = signatureOf(scene.words.text, embed, body);
    if (signature === undefined || body.end <= body.start) return [];
    const run = wordsWithin(scene, signature.name);
    return [
      {
        source: [signature.name],
        sourceRun: run,
        cue: signature.mark === undefined ? [] : [signature.mark],
        content: [{ start: body.start, end: body.end }],
        lemma: '',
        anchor: run?.first ?? 0,
        negated: false,
        direct: true,
        confidence: Math.min(0.95, embed.confidence),
        embed: index,
        rule: 'post',
      },
    ];
  });
}

/** Where the post's author is named outside its body, and the dash before the name. */
function signatureOf(text: string, embed: EmbeddedPost, body: Span): { name: Span; mark?: Span } | undefined {
  for (const name of [embed.author, embed.handle && `@${embed.handle}`, embed.handle]) {
    if (name === undefined || name === '') continue;
    let start = text.indexOf(name, body.end);
    if (start < 0 || start + name.length > embed.end) {
      start = text.indexOf(name, embed.start);
      if (
        start < 0 ||
        start + name.length > embed.end ||
        (start >= body.start && start < body.end && embed.body !== undefined)
      )
        continue;
    }
    const before = dash.exec(text.slice(Math.max(embed.start, start - 4), start));
    if (before === null) return { name: { start, end: start + name.length } };
    const markStart = start - before[0].length;
    return { name: { start, end: start + name.length }, mark: { start: markStart, end: markStart + 1 } };
  }
  return undefined;
}
