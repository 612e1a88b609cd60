import { findOutletByKey } from '../../knowledge/index.ts';
import type { EntityType } from '../../model/index.ts';
import { romanisedKey } from '../../text/index.ts';
import type { NameDraft } from './draft.ts';
import { aliasKey, nameClass } from './lexicon.ts';
import { type Mention, meet, readMention, soundAlike, soundOfMention } from './mention.ts';
import type { NameScene } from './name-scene.ts';

/** Mentions of one person, organisation, place or thing. */
export interface MentionGroup {
  readonly type: EntityType;
  readonly mentions: NameDraft[];
}

interface Group extends MentionGroup {
  readonly longest: Mention;
  readonly members: Mention[];
}

/** Groups of one surname, and mentions of one group, that a mention is compared with: more than any report has, and a bound for hostile ones. */
const mostCandidates = 30;

/**
 * Groups the mentions of a document: across case endings, by surname alone after the full name, by abbreviation, by the other name in
 * brackets, and across scripts. Groups stand in the order of their first mentions.
 */
export function groupMentions(scene: NameScene, drafts: readonly NameDraft[]): MentionGroup[] {
  const mentions = drafts.map((draft) => readMention(scene, draft));
  const groups: Group[] = [];
  const homes = new Map<Mention, Group>();
  const byLength = mentions
    .map((_, index) => index)
    .sort((left, right) => mentions[right]!.words.length - mentions[left]!.words.length || left - right);
  const byKey = new Map<string, Group[]>();
  for (const index of byLength) {
    const mention = mentions[index]!;
    const { type } = mention.draft;
    const certain = certainKeys(scene, mention);
    const known = candidatesFor(byKey, type, certain);
    const likely = candidatesFor(byKey, type, likelyKeys(mention)).filter((group) => belongs(group, mention));
    const home = bestHome(scene, mention, [...new Set([...known, ...likely])]);
    if (home) {
      home.mentions.push(mention.draft);
      home.members.push(mention);
      homes.set(mention, home);
    }
    const group: Group = home ?? { type, mentions: [mention.draft], longest: mention, members: [mention] };
    if (!home) {
      groups.push(group);
      homes.set(mention, group);
    }
    for (const key of home ? certain : [...certain, ...homeKeys(mention)]) {
      const list = byKey.get(`${type} ${key}`);
      if (list === undefined) byKey.set(`${type} ${key}`, [group]);
      else if (!list.includes(group)) list.push(group);
    }
  }
  joinBracketed(scene, mentions, homes);
  const kept = groups.filter((group) => group.mentions.length > 0);
  for (const { mentions: list } of kept) list.sort((left, right) => left.from - right.from);
  return kept.sort((left, right) => left.mentions[0]!.from - right.mentions[0]!.from);
}

function candidatesFor(
  byKey: ReadonlyMap<string, readonly Group[]>,
  type: EntityType,
  keys: readonly string[],
): Group[] {
  return [...new Set(keys.flatMap((key) => (byKey.get(`${type} ${key}`) ?? []).slice(-mostCandidates)))];
}

/** Keys that settle it: another name of the same thing in the lists, or an abbreviation and its expansion. */
function certainKeys({ names }: NameScene, { keys, written, draft }: Mention): string[] {
  if (draft.type === 'PER') return [];
  const certain: string[] = [];
  const alias = names.aliases.get(aliasKey(keys));
  if (alias !== undefined) certain.push(`alias ${alias}`);
  if (draft.type === 'LOC') return certain;
  const outlet = findOutletByKey(keys.join(' '));
  if (outlet) certain.push(`outlet ${outlet.id}`);
  if (isAbbreviation(written)) certain.push(`abbreviation ${romanisedKey(written)}`);
  return certain;
}

/** Two initials fit too many names. */
const fewestInitials = 3;

/** "Institute for the Study of War": with its small words and without; «Вооруженные силы Украины» also without the country. */
function initialsOf(words: Mention['words']): Set<string> {
  const initial = (word: Mention['words'][number]): string => word.stems[0]![0] ?? '';
  const long = words.filter(({ bits }) => (bits & (nameClass.common | nameClass.placePreposition)) === 0);
  const found = new Set<string>();
  for (const list of [words, long]) {
    if (list.length >= fewestInitials) found.add(list.map(initial).join(''));
    if (list.length > fewestInitials) found.add(list.slice(0, -1).map(initial).join(''));
  }
  return found;
}

