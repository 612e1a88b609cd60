import type { Outlines } from '../../gazetteer/index.ts';
import type { FindingOutcome, Reading } from '../../model/index.ts';
import { claimsBySource, namedSources, sourceTree } from '../../trace/index.ts';
import {
  counted,
  dateWords,
  hedgeWords,
  languageName,
  platformWords,
  publicationWords,
  titleWords,
} from '../wording.ts';
import { findingsSection, promisesSection } from './findings-section.ts';
import { markedText } from './marked-text.ts';
import { type Content, html, link, type Markup } from './markup.ts';
import { placesSection } from './places-section.ts';
import { sourcePicture } from './source-picture.ts';
import { timelineSection } from './timeline-section.ts';
import { assignVoices, type Voices } from './voices.ts';

/** What a report's part of the dossier needs besides the reading. */
export interface ReportSectionOptions {
  /** Put before every id, so that several reports fit on one page. */
  readonly prefix: string;
  readonly outlines?: Outlines | undefined;
  /** Level of the report's heading. */
  readonly level: 1 | 2;
}

/** Everything about one report: sources, findings, promises, text, claims, places, times, posts, what was not analysed. */
export function reportSection(reading: Reading, { prefix, outlines, level }: ReportSectionOptions): Markup {
  const voices = assignVoices(reading);
  const facts = [reading.publisher ?? 'publisher unknown', ...reading.authors, publicationWords(reading)];
  const section = (id: string, heading: string, content: Content, note?: string): Content =>
    content !== undefined &&
    html`<section id="${prefix}${id}"><h3>${heading}${note !== undefined && html` <small>${note}</small>`}</h3>${content}</section>`;
  const heading =
    level === 1 ? html`<h1 dir="auto">${titleWords(reading)}</h1>` : html`<h2 dir="auto">${titleWords(reading)}</h2>`;
  return html`<article id="${prefix}report" class="report">
<header>${heading}<p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}<span>${languageName(reading.lang)}</span>${reading.uri !== undefined && html`<span>${link(reading.canonicalUri ?? reading.uri, reading.canonicalUri ?? reading.uri)}</span>`}</p>${summary(reading, prefix)}</header>
${section('sources', 'Where it comes from', sourcePicture(reading, voices) ?? html`<p>The report credits nobody.</p>`)}
${section('findings', 'Findings', findingsSection(reading, prefix, outlines), 'computed by arithmetic; a person decides what they mean')}
${section('promises', 'Promises', promisesSection(reading, prefix), 'whether they were kept is for a person to find out')}
${section('text', 'The text', textWithLegend(reading, voices, prefix))}
${section('claims', 'Claims by source', claimTable(reading, voices), counted(reading.claims.length, 'claim'))}
${section('places', 'Places', placesSection(reading, outlines))}
${section('timeline', 'Timeline', timelineSection(reading))}
${section('posts', 'Embedded posts', postCards(reading, voices, prefix))}
${section('failed', 'Not analysed', failures(reading), 'an empty section above then means nothing')}
${section('made', 'How it was made', howItWasMade(reading))}
</article>`;
}

function summary(reading: Reading, prefix: string): Markup {
  const named = namedSources(sourceTree(reading));
  const sources = named.length;
  const firstHand = named.filter((source) => source.firstHand).length;
  const count = (outcome: FindingOutcome): number =>
    reading.findings.filter((finding) => finding.outcome === outcome && finding.check !== 'promise-due').length;
  const promises = reading.findings.filter((finding) => finding.check === 'promise-due').length;
  const tile = (target: string, number: number, words: string, style = ''): Content =>
    html`<a class="tile ${number > 0 ? style : ''}" href="#${prefix}${target}"><b>${number}</b> ${words}</a>`;
  return html`<nav class="tiles" aria-label="Summary">${[
    tile('sources', sources, sources === 1 ? 'source named' : 'sources named'),
    tile('sources', firstHand, 'first-hand', 'good'),
    tile('findings', count('inconsistent'), 'inconsistent', 'bad'),
    tile('findings', count('undetermined'), 'undetermined', 'open'),
    tile('promises', promises, promises === 1 ? 'promise' : 'promises'),
    tile('claims', reading.claims.length, reading.claims.length === 1 ? 'claim' : 'claims'),
  ]}</nav>`;
}

