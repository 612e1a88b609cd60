import type { VerbForm } from '../lexicons.ts';

/**
 * Forms of a Ukrainian verb for reading news: past, third person, gerunds, the impersonal in -но/-то. Made by conjugation class.
 * @param irregular third person singular and plural (then, if it differs from the rule, masculine past), space separated
 */
export function verbForms(lemma: string, irregular?: string): readonly VerbForm[] {
  const reflexive = lemma.endsWith('ся');
  const infinitive = reflexive ? lemma.slice(0, -2) : lemma;
  const given = irregular?.split(' ') ?? [];
  const stem = infinitive.replace(/(ти|чи)$/, '');
  const past = given[2] ?? `${stem}в`;
  const pastStem = past.endsWith('в') ? `${past.slice(0, -1)}л` : `${past}л`;
  const [singular, plural] = given.length >= 2 ? [given[0]!, given[1]!] : thirdPerson(infinitive);
  const forms: VerbForm[] = [
    { form: infinitive, tense: 'base' },
    { form: past, tense: 'past', agreement: 'masculine' },
    { form: `${pastStem}а`, tense: 'past', agreement: 'feminine' },
    { form: `${pastStem}о`, tense: 'past', agreement: 'neuter' },
    { form: `${pastStem}и`, tense: 'past', agreement: 'plural' },
    { form: singular, tense: 'present' },
    { form: plural, tense: 'present', agreement: 'plural' },
    { form: `${plural.replace(/ть$/, '')}чи`, tense: 'gerund' },
    { form: `${past}ши`, tense: 'gerund' },
    ...(reflexive ? [] : impersonal(stem)),
  ];
  if (!reflexive) return forms;
  return forms.map((form) => {
    const ending = /[еє]$/.test(form.form) && form.tense === 'present' ? 'ться' : 'ся';
    return { ...form, form: form.form + ending };
  });
}

function thirdPerson(infinitive: string): [string, string] {
  const stem = infinitive.slice(0, -2);
  if (/ува$/.test(stem))
    return [`${stem.slice(0, -2)}ує`, `${stem.slice(0, -2)}ують`].map((form) =>
      form.replace('уує', 'ує').replace('уують', 'ують'),
    ) as [string, string];
  if (/юва$/.test(stem)) return [`${stem.slice(0, -3)}ює`, `${stem.slice(0, -3)}юють`];
  if (/ну$/.test(stem)) return [`${stem.slice(0, -1)}е`, `${stem.slice(0, -1)}уть`];
  if (/[иї]$/.test(stem))
    return [`${stem}ть`, /[жшчщ]и$/.test(stem) ? `${stem.slice(0, -1)}ать` : `${stem.slice(0, -1)}ять`];
  return [`${stem}є`, `${stem}ють`];
}

function impersonal(stem: string): VerbForm[] {
  if (/[ая]$/.test(stem)) return [{ form: `${stem}но`, tense: 'impersonal', agreement: 'neuter' }];
  if (/и$/.test(stem)) return [{ form: `${stem.slice(0, -1)}ено`, tense: 'impersonal', agreement: 'neuter' }];
  return [];
}

