import { counted, excerptAround, hedgeWords, platformWords, sourceWords } from '../../export/index.ts';
import type { Reading } from '../../model/index.ts';
import { type ClaimGroup, claimsBySource, namedSources, type SourceNode, sourceTree } from '../../trace/index.ts';
import { firstFew, hanging, heading, plain, type Sheet, shorten } from './sheet.ts';

type Claim = Reading['claims'][number];

/** The sources of one report as a tree: nearest to the reader first, whom they relay below them. */
export function sourceLines(sheet: Sheet, reading: Reading): string[] {
  const roots = sourceTree(reading);
  if (roots.length === 0) return [...heading(sheet, 'Where it comes from'), '  The report credits nobody.'];
  const named = namedSources(roots);
  const firstHand = named.filter((node) => node.firstHand);
  const nobody = roots.filter((node) => node.kind === 'none').length;
  const { shown, more } = firstFew(sheet, mostTelling(roots), 12, '  ');
  const { ink } = sheet;
  const legend = [
    ...(firstHand.length > 0 ? [`${ink.green('●')} ${ink.dim('first-hand, as far as the text shows')}`] : []),
    ...(nobody > 0 ? [`${ink.red('○')} ${ink.dim('nobody behind it')}`] : []),
  ];
  return [
    ...heading(sheet, 'Where it comes from', `${counted(named.length, 'source')}, ${firstHand.length} first-hand`),
    '  this report',
    ...shown.flatMap((node, index) =>
      branch(sheet, reading, node, '  ', index === shown.length - 1 && more.length === 0),
    ),
    ...more,
    ...(legend.length > 0 ? hanging(sheet, '  ', legend.join('   ')) : []),
  ];
}

/** Nobody, and whoever relays others or saw it himself, must not fall off the end of a long list. */
function mostTelling(roots: readonly SourceNode[]): readonly SourceNode[] {
  const telling = (node: SourceNode): number =>
    node.kind === 'none' || node.firstHand || node.children.length > 0 ? 0 : 1;
  return roots.length <= 13 ? roots : [...roots].sort((left, right) => telling(left) - telling(right));
}

function branch(sheet: Sheet, reading: Reading, node: SourceNode, indent: string, last: boolean): string[] {
  const { ink } = sheet;
  const mark = node.kind === 'none' ? `${ink.red('○')} ` : node.firstHand ? `${ink.green('●')} ` : '';
  const description = sourceWords(node.kind, node.relation);
  const passages =
    node.kind === 'none'
      ? node.evidence.slice(0, 3).map(([start, end]) => `“${excerptAround(reading.text, start, end, 36)}”`)
      : [];
  if (passages.length < node.evidence.length && node.kind === 'none')
    passages.push(`and ${node.evidence.length - 3} more`);
  const words = node.kind === 'none' ? plain(passages.join(', ')) : description;
  const lead = `${indent}${ink.dim(last ? '└─ ' : '├─ ')}${mark}`;
  const rest = `${indent}${ink.dim(last ? '   ' : '│  ')}${node.children.length > 0 ? ink.dim('│ ') : '  '}`;
  return [
    ...hanging(sheet, lead, `${ink.bold(plain(node.name))}  ${ink.dim(words)}`, rest),
    ...node.children.flatMap((child, index) =>
      branch(sheet, reading, child, `${indent}${ink.dim(last ? '   ' : '│  ')}`, index === node.children.length - 1),
    ),
  ];
}

/** The claims, grouped by the chain of sources behind them. */
export function claimLines(sheet: Sheet, reading: Reading): string[] {
  if (reading.claims.length === 0) return [];
  const groups = claimsBySource(reading);
  const lines = heading(
    sheet,
    'Claims',
    `${reading.claims.length}, through ${counted(groups.length, 'chain')} of sources`,
  );
  const { shown, more } = firstFew(sheet, groups, 8, '  ');
  for (const group of shown) {
    lines.push(...hanging(sheet, '  ', groupTitle(sheet, reading, group)));
    // The most checkable ones, in the order of the text.
    const limit = 3;
    const best = sheet.all || group.claims.length <= limit + 1 ? group.claims : mostCheckworthy(group.claims, limit);
    for (const claim of best) lines.push(...claimText(sheet, reading, claim));
    if (best.length < group.claims.length)
      lines.push(sheet.ink.dim(`    … ${group.claims.length - best.length} more (--all)`));
  }
  return [...lines, ...more];
}

function groupTitle(sheet: Sheet, reading: Reading, group: ClaimGroup): string {
  const { ink } = sheet;
  const names = group.chain.map((name) => ink.cyan(plain(name))).join(ink.dim(' → '));
  const post = group.embed === undefined ? undefined : reading.embeds[group.embed];
  if (post) {
    const account = post.author ?? (post.handle === undefined ? 'an embedded post' : `@${post.handle}`);
    const title = `${ink.cyan(plain(account))}${ink.dim(`, in a post on ${platformWords[post.kind]}`)}`;
    return names === '' ? title : `${title}${ink.dim(' → ')}${names}`;
  }
  return names === '' ? ink.bold('the report itself, crediting nobody') : names;
}

function mostCheckworthy(claims: readonly Claim[], limit: number): readonly Claim[] {
  const chosen = new Set([...claims].sort((left, right) => right.checkworthy - left.checkworthy).slice(0, limit));
  return claims.filter((claim) => chosen.has(claim));
}

function claimText(sheet: Sheet, reading: Reading, claim: Claim): string[] {
  const { ink } = sheet;
  const cue = claim.hedgeCue === undefined ? '' : `: “${plain(reading.text.slice(...claim.hedgeCue))}”`;
  const hedge = hedgeWords[claim.hedge];
  const notes = [
    ...(hedge === '' ? [] : [`${hedge}${cue}`]),
    ...(claim.polarity === 'negative' ? ['negated'] : []),
  ].join('; ');
  const columns = sheet.all ? Number.POSITIVE_INFINITY : (sheet.width - 6) * 2 - notes.length - 4;
  const text = shorten(plain(claim.text), Math.max(40, columns));
  return hanging(sheet, `    ${ink.dim('·')} `, notes === '' ? text : `${text} ${ink.yellow(`[${notes}]`)}`);
}

/** Posts that stood inside the report. */
export function embedLines(sheet: Sheet, reading: Reading): string[] {
  if (reading.embeds.length === 0) return [];
  const { ink } = sheet;
  const lines = heading(sheet, 'Embedded posts', String(reading.embeds.length));
  const { shown, more } = firstFew(sheet, reading.embeds, 4, '  ');
  for (const post of shown) {
    const who = [
      post.author === undefined ? '' : ink.bold(plain(post.author)),
      post.handle === undefined ? '' : `@${plain(post.handle)}`,
    ].filter((word) => word !== '');
    const facts = [platformWords[post.kind], post.postedAt === undefined ? 'no date' : post.postedAt, post.uri ?? '']
      .filter((word) => word !== '')
      .map(plain);
    lines.push(...hanging(sheet, '  ', `${who.join(' ')}  ${ink.dim(facts.join(' · '))}`));
    const words = plain(reading.text.slice(post.start, post.end));
    if (words !== '')
      lines.push(
        ...hanging(sheet, `    ${ink.dim('│')} `, ink.dim(shorten(words, sheet.width * 2)), `    ${ink.dim('│')} `),
      );
  }
  return [...lines, ...more];
}
