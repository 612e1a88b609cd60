import type { VerbForm } from '../lexicons.ts';

/**
 * Forms of a Russian verb for reading news: past, third person, gerund, short passive participle. Made by conjugation class.
 * @param irregular third person singular and plural (then, if they differ from the rule, masculine past and gerund), space separated
 */
export function verbForms(lemma: string, irregular?: string): readonly VerbForm[] {
  const reflexive = lemma.endsWith('ся');
  const infinitive = reflexive ? lemma.slice(0, -2) : lemma;
  const given = irregular?.split(' ') ?? [];
  const stem = infinitive.replace(/(ть|ти|чь)$/, '');
  const past = given[2] ?? `${stem}л`;
  const pastStem = past.endsWith('л') ? past : `${past}л`;
  const [singular, plural] = given.length >= 2 ? [given[0]!, given[1]!] : thirdPerson(infinitive);
  const forms: VerbForm[] = [
    { form: infinitive, tense: 'base' },
    { form: past, tense: 'past', agreement: 'masculine' },
    { form: `${pastStem}а`, tense: 'past', agreement: 'feminine' },
    { form: `${pastStem}о`, tense: 'past', agreement: 'neuter' },
    { form: `${pastStem}и`, tense: 'past', agreement: 'plural' },
    { form: singular, tense: 'present' },
    { form: plural, tense: 'present', agreement: 'plural' },
    { form: given[3] ?? `${plural.replace(/.т$/, '')}я`.replace(/([жшчщ])я$/, '$1а'), tense: 'gerund' },
    { form: `${stem}в`, tense: 'gerund' },
    ...(reflexive ? [] : shortPassive(stem)),
  ];
  if (!reflexive) return forms;
  return forms.map((form) => ({ ...form, form: form.form + (/[аеёиоуыэюя]$/.test(form.form) ? 'сь' : 'ся') }));
}

function thirdPerson(infinitive: string): [string, string] {
  const stem = infinitive.slice(0, -2);
  if (/(ова)$/.test(stem)) return [`${stem.slice(0, -3)}ует`, `${stem.slice(0, -3)}уют`];
  if (/ева$/.test(stem) && !/(дева|зрева|пева)$/.test(stem))
    return [`${stem.slice(0, -3)}юет`, `${stem.slice(0, -3)}юют`];
  if (/ну$/.test(stem)) return [`${stem.slice(0, -1)}ет`, `${stem.slice(0, -1)}ут`];
  if (/и$/.test(stem)) return [`${stem}т`, /[жшчщ]и$/.test(stem) ? `${stem.slice(0, -1)}ат` : `${stem.slice(0, -1)}ят`];
  return [`${stem}ет`, `${stem}ют`];
}

function shortPassive(stem: string): VerbForm[] {
  const base = /и$/.test(stem) ? `${stem.slice(0, -1)}ен` : /[ая]$/.test(stem) ? `${stem}н` : undefined;
  if (base === undefined) return [];
  return [
    { form: base, tense: 'pastParticiple', agreement: 'masculine' },
    { form: `${base}а`, tense: 'pastParticiple', agreement: 'feminine' },
    { form: `${base}о`, tense: 'impersonal', agreement: 'neuter' },
    { form: `${base}ы`, tense: 'pastParticiple', agreement: 'plural' },
  ];
}

