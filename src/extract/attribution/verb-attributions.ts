import { wordClass } from '../../language/index.ts';
import type { Span } from '../../model/index.ts';
import { type Complement, clauseEnd, complementAfter, levelEnd, opensClause, startsPhrase } from './complements.ts';
import { frameBit, type VerbCue } from './cue-table.ts';
import type { Draft } from './draft.ts';
import { phraseFrom, sharedSubject, subjectBefore } from './noun-phrases.ts';
import { is, isFiniteVerb, type Scene, spanOf, stretchAround, type WordRun } from './scene.ts';

/** A verb, or a phrase that begins with one, standing as a cue. */
interface Cue {
  readonly lemma: string;
  readonly frames: number;
  readonly prepositions: ReadonlySet<string>;
  readonly first: number;
  readonly last: number;
  readonly verb: VerbCue | undefined;
}

const noPrepositions: ReadonlySet<string> = new Set();

/** Reads the attribution whose verb stands at word `at`; undefined when the verb credits nobody with anything. */
export function verbAttribution(scene: Scene, at: number, previous: readonly Draft[]): Draft | undefined {
  const cue = cueAt(scene, at);
  if (cue === undefined) return undefined;
  const { words } = scene;
  const stretch = stretchAround(scene, at);
  const group = verbGroupStart(scene, cue, stretch.first);
  const tenses = cue.verb?.tenses;
  if (group.infinitive) return undefined;
  if (group.passive && (tenses?.has('pastParticiple') || tenses?.has('impersonal')))
    return passiveAttribution(scene, cue, group.first, stretch);

  const participle = tenses !== undefined && tenses.has('gerund') && !group.progressive;
  const impersonal = scene.pack.functionWords.clausesNeedConjunction;
  if (impersonal && (cue.frames === frameBit.passive || (tenses?.has('impersonal') && tenses.size === 1)))
    return impersonalAttribution(scene, cue, group.first, stretch);
  const beforeAgent = cue.last < stretch.last && words.lower[cue.last + 1] === scene.pack.functionWords.agentMarker;
  if (tenses?.has('pastParticiple') && !group.perfect && (beforeAgent || !tenses.has('past')))
    return reducedPassive(scene, cue, stretch);

  const own = participle ? undefined : subjectBefore(scene, group.first, stretch.first);
  const inverted = own === undefined && !participle ? invertedSource(scene, cue, group.first, stretch) : undefined;
  const borderEnd = (own?.first ?? group.first) - 1;
  const left = leftContent(scene, borderEnd, stretch, cue.frames);
  const rightFrom = inverted?.last ?? cue.last;
  const right = complementAfter(scene, rightFrom, cue.frames, inverted ? noPrepositions : cue.prepositions);

  const asClause = borderEnd >= stretch.first && is(words, borderEnd, wordClass.asConjunction);
  let source = own ?? inverted;
  if (source === undefined) source = borrowedSource(scene, at, group.first, stretch, previous, participle);
  const content =
    referredBack(scene, cue, group.first, stretch) ??
    chooseContent(scene, cue, left, right, asClause, rightFrom, borderEnd, stretch);
  if (content === undefined) return undefined;
  if (source === undefined && !content.fromQuote && !participle) return undefined;
  const bareBase = tenses?.has('base') && !tenses.has('past') && group.first === cue.first;
  if (bareBase && own === undefined && inverted === undefined && !content.fromQuote) return undefined;
  if (isOwnThought(scene, source, cue.lemma, at)) return undefined;
  return {
    source: source === undefined ? [] : [spanOf(words, source)],
    sourceRun: source,
    cue: [{ start: words.start[group.first]!, end: words.end[content.cueLast]! }],
    content: content.spans,
    lemma: cue.lemma,
    anchor: cue.first,
    negated: group.negated,
    direct: content.fromQuote,
    confidence: confidenceOf(content, own, inverted),
  };
}

