import type { HedgeLevel } from '../model/index.ts';

/** The closed word classes of a language, and frequent finite verbs: what is needed to see where clauses and noun phrases end (`function-words.json`). All lower case, with a straight apostrophe; Russian ё written as е. */
export interface FunctionWords {
  readonly source: string;
  readonly determiners: readonly string[];
  /** Pronouns that can be a subject: gender, number or person. */
  readonly subjectPronouns: Readonly<Record<string, string>>;
  readonly objectPronouns: readonly string[];
  readonly relatives: readonly string[];
  readonly prepositions: readonly string[];
  /** Prepositions that usually begin an adverbial, so that a noun phrase ends before them. */
  readonly adverbialPrepositions: readonly string[];
  /** Prepositions whose phrase belongs to the noun before it ("of", "for"). */
  readonly attachingPrepositions: readonly string[];
  /** Prepositions whose phrase belongs to the noun before it when a place name follows ("a voter in Ohio"). */
  readonly placePrepositions: readonly string[];
  readonly coordinators: readonly string[];
  /** Conjunctions that only open a clause and add nothing to it. */
  readonly bareConjunctions: readonly string[];
  /** Conjunctions that set one full clause against another. */
  readonly contrastives: readonly string[];
  readonly subordinators: readonly string[];
  /** Words before a conjunction of comparison, so that it opens no clause ("more than", "such as"). */
  readonly comparisons: readonly string[];
  /** Coordinators that always part clauses. */
  readonly adversatives: readonly string[];
  /** Ending of participles that open a clause of their own; empty where there is none. */
  readonly gerundEnding: string;
  /** Nouns that go on a name of an addressee ("told CNN host …"). */
  readonly addresseeNouns: readonly string[];
  /** Openings of credits that as often measure ("per day"). */
  readonly measureOpenings: readonly string[];
  /** Words that open a credited clause: conjunctions and question words. */
  readonly complementizers: readonly string[];
  /** Those of them that introduce a statement. */
  readonly statementConjunctions: readonly string[];
  /** The word before an infinitive; empty where the language has none. */
  readonly infinitiveMarker: string;
  /** Whether a credited clause always begins with a conjunction and a comma (Russian, Ukrainian), never bare as in English. */
  readonly clausesNeedConjunction: boolean;
  /** "As" before a credit ("as the ministry reported"). */
  readonly asConjunctions: readonly string[];
  readonly perfectAuxiliaries: readonly string[];
  /** Prepositions before the name of a body that speaks (Russian "в министерстве заявили"). */
  readonly institutionPrepositions: readonly string[];
  /** Prepositions before footage that shows something ("in the video", «на видео»). */
  readonly footagePrepositions: readonly string[];
  /** The word before the agent of a passive; empty where a case does its work. */
  readonly agentMarker: string;
  readonly auxiliaries: readonly string[];
  /** Forms of "be" that make a passive. */
  readonly passiveAuxiliaries: readonly string[];
  readonly negations: readonly string[];
  /** Words at the start of a source that leave nobody to credit: "nobody", "no official", «никто из них», «жоден із них». */
  readonly nobody: readonly string[];
  /** Phrases whose negation does not deny the statement ("not only"). */
  readonly negationExceptions: readonly (readonly string[])[];
  /** Adverbs that may stand between a subject and its verb. */
  readonly adverbs: readonly string[];
  /** Endings of most other adverbs. */
  readonly adverbEndings: readonly string[];
  /** Words with that ending that are no adverbs. */
  readonly notAdverbs: readonly string[];
  /** Words that open a sentence without being part of its subject. */
  readonly sentenceOpeners: readonly string[];
  /** Openings of several words ("in the meantime", «в свою очередь»). */
  readonly openingPhrases: readonly string[];
  /** Possessive pronouns: gender or number of the possessor. */
  readonly possessives: Readonly<Record<string, string>>;
  /** Words for time besides the names of months and weekdays. */
  readonly timeWords: readonly string[];
  /** Names of the calendar that are as often other words ("may", "march"). */
  readonly notTime: readonly string[];
  /** Frequent finite verb forms that are no attribution cues. */
  /** Words that may be put in or left out without changing what is said. */
  readonly smallWords: readonly string[];
  readonly finiteVerbs: readonly string[];
}

/** How an attribution cue takes what is credited. `clause`: a clause or quotation; `addressee`: someone, then a clause; `object`: a noun phrase; `infinitive`; `quote`: a quotation only; `passive`: "is said to". */
export type CueFrame = 'clause' | 'addressee' | 'object' | 'infinitive' | 'quote' | 'passive';

