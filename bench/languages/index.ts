import { identifyLanguage } from '../../src/language/index.ts';
import { readCorpus } from '../corpus.ts';

interface Row {
  readonly text: string;
  readonly lang?: string;
  readonly claim?: string;
  readonly language?: string;
}

/** Texts of one language: a name, the code, and what is read of each row. */
const sources: readonly (readonly [
  name: string,
  code: string,
  file: string,
  read: (row: Row) => string | undefined,
])[] = [
  ['headlines (SlavicNER)', 'ru', 'ner/slavicner.ru', ({ text }) => text.split('\n')[0]],
  ['headlines (SlavicNER)', 'uk', 'ner/slavicner.uk', ({ text }) => text.split('\n')[0]],
  ['headlines (SlavicNER)', 'pl', 'ner/slavicner.pl', ({ text }) => text.split('\n')[0]],
  ['documents (SlavicNER)', 'ru', 'ner/slavicner.ru', ({ text }) => text],
  ['documents (SlavicNER)', 'uk', 'ner/slavicner.uk', ({ text }) => text],
  ['documents (SlavicNER)', 'pl', 'ner/slavicner.pl', ({ text }) => text],
  ['short sentences (NER-UK)', 'uk', 'ner/ner-uk2.uk', ({ text }) => (text.length < 90 ? text : undefined)],
  ['sentences (UNER PUD)', 'ru', 'ner/uner-pud.ru', ({ text }) => text],
  ['posts (Telegram)', 'ru', 'feed/feed_telegram_ru_nktkln', ({ text }) => text.slice(0, 120)],
  [
    'posts (UNLP 2025)',
    'ru',
    'feed/telegram-unlp2025-manipulation',
    (row) => (row.lang === 'ru' ? row.text.slice(0, 120) : undefined),
  ],
  [
    'posts (UNLP 2025)',
    'uk',
    'feed/telegram-unlp2025-manipulation',
    (row) => (row.lang === 'uk' ? row.text.slice(0, 120) : undefined),
  ],
  ['press (BRUK)', 'uk', 'feed/feed_bruk_press_uk', ({ text }) => text.slice(0, 100)],
  ['claims (RU22Fact)', 'uk', 'feed/claims_ru22fact', (row) => (row.language === 'uk' ? row.claim : undefined)],
  ['claims (RU22Fact)', 'en', 'feed/claims_ru22fact', (row) => (row.language === 'en' ? row.claim : undefined)],
  ['tweets (WNUT 17)', 'en', 'ner/wnut17.en', ({ text }) => text],
  ['articles (news feed)', 'en', 'feed/feed_abp_10k_en', ({ text }) => text],
];

const textsOfEach = 500;
const fewestLetters = 15;

/** Language identification on texts whose corpus says the language: `--data DIR`. The labels of posts and tweets hold some mistakes. */
export function run(args: readonly string[]): void {
  process.stdout.write('texts                       language   right\n');
  for (const [name, code, file, read] of sources) {
    const texts = readCorpus<Row>(args, `${file}.jsonl.gz`)
      .map(read)
      .filter((text): text is string => text !== undefined && (text.match(/\p{L}/gu)?.length ?? 0) >= fewestLetters);
    const step = Math.max(1, Math.floor(texts.length / textsOfEach));
    const sample = texts.filter((_, index) => index % step === 0).slice(0, textsOfEach);
    const right = sample.filter((text) => identifyLanguage(text).code === code).length;
    process.stdout.write(
      `${name.padEnd(28)}${code.padEnd(8)}${`${right}/${sample.length}`.padStart(9)}  ${(right / sample.length).toFixed(3)}\n`,
    );
  }
}
