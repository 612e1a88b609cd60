import type { PageMetadata } from '../../src/read/metadata/index.ts';
import { readMetadata } from '../../src/read/metadata/index.ts';
import { asPageDocument } from '../../src/read/page-tree.ts';
import { parsePage } from '../../src/read/parse-page.ts';
import { readCorpus } from '../corpus.ts';
import type { Figure } from './figure.ts';
import { halfOf } from './flatten.ts';

interface Row {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly published: string | null;
  readonly title?: string | null;
  readonly author?: string | null;
  readonly authors?: readonly string[];
}

interface Reading {
  readonly row: Row;
  readonly page: PageMetadata;
}

/** Dates, titles and authors of pages. Rules were tuned on half 0 (by a hash of the id); both halves are reported. */
export function measureMetadata(args: readonly string[]): Figure[] {
  let elapsedMs = 0;
  const read = (path: string): Reading[] =>
    readCorpus<Row>(args, path).map((row) => {
      const document = asPageDocument(parsePage(row.html));
      const start = process.cpuUsage();
      const page = readMetadata(document, row.html, row.url);
      const { user, system } = process.cpuUsage(start);
      elapsedMs += (user + system) / 1000;
      return { row, page };
    });
  const htmldate = read('extract/date_htmldate_default.jsonl.gz');
  const wcxb = read('extract/extract_wcxb_dev_articles.jsonl.gz');
  const fundus = read('extract/extract_fundus_A.jsonl.gz');
  const undated = wcxb.filter(({ row }) => !row.published);
  return [
    ...dateFigures('htmldate default', htmldate, 'F', 0.9),
    ...dateFigures('WCXB dev articles', wcxb, 'right', 0.85),
    {
      name: 'WCXB: no gold date, and none given',
      value: undated.filter(({ page }) => !page.publishedAt).length / undated.length,
      digits: 3,
      note: `of ${undated.length} pages; a date given there may be right all the same`,
    },
    ...dateFigures('fundus A', fundus, 'right'),
    titleFigure('WCXB dev articles', wcxb),
    titleFigure('fundus A', fundus),
    ...authorFigures('WCXB dev articles', wcxb),
    ...authorFigures('fundus A', fundus),
    {
      name: 'time per page, ms',
      value: elapsedMs / (htmldate.length + wcxb.length + fundus.length),
      bar: 3,
      lessIsBetter: true,
      digits: 2,
      note: 'processor time, metadata alone, after parsing',
    },
  ];
}

/** htmldate's own counting: a date equal to the gold is a true positive, another a false positive, none a false negative. */
function dateFigures(name: string, readings: readonly Reading[], measure: 'F' | 'right', bar?: number): Figure[] {
  const dated = readings.filter(({ row }) => row.published);
  const count = (list: readonly Reading[]): { right: number; wrong: number; none: number } => {
    const tally = { right: 0, wrong: 0, none: 0 };
    for (const { row, page } of list) {
      const gold = row.published!.slice(0, 10);
      const given = page.publishedAt?.value.slice(0, 10);
      if (given === undefined) tally.none++;
      else if (given === gold || (gold.length < 10 && given.startsWith(gold))) tally.right++;
      else tally.wrong++;
    }
    return tally;
  };
  const value = (list: readonly Reading[]): number => {
    const { right, wrong, none } = count(list);
    return measure === 'F' ? (2 * right) / (2 * right + wrong + none) : right / list.length;
  };
  const { right, wrong, none } = count(dated);
  const halves = [0, 1].map((half) => value(dated.filter(({ row }) => halfOf(row.id) === half)).toFixed(3));
  return [
    {
      name: `${name}: publication date, ${measure}`,
      value: value(dated),
      digits: 3,
      ...(bar === undefined ? {} : { bar }),
      note: `halves ${halves.join(' / ')}; ${right} right, ${wrong} other, ${none} none`,
    },
  ];
}

function titleFigure(name: string, readings: readonly Reading[]): Figure {
  const titled = readings.filter(({ row }) => row.title);
  const right = titled.filter(({ row, page }) => key(row.title!) === key(page.title ?? ''));
  return {
    name: `${name}: title, exact`,
    value: right.length / titled.length,
    digits: 3,
    note: 'letters and digits compared',
  };
}

function authorFigures(name: string, readings: readonly Reading[]): Figure[] {
  const signed = readings.filter(({ row }) => row.author || row.authors?.length);
  const names = (list: readonly string[]): Set<string> => new Set(list.map(key).filter((item) => item !== ''));
  const gold = (row: Row): Set<string> =>
    names(
      row.authors ??
        row
          .author!.split(/,|&|\band\b|;/)
          .filter((part) => !/^\s*(?:[A-Z]{2,5}|Ph\.?D\.?|M\.?D\.?|E-RYT.*)\s*$/.test(part)),
    );
  const same = signed.filter(({ row, page }) => {
    const [one, two] = [gold(row), names(page.authors)];
    return one.size === two.size && [...one].every((item) => two.has(item));
  });
  const given = signed.filter(({ page }) => page.authors.length > 0);
  const touched = given.filter(({ row, page }) => [...names(page.authors)].some((item) => gold(row).has(item)));
  return [
    { name: `${name}: authors, all and no other`, value: same.length / signed.length, digits: 3 },
    {
      name: `${name}: authors given that share a name with the gold`,
      value: touched.length / given.length,
      digits: 3,
      note: `given on ${given.length} of ${signed.length}`,
    },
  ];
}

function key(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&amp;', '&')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