/** Case forms of a Ukrainian noun, singular and plural, by declension class. Over-generates: it is for recognising, not for writing. */
export function nounForms(lemma: string): readonly string[] {
  if (/(.)\1я$/.test(lemma))
    return withEndings(lemma.slice(0, -1), ['я', 'ю', 'ям', 'і', 'ями', 'ях']).concat(
      lemma.slice(0, -2).replace(/(.)$/, '$1ь'),
    );
  if (/ія$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['я', 'ї', 'ю', 'єю', 'й', 'ям', 'ями', 'ях']);
  if (/ка$/.test(lemma))
    return [
      ...withEndings(lemma.slice(0, -1), ['а', 'и', 'у', 'ою', 'ам', 'ами', 'ах']),
      `${lemma.slice(0, -2)}ці`,
      `${lemma.slice(0, -2)}ок`,
    ];
  if (/га$/.test(lemma))
    return [
      ...withEndings(lemma.slice(0, -1), ['а', 'и', 'у', 'ою', '', 'ам', 'ами', 'ах']),
      `${lemma.slice(0, -2)}зі`,
    ];
  if (/а$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['а', 'и', 'і', 'у', 'ою', 'ею', '', 'ам', 'ами', 'ах']);
  if (/я$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['я', 'і', 'ю', 'ею', 'ь', 'й', 'ям', 'ями', 'ях']);
  if (/о$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['о', 'а', 'у', 'ом', 'і', '', 'ам', 'ами', 'ах']);
  if (/ість$/.test(lemma))
    return [
      lemma,
      ...withEndings(`${lemma.slice(0, -4)}ост`, ['і', 'ей', 'ям', 'ями', 'ях']),
      `${lemma.slice(0, -1)}ю`,
    ];
  if (/ець$/.test(lemma))
    return [lemma, ...withEndings(`${lemma.slice(0, -3)}ц`, ['я', 'ю', 'ем', 'і', 'ів', 'ям', 'ями', 'ях'])];
  if (/[бвгджзклмнпрстфхцчшщ]ок$/.test(lemma))
    return [lemma, ...withEndings(`${lemma.slice(0, -2)}к`, ['а', 'у', 'ом', 'и', 'ів', 'ам', 'ами', 'ах'])];
  if (/ь$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['ь', 'я', 'ю', 'ем', 'і', 'ів', 'ям', 'ями', 'ях']);
  if (/ий$/.test(lemma) && lemma.length > 4)
    return withEndings(lemma.slice(0, -2), [
      'ий',
      'а',
      'е',
      'і',
      'ого',
      'ому',
      'им',
      'ім',
      'ої',
      'ій',
      'у',
      'ою',
      'их',
      'ими',
    ]);
  if (/й$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['й', 'я', 'ю', 'єм', 'ї', 'їв', 'ям', 'ями', 'ях']);
  return withEndings(lemma, ['', 'а', 'у', 'ом', 'ем', 'і', 'и', 'ові', 'ів', 'ам', 'ами', 'ах']);
}

function withEndings(stem: string, endings: readonly string[]): string[] {
  return endings.map((ending) => stem + ending);
}

const finiteEnding =
  /(ав|яв|ив|їв|ував|нув|ила|ала|яла|ула|ило|ало|яло|уло|или|али|яли|ули|вся|лася|лося|лися|ає|яє|ує|ює|ють|ять|уть|ить|ється|еться|ються|уться|иться|яться|тиме|тимуть|зможе|зможуть|лено|ано|ено|єно|ято|уто|ито)$/;
const nominalLookalike =
  /^(права|справ|слава|слав|став|устав|склав|держав|після|коли|сили|сила|школа|мали|мала|скала|чверть|смерть|пам'ять|відповідь|мить|суть|лють|путь|п'ять|шість|дев'ять|десять|двадцять|тридцять|звідкіля|якби|начебто|рано|давно|зрештою|вдало|недавно|нещодавно|постійно)$/;

/** Whether an unlisted lower-case word looks like a finite verb, by its ending. */
export function looksFinite(word: string): boolean {
  const form = word.slice(word.lastIndexOf('-') + 1);
  return form.length > 3 && finiteEnding.test(form) && !nominalLookalike.test(form);
}

const feminineSurname =
  /(ова|ева|єва|ина|іна|їна|ская|цкая|ська|цька|ая|овой|евой|єву|ову|еву|иной|скую|цкую|ську|цьку|ової|євої|овій|євій)$/i;
const masculineSurname =
  /(ов|ев|єв|ин|ін|їн|ский|цкий|ський|цький|ий|овым|евым|иным|ским|цким|ского|цкого|скому|цкому|ським|цьким|ського|цького|ському|цькому|овим|євим)$/i;
const feminineGiven =
  /^(анна|ольга|мария|марія|елена|олена|наталья|наталія|светлана|світлана|татьяна|тетяна|юлия|юлія|ирина|ірина|екатерина|катерина|оксана|виктория|вікторія|людмила|валентина|дарья|дар'я|дарія|анастасия|анастасія|софия|софія|вера|віра|надежда|надія|любовь|любов|галина|лариса|марина|евгения|євгенія|александра|олександра|ангела|урсула|кая|анналена|кристина|христина|яна|алла|инна|інна|нина|ніна|тамара|раиса|раїса|полина|поліна|ксения|ксенія|алина|аліна|диана|діана|вероника|вероніка|маргарита|роксолана|соломия|соломія|мирослава|ярослава)(?![а-яіїєґ])/i;

/** The gender that a person's name shows, by a given name or the ending of a Slavic surname. */
export function genderOfName(name: string, _before: string): 'masculine' | 'feminine' | undefined {
  if (feminineGiven.test(name) || feminineSurname.test(name)) return 'feminine';
  return masculineSurname.test(name) ? 'masculine' : undefined;
}