/** Words that credit a source (`attribution-cues.json`). Verbs stand as dictionary forms; forms are made by rule, irregular ones are written out. */
export interface AttributionCues {
  readonly source: string;
  readonly irregular: Readonly<Record<string, string>>;
  readonly verbs: Readonly<Record<CueFrame, readonly string[]>>;
  /** Verbs that take what is credited with a preposition, by preposition. */
  readonly prepositional: Readonly<Record<string, readonly string[]>>;
  /** Cues of several words; the first word is inflected. */
  readonly phrases: readonly { readonly words: string; readonly frames: readonly string[] }[];
  /** Nouns that credit ("his claim that", "reports of"), by the word that leads to what is credited. */
  readonly nouns: Readonly<Record<string, readonly string[]>>;
  /** Openings that a source follows ("according to"). */
  readonly accordingTo: readonly string[];
  /** Openings that name a source's own source ("citing", «со ссылкой на»). */
  readonly citing: readonly string[];
  /** Openings of a sentence that credit the one before it («об этом сообщил»). */
  readonly backReferences: readonly string[];
  /** Line labels before the source of what stands above («Источник: …»). */
  readonly sourceLabels: readonly string[];
  /** Line labels before wording that the last source used («Прямая речь: …»). */
  readonly quoteLabels: readonly string[];
  /** Predicates by which footage shows something («на видео видно», "in the footage … can be seen"). */
  readonly depicting: readonly string[];
  /** Verbs of wishing, judging and intending: what they govern is no statement of fact. */
  readonly attitudes: readonly string[];
  /** How firmly a cue puts what is credited; neutral cues are left out. */
  readonly levels: Readonly<Record<HedgeLevel, readonly string[]>>;
  /** Verb forms that are as often nouns. */
  readonly nounAmbiguous: readonly string[];
  /** Nouns for the occasion of speaking, which join the cue ("said in a statement"). */
  readonly eventNouns: readonly string[];
}

/** Nouns and phrases that tell what kind of source is credited (`source-kinds.json`), as dictionary forms. */
export interface SourceKindWords {
  readonly source: string;
  /** Offices and bodies of states and of organisations of states. */
  readonly official: readonly string[];
  readonly organisation: readonly string[];
  /** People who speak for a body: official when the body is, otherwise of an organisation. */
  readonly representative: readonly string[];
  readonly crowd: readonly string[];
  readonly footage: readonly string[];
  readonly document: readonly string[];
  readonly anonymous: readonly string[];
  /** Groups that nobody could ask: "experts", "many". */
  readonly vague: readonly string[];
  /** Phrases that pass something on and credit nobody at all ("it emerged that"); lower case. */
  readonly impersonal: readonly string[];
  readonly account: readonly string[];
  readonly outlet: readonly string[];
}

/** Words that set statements of fact apart from other sentences (`claim-cues.json`). Lower case; entries may have several words. */
export interface ClaimCues {
  readonly source: string;
  /** What should be. */
  readonly normative: readonly string[];
  /** Wishes, thanks, greetings. */
  readonly wishes: readonly string[];
  /** First words of requests and orders. */
  readonly imperatives: readonly string[];
  /** Words of judgement and feeling. */
  readonly opinion: readonly string[];
  /** Words of supposition and condition. */
  readonly unsure: readonly string[];
  readonly quantities: readonly string[];
  readonly comparisons: readonly string[];
  /** Verbs of events that leave traces. */
  readonly events: readonly string[];
  readonly future: readonly string[];
  /** Forms that are finite verbs unless a determiner or preposition stands before them. */
  readonly predicates: readonly string[];
  /** Forms that are finite verbs or nouns ("exports"). */
  readonly ambiguousPredicates: readonly string[];
  /** Auxiliaries without tense ("that they be returned"): neither they nor the participle behind them make a clause. */
  readonly bareAuxiliaries: readonly string[];
  /** What a preposition governs where a relative clause begins ("after which", «после чего»). */
  readonly relativeObjects: readonly string[];
  /** A word and the conjunction behind it that together part no clauses («так и»). */
  readonly fixedCoordinations: readonly string[];
}

/** One form of a verb. */
export interface VerbForm {
  readonly form: string;
  readonly tense: 'base' | 'present' | 'past' | 'pastParticiple' | 'gerund' | 'impersonal';
  /** Gender or number that a past tense shows (Russian, Ukrainian). */
  readonly agreement?: 'masculine' | 'feminine' | 'neuter' | 'plural';
}
