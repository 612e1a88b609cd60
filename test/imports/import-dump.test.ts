import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../bench/gazetteer.ts';
import { pipelineFingerprint } from '../../src/app/pipeline-fingerprint.ts';
import { buildGazetteer, type Gazetteer, layerGazetteers, openImported } from '../../src/gazetteer/index.ts';
import { importDump, importFile, listImports, openImport } from '../../src/imports/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { nameLine, placeLine } from './dump-lines.ts';

const importedAt = '2024-01-01T00:00:00.000Z';
const base = readGazetteer();
const makiivka = placeLine({ id: 702318, name: 'Makiivka', others: 'Makiyivka,Макеевка,Макіївка' });

/** A folder with a dump in it, and what importing into it gives. */
function workplace(files: Readonly<Record<string, string | Uint8Array>>) {
  const root = temporaryFolder();
  const folder = join(root, 'gazetteer');
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  return {
    folder,
    bring: (name: string, content: string | Uint8Array) => writeFileSync(join(root, name), content),
    take: (name: string) => importDump(join(root, name), folder, { importedAt }),
    open: (): Gazetteer =>
      layerGazetteers(base, ...listImports(folder).map((path) => openImported(importFile(openImport(path))))),
    state: () => listImports(folder).map((path) => [path, readFileSync(path)] as const),
  };
}