const layers = [
  ['said', 'who says it'],
  ['claim', 'claims'],
  ['hedge', 'hedges'],
  ['place', 'places'],
  ['time', 'times'],
  ['quantity', 'quantities'],
] as const;

function textWithLegend(reading: Reading, voices: Voices, prefix: string): Markup {
  const names = voices.all.map(
    (voice) => html`<li class="v${voice.colour}"><span class="swatch"></span>${voice.name}</li>`,
  );
  const switches = layers.map(
    ([layer, words]) =>
      html`<label><input type="checkbox" class="show-${layer}" checked> <span class="m ${layer} v0">${words}</span></label>`,
  );
  return html`<div class="text-block"><div class="legend"><fieldset><legend>Show</legend>${switches}</fieldset>${names.length > 0 && html`<ul class="voices" aria-label="Colours: whose words they are">${names}</ul>`}</div><div class="text" lang="${/^[a-z]{2,3}$/.test(reading.lang) ? reading.lang : 'und'}">${markedText(reading, voices, prefix)}</div></div>`;
}

function claimTable(reading: Reading, voices: Voices): Markup | undefined {
  if (reading.claims.length === 0) return undefined;
  const groups = claimsBySource(reading).map((group) => {
    const post = group.embed === undefined ? undefined : reading.embeds[group.embed];
    const voice =
      group.embed === undefined ? voices.ofAttribution(group.claims[0]?.chain[0] ?? '') : voices.ofEmbed(group.embed);
    const account = post && (post.author ?? post.handle ?? 'an embedded post');
    const names = [...(account === undefined ? [] : [account]), ...group.chain];
    const title =
      names.length === 0
        ? html`The report itself, crediting nobody`
        : html`${names.map((name, index) => html`${index > 0 && html` <span class="arrow">→</span> `}${name}`)}`;
    const items = group.claims.map((claim) => {
      const cue = claim.hedgeCue === undefined ? '' : `: “${reading.text.slice(...claim.hedgeCue)}”`;
      const hedge = hedgeWords[claim.hedge] === '' ? undefined : `${hedgeWords[claim.hedge]}${cue}`;
      return html`<li dir="auto">${claim.text}${hedge !== undefined && html` <span class="note hedged">${hedge}</span>`}${claim.polarity === 'negative' && html` <span class="note">negated</span>`}</li>`;
    });
    return html`<div class="claims v${voice?.colour ?? 0}"><h4>${title} <small>${group.claims.length}</small></h4><ul>${items}</ul></div>`;
  });
  return html`${groups}`;
}

function postCards(reading: Reading, voices: Voices, prefix: string): Markup | undefined {
  if (reading.embeds.length === 0) return undefined;
  const cards = reading.embeds.map((post, index) => {
    const who = post.author ?? (post.handle === undefined ? 'unknown account' : `@${post.handle}`);
    const when = post.postedAt === undefined ? 'no date' : dateWords(post.postedAt);
    return html`<section class="card post-card v${voices.ofEmbed(index)?.colour ?? 0}"><h4>${who} ${post.handle !== undefined && html`<small>@${post.handle}</small>`}</h4><p class="words" dir="auto">${reading.text.slice(post.start, post.end)}</p><p class="facts"><span>${platformWords[post.kind]}</span><span>${when}</span>${post.uri !== undefined && html`<span>${link(post.uri, 'the post')}</span>`}<span><a href="#${prefix}post${index + 1}">in the text</a></span></p></section>`;
  });
  return html`<div class="cards">${cards}</div>`;
}

function failures(reading: Reading): Markup | undefined {
  if (reading.failed.length === 0) return undefined;
  return html`<ul class="plain">${reading.failed.map(({ stage, error }) => html`<li><b>${stage}</b>: ${error}</li>`)}</ul>`;
}

function howItWasMade(reading: Reading): Markup {
  const stages = Object.entries(reading.stages)
    .map(([stage, version]) => `${stage} ${version}`)
    .join(', ');
  return html`<p>Read by rules alone, on this computer. Findings and sources are suggestions of a machine: no verdict, no score of truth. Document id <code>${reading.id}</code>.</p><details><summary>Stages and their versions</summary><p>${stages}</p></details>`;
}
