/**
 * Makes the pictures of README.md from the example case, with Chromium (`CHROMIUM`, or /usr/bin/chromium):
 *
 *     node scripts/take-screenshots.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const images = join(root, 'docs/images');
const thirdHand = join(root, 'examples/case/reports/06-dnipro-ledger.txt');
const wrongDistance = join(root, 'examples/case/reports/05-morning-compass.txt');
const folder = mkdtempSync(join(tmpdir(), 'firsthand-pictures-'));
const page = join(folder, 'dossier.html');
const read = (...args: string[]): string =>
  execFileSync(process.execPath, [join(root, 'bin/firsthand.mjs'), 'read', '--today', '2023-11-20', ...args], {
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: '' },
    cwd: root,
  });
const card = read(thirdHand, '--width', '92');
read(wrongDistance, '--html', page);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const dossier = await browser.newPage({ viewport: { width: 1180, height: 1500 }, deviceScaleFactor: 1.25 });
  await dossier.goto(pathToFileURL(page).href);
  await dossier.screenshot({ path: join(images, 'dossier.png') });
  const terminal = await browser.newPage({ viewport: { width: 860, height: 600 }, deviceScaleFactor: 1.2 });
  await terminal.setContent(`<!doctype html><style>
    body{margin:0;background:#16191d;color:#d9dce0}
    pre{margin:0;padding:18px 22px;font:13.5px/1.45 "DejaVu Sans Mono",monospace;white-space:pre;width:max-content}
  </style><pre>$ firsthand read report.txt\n\n${htmlOf(card)}</pre>`);
  await terminal.locator('pre').screenshot({ path: join(images, 'report-card.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Turns the colours that the report card uses (ANSI SGR) into spans. */
function htmlOf(text: string): string {
  const styles: Readonly<Record<string, string>> = {
    '1': 'font-weight:700;color:#fff',
    '2': 'color:#8b949e',
    '31': 'color:#ff8a80',
    '32': 'color:#7fd29b',
    '33': 'color:#f0c067',
    '36': 'color:#79c7d8',
  };
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped.replace(/\u001b\[(\d+)m/g, (_, code: string) =>
    styles[code] === undefined ? '</span>' : `<span style="${styles[code]}">`,
  );
}
