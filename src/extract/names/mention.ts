import type { EntityType } from '../../model/index.ts';
import { foldSpelling, nameStem, nameStems, romanisedKey, soundKey } from '../../text/index.ts';
import type { NameDraft } from './draft.ts';
import { nameClass } from './lexicon.ts';
import { type NameScene, shape } from './name-scene.ts';

/** A word of a name as it is compared with words of other names. */
export interface NameWord {
  /** Folded spelling. */
  readonly form: string;
  /** Stems in a spelling that Latin and Cyrillic share; forms of one word share at least one. */
  readonly stems: readonly string[];
  /** Its consonants, for comparing across scripts; see `soundKey`. */
  readonly sound: string;
  readonly bits: number;
}

/** One mention of a name, ready to be compared with others. */
export interface Mention {
  readonly draft: NameDraft;
  /** Small words of a person's name and marks are left out; what a hyphen joins to a number stands apart («поток-2»). */
  readonly words: readonly NameWord[];
  /** Keys of its words without case endings, as the lists of names have them. */
  readonly keys: readonly string[];
  readonly written: string;
  readonly cyrillic: boolean;
}

interface ComparedForm {
  readonly stems: readonly string[];
  readonly sound: string;
}

const remembered = new Map<string, ComparedForm>();
const mostRemembered = 20_000;

/** What the words of a draft say for comparing it with others. */
export function readMention(scene: NameScene, draft: NameDraft): Mention {
  const words: NameWord[] = [];
  const keys: string[] = [];
  for (let at = draft.from; at < draft.to; at++) {
    const isNumber = scene.tokens[at]!.kind === 'number';
    const isWord = scene.shapes[at] !== shape.other && (scene.shapes[at] !== shape.small || draft.type !== 'PER');
    if (!isNumber && !isWord) continue;
    // «республика Коми», «город Сумы»: the small noun only says what it is.
    if (isPlaceNoun(scene, draft, at)) continue;
    keys.push(scene.key[at]!.replace(otherHyphens, '-'));
    const form = scene.form[at]!.replace(otherHyphens, '-');
    const numbered = /^(.{2,})-(\d+)$/.exec(form);
    for (const part of numbered ? [numbered[1]!, numbered[2]!] : [form])
      words.push({ form: part, ...comparedForm(part, draft.type), bits: scene.bits[at]! });
  }
  const written = scene.text.slice(scene.tokens[draft.from]!.start, scene.tokens[draft.to - 1]!.end);
  // A name without a word («24») is compared as it is written.
  if (words.length === 0)
    words.push({ form: foldSpelling(written), ...comparedForm(foldSpelling(written), draft.type), bits: 0 });
  return { draft, words, keys, written, cyrillic: /[\u0400-\u04ff]/.test(written) };
}

function isPlaceNoun(scene: NameScene, { from, to, type }: NameDraft, at: number): boolean {
  return (
    type === 'LOC' &&
    at === from &&
    to > from + 1 &&
    scene.shapes[at] === shape.small &&
    (scene.bits[at]! & (nameClass.placeBefore | nameClass.placeAfter)) !== 0
  );
}

function comparedForm(form: string, type: EntityType): ComparedForm {
  // «Нидерланды», «Нидерландов»: places have plurals, and what ends in -ов is no surname.
  const plural = type === 'LOC' ? /^(.{5,})(?:[оеі]в|їв)$/.exec(form)?.[1] : undefined;
  const asked = plural === undefined ? form : `${plural} ${form}`;
  const known = remembered.get(asked);
  if (known) return known;
  const stems = comparedStems(form);
  const made = {
    stems: plural === undefined ? stems : [...stems, sharedSpelling(plural)],
    sound: soundKey(form),
  };
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(asked, made);
  return made;
}

const otherHyphens = /[‐‑–]/g;

/** Whatever its ending, script and changing vowel: «Харків», «Харкова», «Харкові»; «Шматко», Shmatko; «Донец», «Донца». */
function comparedStems(form: string): readonly string[] {
  const parts = form.split('-');
  const last = parts.at(-1)!;
  const before = parts.slice(0, -1).map(nameStem).join('-');
  const stems = new Set<string>();
  for (const stem of nameStems(last)) {
    const open = stem.replace(/[оеєії]([^аеєиіїоуыэюя]{1,2})$/, 'о$1');
    for (const spelling of [open, stem]) stems.add(sharedSpelling(before === '' ? spelling : `${before}-${spelling}`));
    if (stem === last.replace(/ь$/, '') && /.{2}[оеє](?:ц|к|л|н)$/.test(stem))
      stems.add(sharedSpelling(`${before === '' ? '' : `${before}-`}${stem.slice(0, -2)}${stem.at(-1)}`));
  }
  return [...stems];
}

function sharedSpelling(stem: string): string {
  return romanisedKey(stem).replace(/(?<=..)[aeiou]+$/, '');
}

/** Whether two words may be forms of one. */
export function meet({ stems }: NameWord, other: NameWord): boolean {
  for (const stem of stems) if (other.stems.includes(stem)) return true;
  return false;
}

/** Fewer consonants than this are shared by too many names. */
const fewestSounds = 3;

/** Whether two words of different scripts may be spellings of one. */
export function soundAlike(left: NameWord, right: NameWord): boolean {
  return left.sound === right.sound && left.sound.length >= fewestSounds;
}

/** The consonants of a whole name, or `undefined` for one that has too few to tell it. */
export function soundOfMention({ words }: Mention, type: EntityType): string | undefined {
  const sound = type === 'PER' ? words.at(-1)!.sound : words.map((word) => word.sound).join(' ');
  return sound.length >= fewestSounds ? sound : undefined;
}
