import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readReports } from '../../src/app/index.ts';
import { pipelineFingerprint } from '../../src/app/pipeline-fingerprint.ts';
import { readEvents, readEventsOfCase, withUsersEvents } from '../../src/app/users-events.ts';
import { knownEvents } from '../../src/knowledge/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'events-'));
const file = join(folder, 'events.json');
const harbourFire = {
  id: 'harbour-fire',
  date: '2023-05-02',
  name: 'Fire in the harbour',
  source: 'report of the fire service',
  wording: { en: ['Harbour Fire|blaze'] },
};
writeFileSync(file, JSON.stringify({ events: [harbourFire] }));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the user's events", () => {
  it('are read from a file, their wording folded', async () => {
    const [event] = await readEvents(file);
    expect(event).toMatchObject({ id: 'harbour-fire', wording: { en: ['harbour fire|blaze'], ru: [], uk: [] } });
  });

  it('are taken from the case folder, if it has any', async () => {
    expect(await readEventsOfCase(join(folder, 'none'))).toBeUndefined();
    expect((await readEventsOfCase(folder))?.map(({ id }) => id)).toEqual(['harbour-fire']);
  });

  it('take the place of a built-in event of the same id', () => {
    const own = { ...knownEvents[0]!, date: '2000-01-01' };
    const events = withUsersEvents(knownEvents, [own]);
    expect(events).toHaveLength(knownEvents.length);
    expect(events.find(({ id }) => id === own.id)?.date).toBe('2000-01-01');
  });

  it('are missed with an error that names the file', async () => {
    await expect(readEvents(join(folder, 'other.json'))).rejects.toMatchObject({ code: 'input-missing' });
  });

  it.each([
    ['a day that does not exist', { ...harbourFire, date: '2023-02-30' }, /"date"/],
    ['no wording', { ...harbourFire, wording: {} }, /"wording"/],
    ['no source', { ...harbourFire, source: '' }, /"source"/],
    ['a language that is not read', { ...harbourFire, wording: { pl: ['pożar'] } }, /"pl"/],
    ['an unknown field', { ...harbourFire, day: 1 }, /"day"/],
  ])('are refused with %s, by entry and field', async (_, entry, message) => {
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, JSON.stringify({ events: [entry] }));
    await expect(readEvents(wrong)).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(readEvents(wrong)).rejects.toThrow(message);
  });

  it('make readings of a case stale when they change', async () => {
    const addedEvents = await readEvents(file);
    expect(await pipelineFingerprint('2024-01-01', undefined, { addedEvents })).not.toBe(
      await pipelineFingerprint('2024-01-01', undefined, {}),
    );
  });

  it('are counted from by the threads that read', async () => {
    const report = join(folder, 'report.jsonl');
    writeFileSync(
      report,
      JSON.stringify({
        text: 'Three years have passed since the harbour fire, and the quay is still closed, the port authority said.',
        publishedAt: '2024-05-03',
        lang: 'en',
      }),
    );
    for await (const result of readReports([report], { events: file, fast: true })) {
      if (result.kind === 'rejected') throw new Error(result.message);
      const [finding] = result.reading.findings.filter(({ check }) => check === 'elapsed-time');
      expect(finding).toMatchObject({ outcome: 'inconsistent', computed: '1 year' });
      expect(finding!.working).toContain('Fire in the harbour (2023-05-02)');
    }
  });
});
