import type { LanguagePack } from '../../language/index.ts';
import type { EmbeddedPost, Span } from '../../model/index.ts';

/** Where a last line of nothing but links ("[Subscribe](https://…)", as messengers export them) begins; else the end of the text. */
export function footerOf(text: string): number {
  const end = text.trimEnd();
  const start = end.lastIndexOf('\n') + 1;
  const line = end.slice(start);
  const bare = line.replace(/\[[^\]]*\]\([^)\s]*\)/gu, '');
  return bare !== line && !/[\p{L}\p{N}]/u.test(bare) ? start : text.length;
}

/** No part of a question is put as a fact; what somebody is credited with inside is judged by itself. */
export function isQuestion(text: string, { start, end }: Span): boolean {
  return /\?["”»)\]]*$/.test(text.slice(Math.max(start, end - 8), end).trimEnd());
}

/** "— Name (@handle) March 3, 2024" under a post says nothing: where a stretch ends before it; its start when it stands within. */
export function beforeSignature(embeds: readonly EmbeddedPost[], start: number, end: number): number {
  const post = embeds.find((embed) => embed.start < end && embed.end > start);
  if (post?.body === undefined || post.body.end >= end) return end;
  return Math.max(start, post.body.end);
}

/** "BREAKING:", «‼️ СРОЧНО!»: where the text begins behind a label in capitals. */
export function afterLabel(text: string, start: number, piece: Span): number {
  const label = /^[^\p{L}\p{N}"“«(]{0,6}\p{Lu}{4,}(?:\s\p{Lu}{2,}){0,2}[:!]\s/u.exec(text.slice(start, start + 60));
  return label === null || start + label[0].length >= piece.end ? start : start + label[0].length;
}

/** «Напомним, что …», «Зазначимо, що …»: where the statement begins behind a remark of the text about itself. */
export function afterRemark({ functionWords }: LanguagePack, text: string, start: number): number {
  if (!functionWords.clausesNeedConjunction) return start;
  const remark = /^\p{L}+(?:[еиєї]мо|[еёи]м)(?:ся|сь)?,\s+(?:что|що)\s+/u.exec(text.slice(start, start + 60));
  return start + (remark?.[0].length ?? 0);
}
