import { findOutletByKey } from '../../knowledge/index.ts';
import type { EntityType } from '../../model/index.ts';
import { romanisedKey } from '../../text/index.ts';
import type { NameDraft } from './draft.ts';
import { nameClass } from './lexicon.ts';
import { type NameScene, shape } from './name-scene.ts';

/** Mentions of one person, organisation, place or thing. */
export interface MentionGroup {
  readonly type: EntityType;
  readonly mentions: NameDraft[];
}

interface Mention {
  readonly draft: NameDraft;
  /** Keys of its words, small words and marks left out. */
  readonly keys: readonly string[];
  /** The same in a spelling that Latin and Cyrillic share. */
  readonly romanised: readonly string[];
  readonly written: string;
}

interface Group extends MentionGroup {
  readonly longest: Mention;
  readonly members: Mention[];
}

/**
 * Groups the mentions of a document: across case endings, by surname alone after the full name, by abbreviation, and across scripts.
 * Groups stand in the order of their first mentions.
 */
export function groupMentions(scene: NameScene, drafts: readonly NameDraft[]): MentionGroup[] {
  const groups: Group[] = [];
  const mentions = drafts.map((draft) => readMention(scene, draft));
  const byLength = mentions
    .map((_, index) => index)
    .sort((left, right) => mentions[right]!.keys.length - mentions[left]!.keys.length || left - right);
  const byKey = new Map<string, Group[]>();
  for (const index of byLength) {
    const mention = mentions[index]!;
    const { type } = mention.draft;
    const joins = joiningKeys(mention, type);
    const candidates = new Set(joins.flatMap((key) => byKey.get(`${type} ${key}`) ?? []));
    const home = bestHome(
      scene,
      mention,
      [...candidates].filter((group) => belongs(group, mention)),
    );
    if (home) {
      home.mentions.push(mention.draft);
      home.members.push(mention);
      continue;
    }
    const group: Group = { type, mentions: [mention.draft], longest: mention, members: [mention] };
    groups.push(group);
    for (const key of homeKeys(mention, type)) {
      const list = byKey.get(`${type} ${key}`);
      if (list) list.push(group);
      else byKey.set(`${type} ${key}`, [group]);
    }
  }
  for (const { mentions: list } of groups) list.sort((left, right) => left.from - right.from);
  return groups.sort((left, right) => left.mentions[0]!.from - right.mentions[0]!.from);
}

function readMention(scene: NameScene, draft: NameDraft): Mention {
  const keys: string[] = [];
  for (let at = draft.from; at < draft.to; at++)
    if (scene.shapes[at] !== shape.other && (scene.shapes[at] !== shape.small || draft.type !== 'PER'))
      keys.push(scene.key[at]!);
  const written = scene.text.slice(scene.tokens[draft.from]!.start, scene.tokens[draft.to - 1]!.end);
  return { draft, keys, romanised: keys.map((key) => romanisedKey(key)), written };
}

/** Keys under which a mention looks for its group. */
function joiningKeys({ keys, romanised, written }: Mention, type: EntityType): string[] {
  const whole = romanised.join(' ');
  if (type === 'PER') return [romanised.at(-1) ?? whole, romanised[0] ?? whole];
  if (type === 'ORG') {
    const outlet = findOutletByKey(keys.join(' '));
    return [
      whole,
      ...(outlet ? [`outlet ${outlet.id}`] : []),
      ...(isAbbreviation(written) ? [`abbreviation ${romanisedKey(written)}`] : []),
    ];
  }
  return [whole];
}

/** Keys under which a group is found by later, shorter mentions. */
function homeKeys(mention: Mention, type: EntityType): string[] {
  const { romanised } = mention;
  const keys = new Set(joiningKeys(mention, type));
  if (type === 'ORG' && romanised.length > 1) {
    keys.add(romanised[0]!);
    const initials = romanised.map((word) => word[0] ?? '').join('');
    keys.add(`abbreviation ${initials}`);
  }
  return [...keys];
}

function belongs(group: Group, mention: Mention): boolean {
  const { longest } = group;
  if (group.type !== 'PER') return group.type !== 'ORG' || sameOrganisation(longest, mention);
  if (mention.romanised.length === 1) return longest.romanised.includes(mention.romanised[0]!);
  const [surname, other] = [longest.romanised.at(-1)!, mention.romanised.at(-1)!];
  if (surname !== other) {
    // «Иванов Иван Иванович», «Иван Иванов»: the same words in another order.
    return mention.romanised.every((word) => longest.romanised.includes(word));
  }
  const [first, second] = [longest.romanised[0]!, mention.romanised[0]!];
  return (
    first === second ||
    ((first.length === 1 || second.length === 1) && first[0] === second[0]) ||
    (longest.written !== mention.written && isOtherScript(longest, mention) && first[0] === second[0])
  );
}

function sameOrganisation(longest: Mention, mention: Mention): boolean {
  if (mention.romanised.length > 1 || longest.romanised.length === 1) return true;
  return mention.written.length > 2;
}

function isOtherScript(left: Mention, right: Mention): boolean {
  return /[\u0400-\u04ff]/.test(left.written) !== /[\u0400-\u04ff]/.test(right.written);
}

/** The group that a mention most likely belongs to: the one named last before it, of the same gender if there is a choice. */
function bestHome(scene: NameScene, mention: Mention, groups: readonly Group[]): Group | undefined {
  if (groups.length < 2) return groups[0];
  const surnameFirst = groups.filter((group) => group.longest.romanised.at(-1) === mention.romanised.at(-1));
  const pool = surnameFirst.length > 0 ? surnameFirst : groups;
  const gender = genderOf(scene, mention);
  const agreeing =
    gender === undefined ? pool : pool.filter((group) => (genderOf(scene, group.longest) ?? gender) === gender);
  const choice = agreeing.length > 0 ? agreeing : pool;
  const before = choice.filter((group) => group.mentions.some((other) => other.from < mention.draft.from));
  const distance = (group: Group): number => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const other of group.mentions) nearest = Math.min(nearest, Math.abs(mention.draft.from - other.from));
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

/** The fullest name of a group as it stands in the text; among equally full ones the shortest, which is mostly the dictionary form. */
export function fullestName(scene: NameScene, { mentions }: MentionGroup): string {
  let best = '';
  let words = 0;
  for (const { from, to } of mentions) {
    const written = scene.text.slice(scene.tokens[from]!.start, scene.tokens[to - 1]!.end);
    if (to - from > words || (to - from === words && written.length < best.length)) {
      best = written;
      words = to - from;
    }
  }
  return best;
}
