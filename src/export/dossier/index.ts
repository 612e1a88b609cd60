import type { Outlines } from '../../gazetteer/index.ts';
import type { Reading } from '../../model/index.ts';
import type { Trace } from '../../trace/index.ts';
import { counted, languageName, publicationWords, titleWords } from '../wording.ts';
import { html, type Markup, trusted } from './markup.ts';
import { reportSection } from './report-section.ts';
import { casePicture } from './source-picture.ts';
import { styleSheet } from './style-sheet.ts';

export interface DossierOptions {
  /** Version of Firsthand, for the closing line. */
  readonly version: string;
  /** Coasts and borders for the maps; without them the maps show points alone. */
  readonly outlines?: Outlines | undefined;
  /** Where several reports came from. */
  readonly trace?: Trace | undefined;
}

/**
 * One page about one or several reports, for people: complete in itself, without script, and safe against whatever stands in the
 * reports. The content security policy lets the page load nothing.
 */
export function dossier(readings: readonly Reading[], options: DossierOptions): string {
  const single = readings.length === 1 ? readings[0] : undefined;
  const title = single ? titleWords(single) : counted(readings.length, 'report');
  const ordered = [...readings].sort((left, right) => compareDates(left, right));
  const body = single
    ? reportSection(single, { prefix: '', outlines: options.outlines, level: 1 })
    : html`${caseOverview(ordered, options)}${ordered.map((reading, index) => reportSection(reading, { prefix: `r${index + 1}-`, outlines: options.outlines, level: 2 }))}`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Firsthand ${options.version}">
<title>${title} · Firsthand dossier</title>
<style>${trusted(styleSheet)}</style>
</head>
<body>
<p class="brand"><b>Firsthand</b> dossier</p>
<main>${body}</main>
<footer><p>Made by Firsthand ${options.version}. Findings are computed, not judged: a person gives the verdict. Places: GeoNames (CC BY 4.0). Coasts and borders: Natural Earth.</p></footer>
</body>
</html>
`;
  return page.source;
}

/** Earlier reports first; those without any date last. */
function compareDates(left: Reading, right: Reading): number {
  const [one, other] = [left, right].map((reading) => {
    const instant = Date.parse(reading.publishedAt ?? reading.publishedNotBefore ?? '');
    return Number.isNaN(instant) ? Number.MAX_SAFE_INTEGER : instant;
  });
  return one! - other!;
}

function caseOverview(readings: readonly Reading[], { trace }: DossierOptions): Markup {
  const anchors = new Map(readings.map((reading, index) => [reading.id, `r${index + 1}-report`]));
  const origins =
    trace === undefined
      ? ''
      : trace.independent.min === trace.independent.max
        ? `, ${counted(trace.independent.max, 'independent origin')}`
        : `, ${trace.independent.min} to ${trace.independent.max} independent origins`;
  const rows = readings.map((reading) => {
    const inconsistent = reading.findings.filter(({ outcome }) => outcome === 'inconsistent').length;
    return html`<tr><td><a href="#${anchors.get(reading.id)}">${titleWords(reading)}</a></td><td>${reading.publisher ?? 'unknown'}</td><td>${publicationWords(reading)}</td><td>${languageName(reading.lang)}</td><td class="num">${inconsistent > 0 ? inconsistent : ''}</td></tr>`;
  });
  const doubts = trace?.independent.doubts ?? [];
  return html`<article class="report"><header><h1>${counted(readings.length, 'report')}${origins}</h1></header>
${trace && html`<section><h3>Where they come from</h3>${casePicture(readings, trace, (id) => anchors.get(id) ?? '')}${doubts.length > 0 && html`<details><summary>What could change the count (${doubts.length})</summary><ul class="plain">${doubts.map((doubt) => html`<li>${doubt}</li>`)}</ul></details>`}</section>`}
<section><h3>Reports</h3><div class="scroll"><table><thead><tr><th>Report</th><th>Publisher</th><th>Published</th><th>Language</th><th>Inconsistent</th></tr></thead><tbody>${rows}</tbody></table></div></section></article>`;
}
