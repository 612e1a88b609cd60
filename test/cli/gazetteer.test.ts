import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/model/index.ts';
import { jsonLines, runFirsthand } from '../command-line.ts';
import { placeLine } from '../imports/dump-lines.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const text = 'Smoke was seen over Makiivka, less than 60 km from Sievierodonetsk, the brigade said on Friday.';
const village = placeLine({ id: 702318, name: 'Makiivka', others: 'Макіївка,Макеевка', modified: '2021-05-01' });

describe('firsthand gazetteer', () => {
  const prepare = () => {
    const folder = temporaryFolder();
    const dump = join(folder, 'svatove.tsv');
    writeFileSync(dump, village);
    writeFileSync(join(folder, 'report.txt'), text);
    const env = { FIRSTHAND_DATA: join(folder, 'data') };
    const run = (...args: string[]) => runFirsthand(args, { env, cwd: folder });
    const readingOf = async (): Promise<Reading> =>
      jsonLines<Reading>((await run('read', '--fast', '--json', 'report.txt')).stdout)[0]!;
    return { folder, run, readingOf };
  };

  it('imports villages that readings then know, says what is loaded, and removes them', async () => {
    const { run, readingOf } = prepare();
    const ids = async () =>
      (await readingOf()).toponyms
        .filter(({ candidates }) => candidates.some(({ geonameId }) => geonameId === 702320))
        .flatMap(({ candidates }) => candidates.map(({ geonameId }) => geonameId));
    expect(await ids()).not.toContain(702318);
    expect((await run('gazetteer', 'import', 'svatove.tsv')).stdout).toMatch(
      /svatove\.tsv: 1 place in UA with 3 names/,
    );
    expect(await ids()).toContain(702318);
    const status = (await run('gazetteer', 'status')).stdout;
    expect(status).toMatch(/svatove +1 place in UA/);
    expect(status).toMatch(
      /from svatove\.tsv \(1 KB\), imported 20\d\d-\d\d-\d\d \d\d:\d\d UTC, latest change 2021-05-01/,
    );
    expect(status).toMatch(/GeoNames, https:\/\/www\.geonames\.org, CC BY 4\.0/);
    expect((await run('gazetteer', 'remove', 'svatove.tsv')).stdout).toMatch(/^removed .*svatove\.places\n$/);
    expect(await ids()).not.toContain(702318);
  }, 120_000);

  it('names what it cannot import or remove, and ends with a code', async () => {
    const { run } = prepare();
    const missing = await run('gazetteer', 'import', 'no.zip', 'svatove.tsv');
    expect(missing.stderr).toMatch(/no\.zip: there is no such file/);
    expect(missing.stdout).toMatch(/svatove\.tsv: 1 place/);
    expect(missing.code).toBe(10);
    const unknown = await run('gazetteer', 'remove', 'RU.zip');
    expect(unknown.stderr).toMatch(/No imported gazetteer is called "RU\.zip"; imported are svatove\.places/);
    expect(unknown.code).toBe(34);
  }, 60_000);

  it('says without any import where villages come from', async () => {
    const { run } = prepare();
    expect((await run('gazetteer', 'status')).stdout).toMatch(
      /imported +nothing\. .*firsthand gazetteer import UA\.zip/,
    );
  }, 60_000);
});
