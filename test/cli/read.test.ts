import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import type { Reading } from '../../src/model/index.ts';
import { finished, jsonLines, runFirsthand, startFirsthand } from '../command-line.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const report = 'Bridge Closed for Repairs\nThe old bridge was closed on Monday, officials said.\n';

function fileOf(content: string, name = 'report.txt'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

describe('firsthand read', () => {
  it('prints a report card for a file, in the width that is asked for', async () => {
    const { code, stdout, stderr } = await runFirsthand(['read', fileOf(report), '--width', '60']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('─'.repeat(60));
    expect(stdout).not.toContain('─'.repeat(61));
  });

  it('prints one JSON object a report, the text unchanged', async () => {
    const files = [fileOf(report), fileOf('Second report.\n', 'second.txt')];
    const { code, stdout } = await runFirsthand(['read', ...files, '--json']);
    expect(code).toBe(0);
    expect(jsonLines<Reading>(stdout).map(({ text }) => text)).toEqual([report, 'Second report.\n']);
  });

  it('reads standard input', async () => {
    const { stdout } = await runFirsthand(['read', '-', '--json'], { input: report });
    expect(JSON.parse(stdout).text).toBe(report);
  });

  it('prints colour into a pipe only when it is told to', async () => {
    const file = fileOf(report);
    const [plain, forced] = await Promise.all([
      runFirsthand(['read', file]),
      runFirsthand(['read', file], { env: { FORCE_COLOR: '1' } }),
    ]);
    expect(plain.stdout).not.toContain('\u001b[');
    expect(forced.stdout).toContain('\u001b[');
  });

  it('writes a dossier, also into a folder that is not there yet', async () => {
    const file = join(temporaryFolder(), 'new/folder/dossier.html');
    const { code, stderr } = await runFirsthand(['read', fileOf(report), '--html', file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Dossier: ${file}\n` });
    expect(readFileSync(file, 'utf8')).toContain('The old bridge was closed');
  });

  it('goes on with the other inputs when one cannot be read', async () => {
    const { code, stdout, stderr } = await runFirsthand(['read', 'no-such-file', fileOf(report), '--json']);
    expect(code).toBe(exitCodes['input-missing']);
    expect(jsonLines(stdout)).toHaveLength(1);
    expect(stderr).toMatch(/^firsthand: no-such-file: .*\n$/);
  });

  it.each([
    [['read']],
    [['read', 'x', '--today', 'tomorrow']],
    [['read', 'x', '--width', '3']],
    [['read', 'x', '--jsonl', '-']],
    [['read', 'x', '--no-such-option']],
    [['no-such-command']],
  ])('tells a wrong command line apart from a wrong input: %j', async (args) => {
    const { code, stdout, stderr } = await runFirsthand(args);
    expect({ code, stdout }).toEqual({ code: exitCodes.usage, stdout: '' });
    expect(stderr).toMatch(/error: /);
  });
});

describe('firsthand read --jsonl', () => {
  const lines = (count: number): string =>
    Array.from({ length: count }, (_, index) => `${JSON.stringify({ id: `d${index}`, text: report })}\n`).join('');

  it('gives a reading a line, in order, and a line on standard error for what is no JSON', async () => {
    const input = `{"id":"a","text":"One."}\nnot json\n{"id":"b","text":"Two."}\n`;
    const { code, stdout, stderr } = await runFirsthand(['read', '--jsonl', '-'], { input });
    expect(jsonLines<Reading>(stdout).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(stderr).toMatch(/^firsthand: standard input: line 2: .*\n$/);
    expect(code).toBe(exitCodes['input-invalid']);
  });

  it('gives a document without text back, with what failed, and says so', async () => {
    const { code, stdout, stderr } = await runFirsthand(['read', '--jsonl', '-'], { input: '{"id":"a","text":" "}\n' });
    expect(jsonLines<Reading>(stdout)).toMatchObject([{ id: 'a', text: ' ', claims: [], failed: [{ stage: 'read' }] }]);
    expect(stderr).toMatch(/line 1: .*empty/);
    expect(code).toBe(exitCodes['input-empty']);
  });

  it('ends on an interrupt with whole lines, every one from the beginning on', async () => {
    const child = startFirsthand(['read', '--jsonl', fileOf(lines(20_000), 'many.jsonl')]);
    child.stdout.once('data', () => child.kill('SIGINT'));
    const { code, stdout } = await finished(child);
    const readings = jsonLines<Reading>(stdout);
    expect(code).toBe(130);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(readings.length).toBeGreaterThan(0);
    expect(readings.length).toBeLessThan(20_000);
    expect(readings.map(({ id }) => id)).toEqual(readings.map((_, index) => `d${index}`));
  });

  it('ends quietly when its output is closed early', async () => {
    const child = startFirsthand(['read', '--jsonl', fileOf(lines(20_000), 'many.jsonl')]);
    child.stdout.once('data', () => child.stdout.destroy());
    const { code, stderr } = await finished(child);
    expect({ code, stderr }).toEqual({ code: 141, stderr: '' });
  });

  it('gives results while the input is still open', async () => {
    const child = startFirsthand(['read', '--jsonl', '-'], { openInput: true });
    const first = new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
    child.stdin.write(lines(1));
    expect(JSON.parse(await first).id).toBe('d0');
    child.stdin.end();
    expect((await finished(child)).code).toBe(0);
  });
});

describe('firsthand demo', () => {
  it('shows a report card, the trace of the example case, and where the dossier is', async () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await runFirsthand(['demo'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('WHERE IT COMES FROM');
    expect(stdout).toContain('12 reports');
    expect(stdout).toContain(`${join(cwd, 'dossier.html')}`);
    expect(stdout).toMatch(/read <file or address>/);
    expect(existsSync(join(cwd, 'dossier.html'))).toBe(true);
  });
});
