import { findOutletByKey } from '../../knowledge/index.ts';
import type { EntityType } from '../../model/index.ts';
import { romanisedKey } from '../../text/index.ts';
import type { NameDraft } from './draft.ts';
import { aliasKey, nameClass } from './lexicon.ts';
import { type NameScene, shape } from './name-scene.ts';
import { wordKey } from './word-keys.ts';

/** Mentions of one person, organisation, place or thing. */
export interface MentionGroup {
  readonly type: EntityType;
  readonly mentions: NameDraft[];
}

interface Mention {
  readonly draft: NameDraft;
  /** Keys of its words without case endings, small words and marks left out. */
  readonly keys: readonly string[];
  /** The same as they may be compared: in a spelling that Latin and Cyrillic share, one or two for each word. */
  readonly comparable: readonly (readonly string[])[];
  readonly written: string;
}

interface Group extends MentionGroup {
  readonly longest: Mention;
  readonly members: Mention[];
}

/** Groups of one surname, and mentions of one group, that a mention is compared with: more than any report has, and a bound for hostile ones. */
const mostCandidates = 30;

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
    const joins = joiningKeys(scene, mention, type);
    const candidates = new Set(joins.flatMap((key) => (byKey.get(`${type} ${key}`) ?? []).slice(-mostCandidates)));
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
    for (const key of homeKeys(scene, mention, type)) {
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
  const forms: string[] = [];
  for (let at = draft.from; at < draft.to; at++)
    if (
      scene.tokens[at]!.kind === 'number' ||
      (scene.shapes[at] !== shape.other && (scene.shapes[at] !== shape.small || draft.type !== 'PER'))
    ) {
      keys.push(scene.key[at]!);
      forms.push(scene.form[at]!);
    }
  const written = scene.text.slice(scene.tokens[draft.from]!.start, scene.tokens[draft.to - 1]!.end);
  // A name without a word («24») is compared as it is written.
  if (forms.length === 0) forms.push(written);
  return { draft, keys, comparable: forms.map(comparableKeys), written };
}

/**
 * Keys under which the forms of one word meet, whatever its ending, script and changing vowel: «Харків», «Харкова», «Харкові»; «Шматко», Shmatko.
 * Ukrainian -ові is an ending of its own or the end of a name in -ів, and a final consonant may be an ending or not («Газпром»): these have two.
 */
function comparableKeys(form: string): readonly string[] {
  const stems = [wordKey(form)];
  if (/[оеє]ві$/.test(form)) stems.push(form.slice(0, -1));
  else if (/[\u0400-\u04ff]$/.test(form) && /[^аеєиіїоуыэюя]$/.test(form)) stems.push(form);
  return stems.map((stem) =>
    romanisedKey(stem.replace(/[оеєії]([^аеєиіїоуыэюя]{1,2})$/, 'о$1')).replace(/(?<=..)[aeiou]+$/, ''),
  );
}

const meet = (left: readonly string[], right: readonly string[]): boolean => left.some((key) => right.includes(key));

/** Keys under which a mention looks for its group. */
function joiningKeys({ names }: NameScene, { keys, comparable, written }: Mention, type: EntityType): string[] {
  if (type === 'PER') return [...(comparable.at(-1) ?? []), ...(comparable[0] ?? [])];
  const whole = wholeKeys(comparable);
  const alias = names.aliases.get(aliasKey(keys));
  if (alias !== undefined) whole.push(`alias ${alias}`);
  if (type !== 'ORG') return whole;
  const outlet = findOutletByKey(keys.join(' '));
  if (outlet) whole.push(`outlet ${outlet.id}`);
  if (isAbbreviation(written)) whole.push(`abbreviation ${romanisedKey(written)}`);
  return whole;
}

function wholeKeys(comparable: Mention['comparable']): string[] {
  const first = comparable.map((keys) => keys[0]!).join(' ');
  const second = comparable.map((keys) => keys.at(-1)!).join(' ');
  return first === second ? [first] : [first, second];
}

/** Keys under which a group is found by later, shorter mentions. */
function homeKeys(scene: NameScene, mention: Mention, type: EntityType): string[] {
  const keys = new Set(joiningKeys(scene, mention, type));
  if (type === 'ORG' && mention.comparable.length > 1) {
    for (const key of mention.comparable[0]!) keys.add(key);
    keys.add(`abbreviation ${mention.comparable.map((word) => word[0]![0] ?? '').join('')}`);
  }
  return [...keys];
}

function belongs({ type, longest }: Group, mention: Mention): boolean {
  if (type === 'ORG')
    return mention.comparable.length > 1 || longest.comparable.length === 1 || mention.written.length > 2;
  if (type !== 'PER') return true;
  if (mention.comparable.length === 1) return longest.comparable.some((word) => meet(word, mention.comparable[0]!));
  // «Иванов Иван Иванович», «Иван Иванов»: the same words in another order.
  if (!meet(longest.comparable.at(-1)!, mention.comparable.at(-1)!))
    return mention.comparable.every((word) => longest.comparable.some((other) => meet(word, other)));
  const [first, second] = [longest.comparable[0]!, mention.comparable[0]!];
  if (meet(first, second)) return true;
  const oneIsInitial = first[0]!.length === 1 || second[0]!.length === 1;
  return (oneIsInitial || isOtherScript(longest, mention)) && first[0]![0] === second[0]![0];
}

function isOtherScript(left: Mention, right: Mention): boolean {
  return /[\u0400-\u04ff]/.test(left.written) !== /[\u0400-\u04ff]/.test(right.written);
}

/** The group that a mention most likely belongs to: the one named last before it, of the same gender if there is a choice. */
function bestHome(scene: NameScene, mention: Mention, groups: readonly Group[]): Group | undefined {
  if (groups.length < 2) return groups[0];
  const surnameFirst = groups.filter((group) => meet(group.longest.comparable.at(-1)!, mention.comparable.at(-1)!));
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