/** A zip archive of deflated files. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(text), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(Buffer.byteLength(text), 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    head.copy(entry, 8, 6, 30);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(offset, 42);
    bodies.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

describe('the import of a dump', () => {
  it('adds its places to those of the same name that are known', async () => {
    const place = workplace({ 'UA.txt': makiivka });
    await place.take('UA.txt');
    const found = place.open().lookup('Макіївка');
    expect(found.map(({ geonameId }) => geonameId)).toEqual([702320, 702318]);
    expect(found[1]).toMatchObject({ lat: 49.2278, lon: 37.9836, country: 'UA', admin1Name: 'Luhansk Oblast' });
  });

  it('reads the dump out of a zip file, whatever lies beside it there', async () => {
    const place = workplace({ 'UA.zip': zipOf({ 'readme.txt': 'Read me.', 'UA.txt': makiivka }) });
    await place.take('UA.zip');
    expect(place.open().byId(702318)?.name).toBe('Makiivka');
  });

  it('keeps settlements and districts, and leaves rivers, buildings and regions out', async () => {
    const place = workplace({
      'UA.txt': [
        makiivka,
        placeLine({ id: 2, name: 'Dalekyi Raion', kind: ['A', 'ADM2'] }),
        placeLine({ id: 3, name: 'Daleka', kind: ['H', 'STM'] }),
        placeLine({ id: 4, name: 'Daleka Oblast', kind: ['A', 'ADM1'] }),
      ].join('\n'),
    });
    const { description } = await place.take('UA.txt');
    expect(description).toMatchObject({ rows: 4, kept: 2, countries: { UA: [1, 1] } });
    const gazetteer = place.open();
    expect(gazetteer.byId(2)?.granularity).toBe('region');
    expect([3, 4].map((id) => gazetteer.byId(id))).toEqual([undefined, undefined]);
  });

  it('finds the region of a place that the dump gives none, by its coordinates', async () => {
    const place = workplace({ 'list.tsv': placeLine({ id: 9, name: 'Svoie', admin1: '00' }) });
    await importDump(join(place.folder, '../list.tsv'), place.folder, {
      importedAt,
      regionAt: (country, lat, lon) => base.regionAt(country, lat, lon)?.admin1,
    });
    expect(place.open().byId(9)?.admin1).toBe('14');
  });

  it('gives alternate names to places, in whatever order the two dumps come', async () => {
    const names = [nameLine(702318, 'uk', 'Оновлене', true), nameLine(702318, 'link', 'https://example.org/Оновлене')];
    const files = { 'UA.txt': makiivka, 'alternateNamesV2.txt': names.join('\n') };
    const [places, first] = [workplace(files), workplace(files)];
    for (const name of ['UA.txt', 'alternateNamesV2.txt']) await places.take(name);
    for (const name of ['alternateNamesV2.txt', 'UA.txt']) await first.take(name);
    const found = places.open().lookup('Оновлене');
    expect(found).toMatchObject([{ geonameId: 702318, mainName: true }]);
    expect(first.open().lookup('Оновлене')).toEqual(found);
  });

  it('takes what was changed last of two dumps with the same place, in whatever order they come', async () => {
    const newer = placeLine({ id: 702318, name: 'Makiivka', lat: 49.5, modified: '2024-06-01' });
    const files = { 'UA.txt': makiivka, 'allCountries.txt': newer };
    const [one, other] = [workplace(files), workplace(files)];
    for (const name of ['UA.txt', 'allCountries.txt']) await one.take(name);
    for (const name of ['allCountries.txt', 'UA.txt']) await other.take(name);
    expect(one.open().byId(702318)?.lat).toBe(49.5);
    expect(other.open().byId(702318)).toEqual(one.open().byId(702318));
  });

  it('changes nothing the second time', async () => {
    const place = workplace({ 'UA.txt': makiivka });
    await place.take('UA.txt');
    const before = place.state();
    expect((await place.take('UA.txt')).kind).toBe('unchanged');
    expect(place.state()).toEqual(before);
  });

  it('puts a newer dump in the place of the older one of its name', async () => {
    const place = workplace({ 'UA.txt': makiivka });
    await place.take('UA.txt');
    place.bring('UA.txt', placeLine({ id: 5, name: 'Inakshe' }));
    expect((await place.take('UA.txt')).kind).toBe('replaced');
    expect(place.open().byId(702318)).toBeUndefined();
    expect(place.open().byId(5)?.name).toBe('Inakshe');
  });

  it('counts a country’s small places as loaded when no fewer places of it came than were known', async () => {
    const known = buildGazetteer({
      records: [1, 2].map((id) => ({
        ...{ geonameId: id, name: `Misto ${id}`, lat: 49, lon: 30 + id, country: 'UA', admin1: '14' },
        ...{ featureCode: 'PPL', population: 9000 },
      })),
      coverage: 'two towns',
      smallPlaces: [],
    });
    const hasSmallPlaces = async (...lines: string[]): Promise<boolean> => {
      const place = workplace({ 'UA.txt': lines.join('\n') });
      await place.take('UA.txt');
      const layers = listImports(place.folder).map((path) => openImported(importFile(openImport(path))));
      return layerGazetteers(known, ...layers).hasSmallPlaces('UA');
    };
    const town = placeLine({ id: 1, name: 'Misto 1', population: 9000 });
    expect(await hasSmallPlaces(makiivka)).toBe(false);
    expect(await hasSmallPlaces(town, placeLine({ id: 2, name: 'Misto 2', population: 9000 }))).toBe(false);
    expect(await hasSmallPlaces(town, makiivka)).toBe(true);
  });

  it('keeps the population that is known where the dump has none', async () => {
    const place = workplace({
      'UA.txt': placeLine({ id: 702320, name: 'Makiivka', lat: 48.05, modified: '2024-01-01' }),
    });
    await place.take('UA.txt');
    const city = place.open().byId(702320)!;
    expect(city.lat).toBe(48.05);
    expect(city.population).toBe(base.byId(702320)!.population);
  });

  it('makes readings of a case stale', async () => {
    const place = workplace({ 'UA.txt': makiivka });
    await place.take('UA.txt');
    const imports = listImports(place.folder).map(openImport);
    expect(await pipelineFingerprint('2024-01-01', undefined, {}, imports)).not.toBe(
      await pipelineFingerprint('2024-01-01', undefined, {}, []),
    );
  });

  it.each([
    ['a row with too few columns', `${makiivka}\n1\tKyiv\n`, /UA\.txt, line 2: 2 columns, where 19 are expected/],
    ['a file of another form', 'id,name\n1,Kyiv\n', /line 1: 1 column, but a dump of places has 19/],
    ['a number that is none', makiivka.replace('702318', 'x1'), /line 1: column 1 is "x1"/],
    ['a latitude out of range', placeLine({ id: 1, name: 'A', lat: 91 }), /line 1: column 5 is "91"/],
    ['a latitude that is no number', placeLine({ id: 1, name: 'A', lat: '' }), /line 1: column 5 is ""/],
    ['nothing to keep', placeLine({ id: 1, name: 'Richka', kind: ['H', 'STM'] }), /holds no settlement/],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x0a]), /UA\.txt: not UTF-8/],
    ['an empty file', '', /the file is empty/],
  ])('refuses %s, says where, and leaves what was there', async (_, content, message) => {
    const place = workplace({ 'UA.txt': makiivka });
    await place.take('UA.txt');
    const before = place.state();
    place.bring('UA.txt', content);
    await expect(place.take('UA.txt')).rejects.toThrow(message);
    expect(place.state()).toEqual(before);
    expect(readdirSync(place.folder)).toEqual(['UA.places']);
  });

  it.each([
    ['cut short', (zip: Buffer) => zip.subarray(0, zip.length - 60)],
    [
      'with a wrong checksum',
      (zip: Buffer) => {
        const bytes = Buffer.from(zip);
        bytes.writeUInt32LE(1, bytes.indexOf(Buffer.from('PK\u0001\u0002')) + 16);
        return bytes;
      },
    ],
  ])('refuses a zip file %s', async (_, damage) => {
    const place = workplace({ 'UA.zip': damage(zipOf({ 'UA.txt': makiivka })) });
    await expect(place.take('UA.zip')).rejects.toThrow(/UA\.zip: the zip file is damaged or cut short/);
    expect(listImports(place.folder)).toEqual([]);
  });

  it('asks which file is meant when a zip file holds several dumps', async () => {
    const place = workplace({ 'two.zip': zipOf({ 'UA.txt': makiivka, 'RU.txt': makiivka }) });
    await expect(place.take('two.zip')).rejects.toThrow(/several files \(UA\.txt, RU\.txt\)/);
  });

  it('sweeps up after an import that was ended at once', async () => {
    const place = workplace({ 'UA.txt': makiivka });
    mkdirSync(place.folder);
    // No process has this number: Linux gives out four million at most.
    writeFileSync(join(place.folder, '.part-2147483646-UA'), 'half');
    await place.take('UA.txt');
    expect(readdirSync(place.folder)).toEqual(['UA.places']);
  });

  it('finds every one of many places again, by name and by number', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      placeLine({ id: index + 1, name: `Selo ${index % 7000}`, lon: 30 + (index % 100) / 10 }),
    );
    const place = workplace({ 'UA.txt': many.join('\n') });
    await place.take('UA.txt');
    const gazetteer = place.open();
    for (let number = 0; number < 7000; number += 501)
      expect(gazetteer.lookup(`Selo ${number}`).map(({ geonameId }) => geonameId % 7000)).toEqual(
        Array.from({ length: number < 6000 ? 3 : 2 }, () => number + 1),
      );
    for (let id = 1; id <= 20_000; id += 997) expect(gazetteer.byId(id)?.name).toBe(`Selo ${(id - 1) % 7000}`);
    expect(gazetteer.hasKey('selo 7000')).toBe(false);
  });
});