/** Keys under which a mention looks for groups that it may belong to. */
function likelyKeys(mention: Mention): string[] {
  const { words, draft } = mention;
  const keys = draft.type === 'PER' ? [...words.at(-1)!.stems, ...words[0]!.stems] : [...words[0]!.stems];
  const sound = soundOfMention(mention, draft.type);
  if (sound !== undefined) keys.push(`sound ${sound}`);
  return keys;
}

/** Keys under which a group is found by later, shorter mentions. */
function homeKeys(mention: Mention): string[] {
  const keys = new Set(likelyKeys(mention));
  if (mention.draft.type !== 'PER' && mention.draft.type !== 'LOC')
    for (const initials of initialsOf(mention.words)) keys.add(`abbreviation ${initials}`);
  if (mention.draft.type === 'ORG')
    for (const word of mention.words) if (isTelling(word)) for (const key of word.stems) keys.add(key);
  return [...keys];
}

/** A word that names, unlike "Ministry", "Group", «Украины». */
function isTelling({ bits }: Mention['words'][number]): boolean {
  return (bits & notTelling) === 0;
}
const notTelling =
  nameClass.organisationHead |
  nameClass.organisationSuffix |
  nameClass.institutionHead |
  nameClass.common |
  nameClass.ordinary |
  nameClass.demonym |
  nameClass.direction |
  nameClass.placePreposition;

function belongs({ type, longest }: Group, mention: Mention): boolean {
  const [full, short] = [longest.words, mention.words];
  if (type === 'PER') return isSamePerson(longest, mention);
  if (full.length === short.length && short.every((word, index) => meet(full[index]!, word))) return true;
  if (longest.cyrillic !== mention.cyrillic && full.length === short.length)
    return short.every((word, index) => meet(full[index]!, word) || soundAlike(full[index]!, word));
  if (type === 'LOC' || short.length > full.length) return false;
  if (short.length > 1 || type === 'MISC') return isBeginning(full, short);
  return (
    mention.written.length > 2 &&
    (meet(full[0]!, short[0]!) || full.some((word) => isTelling(word) && meet(word, short[0]!)))
  );
}

/** The shorter name is the beginning of the longer one; a number more makes it another thing («Северный поток», «Северный поток-2»). */
function isBeginning(full: Mention['words'], short: Mention['words']): boolean {
  return (
    short.every((word, index) => meet(full[index]!, word)) &&
    !full.slice(short.length).some(({ stems }) => /^\d+$/.test(stems[0]!))
  );
}

/** «Дж.» */
const longestInitial = 2;

function isSamePerson(longest: Mention, mention: Mention): boolean {
  const [full, short] = [longest.words, mention.words];
  const otherScript = longest.cyrillic !== mention.cyrillic;
  const same = (left: Mention['words'][number], right: Mention['words'][number]): boolean =>
    meet(left, right) || (otherScript && soundAlike(left, right));
  if (short.length === 1) return full.some((word) => meet(word, short[0]!)) || same(full.at(-1)!, short[0]!);
  // «Светлана Леонтьева», «Светлана Николаевна».
  if (
    short.length === 2 &&
    (short[1]!.bits & nameClass.patronymic) !== 0 &&
    meet(full[0]!, short[0]!) &&
    full.length === 2
  )
    return true;
  // «Иванов Иван Иванович», «Иван Иванов»: the same words in another order.
  if (!same(full.at(-1)!, short.at(-1)!)) return short.every((word) => full.some((other) => meet(word, other)));
  const [first, second] = [full[0]!, short[0]!];
  // "Volodymyr", "Vladimir": one name in two languages.
  if (meet(first, second) || soundAlike(first, second)) return true;
  if (otherScript) return first.stems[0]![0] === second.stems[0]![0];
  const [left, right] = [first.form, second.form];
  return Math.min(left.length, right.length) <= longestInitial && (left.startsWith(right) || right.startsWith(left));
}