/** "I think", "we want": inside someone's words, the speaker's own view is part of what he says, not a further source. */
function isOwnThought(scene: Scene, source: WordRun | undefined, lemma: string, at: number): boolean {
  if (source === undefined || source.first !== source.last) return false;
  const person = scene.pack.functionWords.subjectPronouns[scene.words.lower[source.first]!];
  if (person !== 'first' && person !== 'second') return false;
  if (scene.utterance[at]! >= 0) return true;
  return person === 'second' || scene.cues.attitudes.has(lemma) || scene.cues.levels.has(lemma);
}

function confidenceOf(content: Chosen, own: WordRun | undefined, inverted: WordRun | undefined): number {
  if (content.fromQuote) return own || inverted ? 0.9 : 0.6;
  if (content.kind === 'object') return own ? 0.55 : 0.4;
  return own || inverted ? 0.8 : 0.55;
}

function cueAt(scene: Scene, at: number): Cue | undefined {
  const { words, cues, verbs } = scene;
  for (const phrase of cues.phrases.get(words.lower[at]!) ?? []) {
    if (!phrase.rest.every((part, index) => words.lower[at + 1 + index] === part)) continue;
    return {
      lemma: phrase.lemma,
      frames: phrase.frames,
      prepositions: noPrepositions,
      first: at,
      last: at + phrase.rest.length,
      verb: verbs[at],
    };
  }
  const verb = verbs[at];
  return verb && { lemma: verb.lemma, frames: verb.frames, prepositions: verb.prepositions, first: at, last: at, verb };
}

/** Auxiliaries, adverbs and negations before the verb join the cue ("has also said"). */
function verbGroupStart(scene: Scene, cue: Cue, low: number) {
  const { words, pack } = scene;
  let first = cue.first;
  let passive = false;
  let perfect = false;
  let negated = false;
  let infinitive = false;
  for (let at = cue.first - 1; at >= low; at--) {
    const form = words.lower[at]!;
    if (form === pack.functionWords.infinitiveMarker && form !== '') {
      infinitive = true;
      break;
    }
    if (is(words, at, wordClass.passiveAuxiliary) && !is(words, at, wordClass.determiner)) {
      if (form === "'s" && !isFiniteVerb(scene, at)) break;
      passive = true;
    } else if (is(words, at, wordClass.perfectAuxiliary)) perfect = true;
    else if (is(words, at, wordClass.negation) && !is(words, at, wordClass.determiner | wordClass.subjectPronoun))
      negated = true;
    else if (is(words, at, wordClass.adverb | wordClass.auxiliary)) {
      if (
        is(words, at, wordClass.coordinator | wordClass.determiner | wordClass.subordinator) ||
        (is(words, at, wordClass.opener) && at === low)
      )
        break;
      if (!is(words, at, wordClass.auxiliary) && !precedesVerb(scene, at, low)) break;
    } else break;
    if (words.lower[at]!.endsWith("n't")) negated = true;
    first = at;
  }
  return { first, passive, perfect, negated, infinitive, progressive: passive };
}

/** An adverb belongs to the verb group only when a subject or an auxiliary stands before it, not a clause border. */
function precedesVerb(scene: Scene, at: number, low: number): boolean {
  return at > low && !is(scene.words, at - 1, wordClass.punctuation);
}

