/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossier } from '../../../src/export/index.ts';
import { hostileReading } from '../../fixtures/hostile-reading.ts';
import { thirdHandReading } from '../../fixtures/third-hand-reading.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const available = existsSync(executablePath);
if (!available)
  console.warn(
    `The dossier is not tested in a browser: there is no ${executablePath}. Set CHROMIUM to the path of one.`,
  );

describe.skipIf(!available)('the dossier in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => browser?.close());

  /** Opens a dossier from a file and collects what the browser complains about or tries to load. */
  async function open(
    reading: ReturnType<typeof thirdHandReading>,
    context: Parameters<Browser['newPage']>[0] = {},
  ): Promise<{ page: Page; complaints: string[]; requests: string[] }> {
    const file = join(temporaryFolder(), 'dossier.html');
    await writeFile(file, dossier([reading], { version: '1.2.3' }));
    const page = await browser.newPage(context);
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    return { page, complaints, requests: requests.filter((uri) => !uri.startsWith('file:')) };
  }

  it('runs nothing and loads nothing, whatever stands in the report', async () => {
    const { page, complaints, requests } = await open(hostileReading());
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('script, img, iframe, object, embed, [onload], [onerror]').count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await page.close();
  });

  it('refuses a script even where one got in', async () => {
    const { page } = await open(thirdHandReading());
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.body.append(script);
    });
    expect(await page.title()).not.toBe('owned');
    await page.close();
  });

  it('fits a phone without scrolling sideways', async () => {
    const { page } = await open(thirdHandReading(), { viewport: { width: 360, height: 740 } });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });

  it('explains what the pointer is on and what the keyboard reaches, and nothing else', async () => {
    const { page } = await open(thirdHandReading());
    const place = page.locator('.text .m.place').first();
    await place.hover();
    expect(await page.locator('.tip:visible').count()).toBe(1);
    expect(await place.locator('.tip').first().textContent()).toContain('Makiyivka, Donetsk, Ukraine');
    await page.mouse.move(0, 0);
    expect(await page.locator('.tip:visible').count()).toBe(0);
    await place.focus();
    expect(await page.locator('.tip:visible').count()).toBe(1);
    await page.close();
  });

  it('switches a layer of marks off and on without script', async () => {
    const { page } = await open(thirdHandReading());
    const underline = () =>
      page
        .locator('.text .m.place')
        .first()
        .evaluate((element) => getComputedStyle(element).borderBottomWidth);
    expect(await underline()).not.toBe('0px');
    await page.locator('.show-place').uncheck();
    expect(await underline()).toBe('0px');
    await page.close();
  });

  it.each(['light', 'dark'] as const)('keeps text readable on its background in the %s scheme', async (colorScheme) => {
    const { page } = await open(thirdHandReading(), { colorScheme });
    const contrasts = await page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
      const rgb = (color: string, below: number[]): number[] => {
        canvas.fillStyle = `rgb(${below.slice(0, 3).join(',')})`;
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      const luminance = (color: number[]): number => {
        const [red, green, blue] = color.map((part) => {
          const share = part / 255;
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
      };
      const background = (element: Element | null): number[] => {
        if (element === null) return [255, 255, 255];
        return rgb(getComputedStyle(element).backgroundColor, background(element.parentElement));
      };
      const low: string[] = [];
      for (const element of document.querySelectorAll(
        'h1, h3, h4, p, li, dt, dd, small, td, th, a, .m, .badge, .note',
      )) {
        const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent!.trim() !== '');
        if (own.length === 0 || element.closest('.tip, svg') !== null) continue;
        const below = background(element);
        const [one, other] = [luminance(below), luminance(rgb(getComputedStyle(element).color, below))];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < 4.5)
          low.push(
            `${element.className || element.tagName}: ${contrast.toFixed(2)} “${own[0]!.textContent!.trim().slice(0, 30)}”`,
          );
      }
      return low;
    });
    expect(contrasts).toEqual([]);
    await page.close();
  });
});
