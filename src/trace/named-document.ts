import type { Reading, Span } from '../model/index.ts';
import { romanisedKey } from '../text/index.ts';

/** Endings of up to this many letters may differ between two inflected forms of one name («Степовій хвилі», «Степова хвиля»). */
const longestEnding = 3;

function sameWord(left: string, right: string): boolean {
  if (left === right) return true;
  const stem = Math.max(3, Math.min(left.length, right.length) - longestEnding + 1);
  return left.length >= 4 && right.length >= 4 && left.slice(0, stem) === right.slice(0, stem);
}

/** The words of a publisher's name that tell it from others: a domain's ending and articles are dropped. */
function nameWords(name: string): string[] {
  return romanisedKey(name.replace(/\.(?:com|org|net|info|ua|ru|example)\b/gi, ''))
    .split(' ')
    .filter((word) => word !== '' && word !== 'the' && word !== 'te');
}

/** Finds where a text names a publisher, whatever the script or inflection. */
export function findNameMentions(text: string, publisher: string): Span[] {
  const wanted = nameWords(publisher);
  if (wanted.join('').length < 4) return [];
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:['’ʼ-][\p{L}\p{N}]+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    keys: romanisedKey(match[0]).split(' '),
    capital: /^[\p{Lu}\p{N}]/u.test(match[0]),
  }));
  const mentions: Span[] = [];
  for (let first = 0; first < words.length; first++) {
    if (!words[first]!.capital) continue;
    let matched = 0;
    let last = first;
    for (; last < words.length && matched < wanted.length; last++) {
      const keys = words[last]!.keys;
      if (
        !keys.every((key, offset) => wanted[matched + offset] !== undefined && sameWord(key, wanted[matched + offset]!))
      )
        break;
      matched += keys.length;
    }
    if (matched < wanted.length) continue;
    mentions.push({ start: words[first]!.start, end: words[last - 1]!.end });
  }
  return mentions;
}

/** Whether two addresses name the same page: scheme, `www.`, query, fragment and closing slash do not count. */
export function sameAddress(left: string | undefined, right: string | undefined): boolean {
  const bare = (uri: string) =>
    uri
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return left !== undefined && right !== undefined && bare(left) === bare(right);
}

/** Whether the publisher's name stands in the source or cue of an attribution. */
export function creditedIn(reading: Reading, mention: Span): boolean {
  return reading.attributions.some((attribution) =>
    [...attribution.source, ...attribution.cue].some(([start, end]) => start < mention.end && mention.start < end),
  );
}