/** Case forms of a Russian noun, singular and plural, by declension class. Over-generates: it is for recognising, not for writing. */
export function nounForms(lemma: string): readonly string[] {
  if (/ие$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['е', 'я', 'ю', 'ем', 'и', 'й', 'ям', 'ями', 'ях']);
  if (/ия$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['я', 'и', 'ю', 'ей', 'й', 'ям', 'ями', 'ях']);
  if (/[жшчщкгх]а$/.test(lemma)) {
    const stem = lemma.slice(0, -1);
    const genitive = /[^аеиоуыэюя]ка$/.test(lemma)
      ? [`${lemma.slice(0, -2)}ок`, `${lemma.slice(0, -2).replace(/[ьй]$/, '')}ек`]
      : [stem];
    return [...withEndings(stem, ['а', 'и', 'е', 'у', 'ой', 'ей', 'ам', 'ами', 'ах']), ...genitive];
  }
  if (/а$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['а', 'ы', 'е', 'у', 'ой', '', 'ам', 'ами', 'ах']);
  if (/я$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['я', 'и', 'е', 'ю', 'ей', 'ь', 'й', 'ям', 'ями', 'ях']);
  if (/[оe]$/.test(lemma)) return withEndings(lemma.slice(0, -1), ['о', 'а', 'у', 'ом', 'е', '', 'ам', 'ами', 'ах']);
  if (/ь$/.test(lemma))
    return withEndings(lemma.slice(0, -1), ['ь', 'я', 'ю', 'ем', 'и', 'е', 'ью', 'ей', 'ям', 'ями', 'ях']);
  if (/[ыио]й$/.test(lemma) && lemma.length > 5)
    return withEndings(lemma.slice(0, -2), [
      'ый',
      'ий',
      'ой',
      'ая',
      'яя',
      'ое',
      'ее',
      'ые',
      'ие',
      'ого',
      'его',
      'ому',
      'ему',
      'ым',
      'им',
      'ом',
      'ем',
      'ую',
      'юю',
      'ых',
      'их',
      'ыми',
      'ими',
      'ей',
    ]);
  if (/й$/.test(lemma))
    return withEndings(lemma.slice(0, -1), ['й', 'я', 'ю', 'ем', 'е', 'и', 'ев', 'ям', 'ями', 'ях']);
  if (/[бвгджзклмнпрстфхцчшщ]ок$/.test(lemma))
    return [lemma, ...withEndings(`${lemma.slice(0, -2)}к`, ['а', 'у', 'ом', 'и', 'ов', 'ам', 'ами', 'ах'])];
  if (/ец$/.test(lemma))
    return [lemma, ...withEndings(`${lemma.slice(0, -2)}ц`, ['а', 'у', 'ем', 'ом', 'е', 'ы', 'ев', 'ам', 'ами', 'ах'])];
  return withEndings(lemma, ['', 'а', 'у', 'ом', 'ем', 'е', 'ы', 'и', 'ов', 'ев', 'ей', 'ам', 'ами', 'ах']);
}

function withEndings(stem: string, endings: readonly string[]): string[] {
  return endings.map((ending) => stem + ending);
}

const finiteEnding =
  /(л|ла|ло|ли|лся|лась|лось|лись|ает|яет|ует|юет|еет|ают|яют|уют|еют|ется|утся|ются|ится|ятся|ено|ана|ано|аны|ены|ена|ят|нут|дет|дут|жет|жут|гут|чет|шет|шут|рет|рут)$/;
const nominalLookalike =
  /^(была|имена|времена|племена|семена|знамена|письмена|если|или|после|около|дела|тела|села|слова|сила|силы|школа|число|тепло|стекло|масло|весло|стол|угол|футбол|канал|журнал|материал|генерал|адмирал|потенциал|капитал|филиал|терминал|арсенал|вокзал|сигнал|персонал|штурвал|провал|обвал|интервал|отдел|предел|раздел|передел|узел|посёлок|посол|протокол|тыл|пыл|мыла|скала|вла|начало|небольшой|кабинет|совет|ответ|бюджет|интернет|комитет|университет|приоритет|суверенитет|авторитет|билет|пакет|портрет|предмет|секрет|сюжет|бронежилет|пистолет|самолет|вертолет|полет|налет|расчет|отчет|счет|зачет|свет|цвет|лет|нет|рейтинг|менее|более|только|несколько|столько|сколько|дела|недели|цели|модели|земли|артели|крыла|стрела|отдела|неделя|мысли|жители|учителя|роли|боли|соли|доли|кремль|руководители|представители|страна|охрана|рана|цена|измена|замена|сцена|стена|рано|планы|страны|цены|члены|стены|раны|органы|кораны|раны|рестораны|ветераны|партизаны|краны|экраны|океаны|смена|перемена|тирана|обмана|плана|органа|гражданина|района|кардинально|звено|колено|полено|мужчина|команда|ученые|замены|смены|измены|сцены|охраны|обороны|девят|десят|пятьдесят|шестьдесят|ребят|солдат|зрители|строители|водители|пенсионер)$/;

/** Whether an unlisted lower-case word looks like a finite verb, by its ending. */
export function looksFinite(word: string): boolean {
  const form = word.slice(word.lastIndexOf('-') + 1);
  return form.length > 3 && finiteEnding.test(form) && !nominalLookalike.test(form) && !/(тели|вели|сли)$/.test(form);
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