/** "Federal Shipping Agency (BSH)", «Владимир Орлов (Vladimir Orlov)»: the name in brackets is another one of what stands before it. */
function joinBracketed(scene: NameScene, mentions: readonly Mention[], homes: Map<Mention, Group>): void {
  for (let index = 1; index < mentions.length; index++) {
    const [left, right] = [mentions[index - 1]!, mentions[index]!];
    if (left.draft.type !== right.draft.type || !isBracketed(scene, left.draft, right.draft)) continue;
    const [one, two] = [homes.get(left)!, homes.get(right)!];
    if (one === two || !areTwoNames(left, right)) continue;
    const [home, other] = one.members.length < two.members.length ? [two, one] : [one, two];
    for (const member of other.members) {
      homes.set(member, home);
      home.members.push(member);
      home.mentions.push(member.draft);
    }
    other.members.length = 0;
    other.mentions.length = 0;
  }
}

function isBracketed({ word }: NameScene, left: NameDraft, right: NameDraft): boolean {
  let open = left.to;
  if ('»”"'.includes(word[open] ?? ' ')) open++;
  if (word[open] !== '(') return false;
  const close = '»”"'.includes(word[right.to] ?? ' ') ? right.to + 1 : right.to;
  const from = '«“"'.includes(word[open + 1] ?? ' ') ? open + 2 : open + 1;
  return from === right.from && (word[close] === ')' || word[close] === ',');
}

function areTwoNames(left: Mention, right: Mention): boolean {
  const [outletLeft, outletRight] = [findOutletByKey(left.keys.join(' ')), findOutletByKey(right.keys.join(' '))];
  // «Министерство обороны (ТАСС)»: who reports it.
  if (outletLeft !== outletRight) return false;
  if (left.cyrillic !== right.cyrillic) return left.draft.type !== 'LOC' || !isAbbreviation(right.written);
  return left.draft.type === 'ORG' && isAbbreviation(left.written) !== isAbbreviation(right.written);
}

/** The group that a mention most likely belongs to: the one named last before it, of the same gender if there is a choice. */
function bestHome(scene: NameScene, mention: Mention, groups: readonly Group[]): Group | undefined {
  if (groups.length < 2) return groups[0];
  const surnameFirst = groups.filter((group) => meet(group.longest.words.at(-1)!, mention.words.at(-1)!));
  const pool = surnameFirst.length > 0 ? surnameFirst : groups;
  const gender = genderOf(scene, mention);
  const agreeing =
    gender === undefined ? pool : pool.filter((group) => (genderOf(scene, group.longest) ?? gender) === gender);
  const choice = agreeing.length > 0 ? agreeing : pool;
  const before = choice.filter((group) =>
    group.mentions.slice(-mostCandidates).some((other) => other.from < mention.draft.from),
  );
  const distance = (group: Group): number => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const other of group.mentions.slice(-mostCandidates))
      nearest = Math.min(nearest, Math.abs(mention.draft.from - other.from));
    return nearest;
  };
  return [...(before.length > 0 ? before : choice)].sort((left, right) => distance(left) - distance(right))[0];
}

/** What the name itself says: a given name in -а/-я, or a surname in a feminine form. Latin names say nothing. */
function genderOf(scene: NameScene, { draft }: Mention): 'feminine' | 'masculine' | undefined {
  const last = scene.form[draft.to - 1]!;
  if (draft.to - draft.from > 1 && (scene.bits[draft.from]! & nameClass.given) !== 0 && /[\u0400-\u04ff]/.test(last)) {
    if (/(?:ская|ской|скую|ська|ської|ській|ську|овой|евой|иной|ової|євої|іної)$/.test(last)) return 'feminine';
    if (/(?:ский|ского|скому|ським|ский|ський|ського|ському|ов|ев|ин|єв|ін)$/.test(last)) return 'masculine';
  }
  if (/(?:ская|скую|ська|ської|ську|ской|ській)$/.test(last)) return 'feminine';
  if (/(?:ский|ского|скому|ский|ський|ського|ському|ов|ев|єв)$/.test(last)) return 'masculine';
  return undefined;
}

function isAbbreviation(written: string): boolean {
  return written.length >= 2 && written.length <= 7 && written === written.toUpperCase() && /^\p{L}+$/u.test(written);
}