/** "…," said Smith: the phrase after the verb is the source when no subject stands before it. */
function invertedSource(scene: Scene, cue: Cue, groupFirst: number, stretch: WordRun): WordRun | undefined {
  const { words, pack } = scene;
  if (!(cue.frames & (frameBit.clause | frameBit.quote))) return undefined;
  if (cue.verb && !(cue.verb.tenses.has('past') || cue.verb.tenses.has('present'))) return undefined;
  const first = cue.last + 1;
  const high = levelEnd(scene, cue.last);
  if (first > high || (is(words, first, wordClass.punctuation) && !/^["“«„]$/.test(words.lower[first]!)))
    return undefined;
  const afterBorder =
    groupFirst === stretch.first ||
    is(words, groupFirst - 1, wordClass.punctuation) ||
    scene.utterance[groupFirst - 1] !== scene.utterance[groupFirst];
  if (!pack.functionWords.clausesNeedConjunction && !afterBorder) return undefined;
  if (is(words, first, wordClass.preposition) && !is(words, first, wordClass.institutionPreposition)) return undefined;
  if (
    opensClause(scene, first) ||
    (is(words, first, wordClass.objectPronoun) && !is(words, first, wordClass.determiner))
  )
    return undefined;
  let start = first;
  if (is(words, first, wordClass.institutionPreposition)) start += 1;
  const asClause = groupFirst > stretch.first && is(words, groupFirst - 1, wordClass.asConjunction);
  const phrase = phraseFrom(scene, start, high, !asClause);
  if (phrase === undefined) return undefined;
  if (cue.verb && agreesNot(scene, cue.verb, phrase)) return undefined;
  return phrase;
}

/** A pronoun whose gender the verb form contradicts is no subject. */
function agreesNot(scene: Scene, verb: VerbCue, phrase: WordRun): boolean {
  if (verb.agreement === undefined || phrase.first !== phrase.last) return false;
  const pronoun = scene.pack.functionWords.subjectPronouns[scene.words.lower[phrase.first]!];
  return pronoun !== undefined && pronoun !== 'first' && pronoun !== 'second' && pronoun !== verb.agreement;
}

interface LeftContent {
  readonly kind: 'quote' | 'clause';
  readonly span: Span;
  readonly quotation?: number;
}

/** What stands to the left of source and cue: the quotation that just ended, or the clause before a comma. */
function leftContent(scene: Scene, border: number, stretch: WordRun, frames: number): LeftContent | undefined {
  const { words, utterance, quotations } = scene;
  if (!(frames & (frameBit.clause | frameBit.quote | frameBit.addressee))) return undefined;
  let at = border;
  let separated = false;
  while (at >= 0 && /^[,—–-]$/.test(words.lower[at]!) && words.sentence[at] === words.sentence[stretch.first]) {
    separated = true;
    at -= 1;
  }
  if (at < 0) return undefined;
  const level = utterance[stretch.last]!;
  const index = utterance[at]!;
  if (index >= 0 && index !== level && (at < stretch.first || separated)) {
    const quotation = quotations[index]!;
    if (quotation.end > words.end[at]! + 1) return undefined;
    // A quotation that closed its own sentence with a full stop belongs to what came before.
    const sameSentence =
      words.sentence[at] === words.sentence[stretch.first] &&
      at >= words.sentenceFirst[words.sentence[stretch.first]!]!;
    if (!sameSentence && !separated && !endsOpen(words.text, quotation.end)) return undefined;
    const block = scene.blockOf(words.start[stretch.first]!);
    if (quotation.block !== block) return undefined;
    const span = { start: quotation.start, end: quotation.end };
    // "The plan is a “disaster in waiting,” he said": the words before the quotation belong to it.
    const before = precedingWord(scene, quotation.start, at);
    const first = before === undefined ? undefined : stretchAround(scene, before).first;
    if (
      first !== undefined &&
      before !== undefined &&
      !is(words, before, wordClass.punctuation) &&
      noCueBetween(scene, first, before)
    )
      return { kind: 'quote', span: { start: words.start[first]!, end: span.end }, quotation: index };
    return { kind: 'quote', span, quotation: index };
  }
  if (!separated || at < stretch.first || !(frames & frameBit.clause)) return undefined;
  return { kind: 'clause', span: { start: words.start[stretch.first]!, end: words.end[at]! } };
}

/** The word just before an offset, when it stands in the same sentence. */
function precedingWord(scene: Scene, offset: number, from: number): number | undefined {
  const { words } = scene;
  let at = from;
  while (at >= 0 && words.start[at]! >= offset) at -= 1;
  return at >= 0 && words.sentence[at] === words.sentence[at + 1] ? at : undefined;
}

function noCueBetween(scene: Scene, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (scene.verbs[at] !== undefined) return false;
  return true;
}

/** Whether a quotation's last mark leaves the sentence open ("…,” he said"). */
function endsOpen(text: string, end: number): boolean {
  return /[,?!…—–-]['’]?["”»“'’]{1,2}$/.test(text.slice(Math.max(0, end - 4), end));
}

interface Chosen {
  readonly spans: readonly Span[];
  readonly kind: 'quote' | 'clause' | 'object' | 'infinitive';
  readonly fromQuote: boolean;
  readonly cueLast: number;
}

function chooseContent(
  scene: Scene,
  cue: Cue,
  left: LeftContent | undefined,
  right: Complement | undefined,
  asClause: boolean,
  rightFrom: number,
  border: number,
  stretch: WordRun,
): Chosen | undefined {
  const { words } = scene;
  if (asClause) return contentOfAsClause(scene, cue, right, rightFrom, border, stretch);
  const inner =
    scene.utterance[stretch.first]! >= 0 && left?.kind === 'clause'
      ? speechAround(scene, cue, border, rightFrom, stretch)
      : undefined;
  if (inner !== undefined) return inner;
  if (left?.kind === 'quote') {
    const spans = [left.span];
    if (right?.kind === 'quote') spans.push(right.content);
    else {
      const next = following(scene, left, rightFrom);
      if (next !== undefined) spans.push(next);
    }
    if (
      right !== undefined &&
      right.kind === 'clause' &&
      /^\p{Ll}/u.test(words.text.slice(right.content.start)) &&
      words.lower[rightFrom + 1] === ','
    )
      spans.push(right.content);
    return { spans, kind: 'quote', fromQuote: true, cueLast: cue.last };
  }
  const interrupted = left?.kind === 'clause' && interruptedRest(scene, left.span, rightFrom, right);
  if (interrupted) return { spans: [left.span, interrupted], kind: 'clause', fromQuote: false, cueLast: cue.last };
  if (right !== undefined) {
    const spans = [right.content];
    const cueLast =
      Math.max(right.cueLast, cue.last) === right.cueLast && rightFrom === cue.last ? right.cueLast : cue.last;
    if (right.kind === 'quote') {
      let next = quotationAt(scene, right.content.start);
      while (next?.continuedBy !== undefined) {
        next = scene.quotations[next.continuedBy]!;
        spans.push({ start: next.start, end: next.end });
      }
    }
    return { spans, kind: right.kind, fromQuote: right.kind === 'quote', cueLast };
  }
  if (left?.kind === 'clause' && closesAfter(scene, rightFrom))
    return { spans: [left.span], kind: 'clause', fromQuote: false, cueLast: cue.last };
  return undefined;
}

/** «Свет дадут завтра, — пообещал мэр. — Мы работаем»: the author's words stand inside the marks, between dashes. */
function speechAround(scene: Scene, cue: Cue, border: number, rightFrom: number, stretch: WordRun): Chosen | undefined {
  const { words, utterance, quotations } = scene;
  const quotation = quotations[utterance[stretch.first]!]!;
  if (!/^[—–]$/.test(words.lower[border]!) || border < 2) return undefined;
  const spans: Span[] = [{ start: quotation.start, end: words.end[border - 1]! }];
  let dash = rightFrom + 1;
  while (dash < words.count && words.start[dash]! < quotation.end && !/^[—–]$/.test(words.lower[dash]!)) dash += 1;
  if (dash + 1 < words.count && words.start[dash]! < quotation.end)
    spans.push({ start: words.start[dash + 1]!, end: quotation.end });
  else if (words.start[rightFrom]! < quotation.start) return undefined;
  return { spans, kind: 'quote', fromQuote: true, cueLast: cue.last };
}

/** "The plan, he said, would fail": what goes on after the credit, when both halves belong to one clause. */
function interruptedRest(scene: Scene, left: Span, rightFrom: number, right: Complement | undefined): Span | undefined {
  const { words } = scene;
  const comma = rightFrom + 1;
  if (comma >= words.count || words.lower[comma] !== ',' || words.sentence[comma] !== words.sentence[rightFrom])
    return undefined;
  if (right?.kind === 'quote' && left.end - left.start < 3) return undefined;
  const high = levelEnd(scene, rightFrom);
  const next = comma + 1;
  if (next > high || scene.verbs[next]?.tenses.has('gerund')) return undefined;
  if (is(words, next, wordClass.coordinator | wordClass.adverbialPreposition | wordClass.relative)) return undefined;
  if (right !== undefined) return right.content;
  return { start: words.start[next]!, end: clauseEnd(scene, next, false) };
}

function quotationAt(scene: Scene, start: number) {
  return scene.quotations.find((quotation) => quotation.start === start);
}

/** "…," she said. "…": the quotation that goes on after the credit, in the same paragraph or, unclosed, in the next. */
function following(scene: Scene, left: LeftContent, from: number): Span | undefined {
  const { words, quotations } = scene;
  const end = levelEnd(scene, from);
  const after = words.end[end]!;
  const block = quotations[left.quotation!]!.block;
  for (let index = left.quotation! + 1; index < quotations.length; index++) {
    const next = quotations[index]!;
    if (next.block !== block || next.start > after + 2) return undefined;
    if (next.start < words.end[from]! || !next.utterance) continue;
    if (next.start >= after || /^[,;.:—–\s]*$/.test(words.text.slice(words.end[from]!, next.start)))
      return { start: next.start, end: next.end };
    if (/,\s*$/.test(words.text.slice(words.end[from]!, next.start))) return { start: next.start, end: next.end };
  }
  return undefined;
}

/** Whether nothing but an adverbial stands between the cue and the end of its sentence or a comma. */
function closesAfter(scene: Scene, from: number): boolean {
  const { words } = scene;
  const high = levelEnd(scene, from);
  for (let at = from + 1; at <= high; at++) {
    if (/^[.,;!?…—–]+$/.test(words.lower[at]!)) return true;
    if (isFiniteVerb(scene, at) && at - from < 12) return false;
  }
  return true;
}

/** "As the ministry reported, …" and "…, as the ministry reported". */
function contentOfAsClause(
  scene: Scene,
  cue: Cue,
  right: Complement | undefined,
  rightFrom: number,
  border: number,
  stretch: WordRun,
): Chosen | undefined {
  const { words } = scene;
  const high = levelEnd(scene, cue.last);
  if (border === stretch.first || !is(words, border - 1, wordClass.word)) {
    for (let at = rightFrom + 1; at < high; at++) {
      if (words.lower[at] !== ',' && words.lower[at] !== ':') continue;
      if (border > stretch.first && words.lower[border - 1] === ',') break;
      const end = words.end[high]!;
      const content = {
        start: words.start[at + 1]!,
        end: /^[.!?…]$/.test(words.lower[high]!) ? words.end[high - 1]! : end,
      };
      const quotation = quotationAt(scene, content.start);
      if (quotation?.utterance)
        return {
          spans: [{ start: quotation.start, end: quotation.end }],
          kind: 'quote',
          fromQuote: true,
          cueLast: cue.last,
        };
      return { spans: [content], kind: 'clause', fromQuote: false, cueLast: cue.last };
    }
  }
  if (border > stretch.first && words.lower[border - 1] === ',' && border - 2 >= stretch.first) {
    if (!(cue.frames & frameBit.clause)) return undefined;
    return {
      spans: [{ start: words.start[stretch.first]!, end: words.end[border - 2]! }],
      kind: 'clause',
      fromQuote: false,
      cueLast: cue.last,
    };
  }
  if (right === undefined || (cue.frames & frameBit.clause) === 0) return undefined;
  return { spans: [right.content], kind: right.kind, fromQuote: right.kind === 'quote', cueLast: cue.last };
}

/** ", adding that …", "… and said": the source of the attribution before it in the sentence, or the subject of the main clause. */
function borrowedSource(
  scene: Scene,
  at: number,
  group: number,
  stretch: WordRun,
  previous: readonly Draft[],
  participle: boolean,
): WordRun | undefined {
  const { words } = scene;
  const before = previous.at(-1);
  if (
    before?.sourceRun &&
    words.sentence[before.anchor] === words.sentence[at] &&
    scene.utterance[before.anchor] === scene.utterance[at] &&
    before.sourceRun.last < at
  )
    return before.sourceRun;
  const shared = sharedSubject(scene, group, stretch.first);
  if (shared !== undefined) return shared;
  if (!participle) return undefined;
  // "Citing officials, the paper said": the subject follows the comma.
  if (at > stretch.first + 2) return undefined;
  for (let next = at + 1; next < stretch.last; next++)
    if (words.lower[next] === ',') {
      for (let verb = next + 2; verb <= Math.min(stretch.last, next + 12); verb++)
        if (isFiniteVerb(scene, verb)) {
          let first = verb;
          while (first > next + 2 && is(words, first - 1, wordClass.adverb)) first -= 1;
          return subjectBefore(scene, first, next + 1);
        }
      return undefined;
    }
  return undefined;
}

/** "is rumoured to be …", "was criticised by …": content is the subject with what follows, the source is named after "by" or nowhere. */
function passiveAttribution(scene: Scene, cue: Cue, groupFirst: number, stretch: WordRun): Draft | undefined {
  const { words, pack } = scene;
  const subject = subjectBefore(scene, groupFirst, stretch.first);
  const next = cue.last + 1;
  const high = levelEnd(scene, cue.last);
  const agent =
    next < high && words.lower[next] === pack.functionWords.agentMarker
      ? phraseFrom(scene, next + 1, high, false)
      : undefined;
  const reporting = (cue.frames & frameBit.passive) !== 0;
  const base = {
    cue: [{ start: words.start[groupFirst]!, end: words.end[cue.last]! }],
    lemma: cue.lemma,
    anchor: cue.first,
    negated: false,
    direct: false,
  };
  if (agent !== undefined && subject !== undefined)
    return {
      ...base,
      source: [spanOf(words, agent)],
      sourceRun: agent,
      content: [spanOf(words, subject)],
      confidence: 0.5,
    };
  if (!reporting) return undefined;
  const addressee = (cue.frames & frameBit.addressee) !== 0 && (cue.frames & frameBit.clause) === 0;
  const right = complementAfter(scene, cue.last, cue.frames | frameBit.infinitive | frameBit.clause, noPrepositions);
  if (right === undefined) return undefined;
  const impersonal = subject === undefined || isExpletive(scene, subject);
  if (right.kind === 'infinitive' && subject !== undefined && !impersonal)
    return {
      ...base,
      source: [],
      sourceRun: undefined,
      content: [spanOf(words, subject), right.content],
      confidence: 0.7,
    };
  if (right.kind === 'clause' && is(words, cue.last + 1, wordClass.complementizer) && (impersonal || addressee))
    return { ...base, source: [], sourceRun: undefined, content: [right.content], confidence: 0.65 };
  return undefined;
}

function isExpletive(scene: Scene, subject: WordRun): boolean {
  return (
    subject.first === subject.last &&
    scene.pack.functionWords.subjectPronouns[scene.words.lower[subject.first]!] === 'neuter'
  );
}

/** «Сообщается, что …», «…, говорится в заявлении министерства»: nobody is the subject; a document may be named after the verb. */
function impersonalAttribution(scene: Scene, cue: Cue, groupFirst: number, stretch: WordRun): Draft | undefined {
  const { words } = scene;
  const next = cue.last + 1;
  const high = levelEnd(scene, cue.last);
  const document =
    next < high && is(words, next, wordClass.institutionPreposition)
      ? phraseFrom(scene, next + 1, high, false)
      : undefined;
  const rightFrom = document?.last ?? cue.last;
  const frames = frameBit.clause | frameBit.quote;
  const border = groupFirst - 1;
  const asClause = border >= stretch.first && is(words, border, wordClass.asConjunction);
  const right = complementAfter(scene, rightFrom, frames, noPrepositions);
  const left = leftContent(scene, border, stretch, frames);
  const clause = right?.kind === 'clause' && !is(words, stretch.first, wordClass.relative) ? right : undefined;
  const content = chooseContent(
    scene,
    { ...cue, frames },
    left,
    right?.kind === 'quote' ? right : clause,
    asClause,
    rightFrom,
    border,
    stretch,
  );
  if (content === undefined) return undefined;
  return {
    source: document === undefined ? [] : [spanOf(words, document)],
    sourceRun: document,
    cue: [{ start: words.start[groupFirst]!, end: words.end[cue.last]! }],
    content: content.spans,
    lemma: cue.lemma,
    anchor: cue.first,
    negated: false,
    direct: content.fromQuote,
    confidence: 0.7,
  };
}

/** «Об этом сообщил мэр»: the sentence before is credited; «…, о чем сообщил мэр»: the clause before. */
function referredBack(scene: Scene, cue: Cue, groupFirst: number, stretch: WordRun): Chosen | undefined {
  const { words, cues } = scene;
  if (cues.backReferences.size === 0) return undefined;
  for (let at = groupFirst - 1; at >= stretch.first && groupFirst - at < 9; at--) {
    const length = startsPhrase(scene, cues.backReferences, at);
    if (length === 0) continue;
    const opens = at === stretch.first || is(words, at - 1, wordClass.opener | wordClass.adverb);
    const span = opens
      ? sentenceBefore(scene, at)
      : words.lower[at - 1] === ','
        ? { start: words.start[stretch.first]!, end: words.end[at - 2]! }
        : undefined;
    return span && { spans: [span], kind: 'clause', fromQuote: false, cueLast: cue.last };
  }
  return undefined;
}

function sentenceBefore(scene: Scene, at: number): Span | undefined {
  const { words } = scene;
  const sentence = words.sentence[at]!;
  if (sentence === 0) return undefined;
  const first = words.sentenceFirst[sentence - 1]!;
  let last = words.sentenceFirst[sentence]! - 1;
  while (last > first && /^[.!…]+$/.test(words.lower[last]!)) last -= 1;
  return last < first ? undefined : { start: words.start[first]!, end: words.end[last]! };
}

/** "a plan criticised by unions": a participle after its noun, with its agent. */
function reducedPassive(scene: Scene, cue: Cue, stretch: WordRun): Draft | undefined {
  const { words, pack } = scene;
  const next = cue.last + 1;
  if (next >= stretch.last || words.lower[next] !== pack.functionWords.agentMarker) return undefined;
  const agent = phraseFrom(scene, next + 1, stretch.last, false);
  const subject = subjectBefore(scene, cue.first, stretch.first);
  if (agent === undefined || subject === undefined) return undefined;
  return {
    source: [spanOf(words, agent)],
    sourceRun: agent,
    cue: [{ start: words.start[cue.first]!, end: words.end[cue.last]! }],
    content: [spanOf(words, subject)],
    lemma: cue.lemma,
    anchor: cue.first,
    negated: false,
    direct: false,
    confidence: 0.4,
  };
}
