import { findOutlet } from '../../knowledge/index.ts';
import type { PreciseDate, Span } from '../../model/index.ts';
import { findWrittenDates, monthOf } from '../written-date.ts';

/** The opening of a report that names place, day and outlet: "KYIV, May 5 (Reuters) —", «МОСКВА, 5 мая — РИА Новости.», "(Name.org) –". */
export interface Dateline extends Span {
  readonly publisher?: string;
  readonly date?: PreciseDate;
}

/** Longest opening, in characters, that still counts as a dateline. */
const longest = 120;
const dash = /\s*(?:[—–]|--|\s-\s)\s*/;
/** "(Reuters) –", "KYIV, Nov. 8, 2023 (Reuters) —", "Washington (CNN)": the outlet stands in brackets. */
const bracketed =
  /^((?:[\p{Lu}][\p{L}.'’-]*(?:[ ,/]+[\p{L}\p{N}.'’,-]+){0,7}\s*,?\s*)?)\(([^()\n]{2,50})\)\s*(?:[—–:-]|--)?\s*/u;
/**
 * «МОСКВА, 5 мая — РИА Новости.», «КИЇВ. 5 травня. УНН.», «Москва. 4 ноября. INTERFAX.RU - », «МОСКВА, 5 мая. /ТАСС/.», «ЛОНДОН, 9 июл ПРАЙМ.»:
 * the outlet stands behind place and day.
 */
const named =
  /^(\p{Lu}[\p{L}'’ -]{2,24})[.,]\s+\d{1,2}\s+(\p{L}{3,10})\.?(?:\s+(?:19|20)\d{2}(?:\s*(?:года|року|г\.|р\.))?)?\s*(?:[.,:]|[—–-])?\s*(?:\/([^/\n]{2,30})\/\.?|(\p{Lu}[\p{L}\d. -]{1,30}?)(?:\s?\.|\s[—–-]|:))\s+/u;
/** «ТАСС, 5 мая.»: the outlet stands before the day. */
const outletFirst = /^(\p{Lu}[\p{L}\d. -]{1,25}),\s+\d{1,2}\s+(\p{L}{3,10})\.\s+/u;
const nameLike =
  /^(?:[\p{Lu}\p{N}][\p{L}\p{N}.&'’:-]*|of|and|the|i|та|и|de|la|для|за)(?:\s+(?:[\p{Lu}\p{N}][\p{L}\p{N}.&'’:-]*|of|and|the|News|i|та|и|de|la))*$/u;

/** Reads the dateline at the beginning of a paragraph, or nothing. */
export function readDateline(paragraph: string): Dateline | undefined {
  const head = paragraph.slice(0, longest);
  const date = (): { date: PreciseDate } | Record<string, never> => {
    const found = findWrittenDates(head.slice(0, 60))[0]?.date;
    return found && found.precision !== 'year' ? { date: found } : {};
  };
  const brackets = bracketed.exec(head);
  if (brackets) {
    const [whole, place = '', name = ''] = brackets;
    const publisher = name.trim();
    const upperPlace = place === '' || /^\p{Lu}{3,}/u.test(place) || findOutlet(publisher) !== undefined;
    // Without a place the brackets must hold a web address or a known outlet, and a dash must follow: else it is an aside.
    const certain = findOutlet(publisher) !== undefined || /^[\w-]+(?:\.[a-z]{2,12})+$/i.test(publisher);
    if (
      upperPlace &&
      nameLike.test(publisher) &&
      !/^\d/.test(publisher) &&
      (certain || (place !== '' && dash.test(whole.slice(-4))))
    )
      return { start: 0, end: whole.length, publisher, ...date() };
  }
  const behind = named.exec(head);
  if (behind && monthOf(behind[2]!) !== undefined) {
    const publisher = (behind[3] ?? behind[4])!.trim();
    const known = findOutlet(publisher) !== undefined;
    const looksLikeOne =
      behind[3] !== undefined || /^[\p{Lu}\d.-]+$/u.test(publisher) || /^\p{Lu}{3,}/u.test(behind[1]!);
    if (known || (looksLikeOne && nameLike.test(publisher)))
      return { start: 0, end: behind[0].length, publisher, ...date() };
  }
  const before = outletFirst.exec(head);
  if (before && monthOf(before[2]!) !== undefined && findOutlet(before[1]!) !== undefined)
    return { start: 0, end: before[0].length, publisher: before[1]!, ...date() };
  return undefined;
}

const copyright =
  /(?:^|\s)(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)?\d{2})?)?[\s,.:]*(?:by\s+)?([^\n]{0,80})/iu;

/** The owner that a copyright line names: "Copyright 2022, Name", "© 2023 Name. All rights reserved". */
export function readCopyrightOwner(line: string): string | undefined {
  const match = copyright.exec(line.slice(0, 200));
  const owner = match?.[1]
    ?.replace(/(?:^|[.,|–—-])?\s*(?:all rights|усі права|все права|всі права|any use|19\d\d|20\d\d).*$/iu, '')
    .replace(/[.!]\s+\p{Lu}.*$/u, '')
    .replace(/,?\s+(?:LLC|Inc|Ltd|Co|Corp|GmbH|ООО|АО|ТОВ)\.?$/iu, '')
    .replace(/[\s.,;|–—-]+$/u, '')
    .trim();
  return owner !== undefined && owner.length >= 2 && owner.length <= 60 && /^[\p{Lu}\p{N}«"“]/u.test(owner)
    ? owner.replace(/^[«"“]|[»"”]$/g, '')
    : undefined;
}

/** Whether a line is a copyright line. */
export function isCopyrightLine(line: string): boolean {
  return /^\s*(?:©|\(c\)\s|copyright\b)/i.test(line) && line.length <= 200;
}
