import type { CueFrame, LanguagePack, VerbForm } from '../../language/index.ts';
import type { HedgeLevel } from '../../model/index.ts';

/** What a cue takes, as bits. */
export const frameBit: Readonly<Record<CueFrame, number>> = {
  clause: 1,
  addressee: 2,
  object: 4,
  infinitive: 8,
  quote: 16,
  passive: 32,
};

/** A verb form that may credit a source. */
export interface VerbCue {
  readonly lemma: string;
  /** Every tense that the form can be ("said" is past and past participle). */
  readonly tenses: ReadonlySet<VerbForm['tense']>;
  readonly agreement?: VerbForm['agreement'];
  /** Bits of `frameBit`. */
  readonly frames: number;
  /** Prepositions that may lead to what is credited. */
  readonly prepositions: ReadonlySet<string>;
  readonly nounAmbiguous: boolean;
}

/** A cue of several words, its first word being a form of a verb. */
export interface PhraseCue {
  readonly rest: readonly string[];
  readonly frames: number;
  readonly lemma: string;
  readonly tense: VerbForm['tense'];
}

/** The attribution cues of a language, by form. */
export interface CueTable {
  readonly verbs: ReadonlyMap<string, VerbCue>;
  readonly phrases: ReadonlyMap<string, readonly PhraseCue[]>;
  /** Noun cues: the words that may lead to what is credited. */
  readonly nouns: ReadonlyMap<string, { readonly lemma: string; readonly leads: ReadonlySet<string> }>;
  readonly accordingTo: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly citing: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Openings of a sentence that are no part of its subject. */
  readonly openingPhrases: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly sourceLabels: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly quoteLabels: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly depicting: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly backReferences: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly levels: ReadonlyMap<string, HedgeLevel>;
  readonly attitudes: ReadonlySet<string>;
  readonly eventNouns: ReadonlySet<string>;
}

const tables = new WeakMap<LanguagePack, CueTable>();

/** The cue table of a language; made once for each pack. */
export function cueTable(pack: LanguagePack): CueTable {
  const known = tables.get(pack);
  if (known) return known;
  const table = compile(pack);
  tables.set(pack, table);
  return table;
}

function compile(pack: LanguagePack): CueTable {
  const cues = pack.attributionCues;
  const lemmas = new Map<string, { frames: number; prepositions: Set<string> }>();
  const entry = (lemma: string) => {
    const known = lemmas.get(lemma) ?? { frames: 0, prepositions: new Set<string>() };
    lemmas.set(lemma, known);
    return known;
  };
  for (const [frame, members] of Object.entries(cues.verbs) as [CueFrame, readonly string[]][])
    for (const lemma of members) entry(lemma).frames |= frameBit[frame];
  for (const [preposition, members] of Object.entries(cues.prepositional))
    for (const lemma of members) entry(lemma).prepositions.add(preposition);

  const ambiguous = new Set(cues.nounAmbiguous);
  const verbs = new Map<
    string,
    { -readonly [Key in keyof VerbCue]: VerbCue[Key] } & { tenses: Set<VerbForm['tense']> }
  >();
  for (const [lemma, { frames, prepositions }] of lemmas)
    for (const { form, tense, agreement } of pack.verbForms(lemma, cues.irregular[lemma])) {
      const known = verbs.get(form);
      if (known && known.lemma === lemma) known.tenses.add(tense);
      else if (!known)
        verbs.set(form, {
          lemma,
          tenses: new Set([tense]),
          ...(agreement && { agreement }),
          frames,
          prepositions,
          nounAmbiguous: ambiguous.has(form),
        });
    }

  const phrases = new Map<string, PhraseCue[]>();
  for (const { words, frames } of cues.phrases) {
    const [lemma, ...rest] = words.split(' ') as [string, ...string[]];
    const bits = frames.reduce((sum, frame) => sum | frameBit[frame as CueFrame], 0);
    for (const { form, tense } of pack.verbForms(lemma, cues.irregular[lemma])) {
      const list = phrases.get(form) ?? [];
      list.push({ rest, frames: bits, lemma: words, tense });
      list.sort((a, b) => b.rest.length - a.rest.length);
      phrases.set(form, list);
    }
  }

  const nouns = new Map<string, { lemma: string; leads: Set<string> }>();
  for (const [lead, members] of Object.entries(cues.nouns))
    for (const lemma of members)
      for (const form of pack.nounForms(lemma)) {
        const known = nouns.get(form) ?? { lemma, leads: new Set<string>() };
        known.leads.add(lead);
        nouns.set(form, known);
      }

  const levels = new Map<string, HedgeLevel>();
  for (const [level, members] of Object.entries(cues.levels) as [HedgeLevel, readonly string[]][])
    for (const lemma of members) if (!levels.has(lemma)) levels.set(lemma, level);

  return {
    verbs,
    phrases,
    nouns,
    accordingTo: byFirstWord(cues.accordingTo),
    citing: byFirstWord(cues.citing),
    openingPhrases: byFirstWord(pack.functionWords.openingPhrases),
    sourceLabels: byFirstWord(cues.sourceLabels),
    quoteLabels: byFirstWord(cues.quoteLabels),
    depicting: byFirstWord(cues.depicting),
    backReferences: byFirstWord(cues.backReferences),
    levels,
    attitudes: new Set(cues.attitudes),
    eventNouns: new Set(cues.eventNouns.flatMap((noun) => pack.nounForms(noun))),
  };
}

/** Phrases by their first word, longest first. */
function byFirstWord(phrases: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const table = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) {
    const parts = phrase.split(' ');
    const list = table.get(parts[0]!) ?? [];
    list.push(parts);
    list.sort((a, b) => b.length - a.length);
    table.set(parts[0]!, list);
  }
  return table;
}
