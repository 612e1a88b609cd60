import type { LookupFunction } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWebFetcher, readAll, type WebFetcher, type WebOptions } from '../../src/collect/index.ts';
import { redirects, sends, serve } from './local-server.ts';

const page = '<!doctype html><title>A</title><p>The bridge fell.</p>';

function fetcher(options: WebOptions = {}): WebFetcher {
  const web = openWebFetcher({ allowPrivate: true, ignoreRobots: true, ...options });
  onTestFinished(() => web.close());
  return web;
}

async function textOf(web: WebFetcher, uri: string): Promise<string> {
  const { body } = await web.fetch(uri);
  return Buffer.from(await readAll(body, 1e9, uri)).toString();
}

/** Sends every host name to this machine. */
const toLoopback: LookupFunction = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);

describe('fetching a page', () => {
  it('gives its bytes, and records where they came from', async () => {
    const server = await serve({
      '/a': redirects('/b?x=1', 301),
      '/b': sends(page, { 'content-type': 'text/html', ETag: '"1"' }),
    });
    const retrieval = await fetcher({ now: () => '2024-05-01T10:00:00Z' }).fetch(`${server.origin}/a`);
    expect(retrieval).toMatchObject({
      source: 'web',
      capturedAt: '2024-05-01T10:00:00Z',
      requestedUri: `${server.origin}/a`,
      finalUri: `${server.origin}/b?x=1`,
      mediaType: 'text/html',
      httpStatus: 200,
      headers: { 'content-type': 'text/html', etag: '"1"' },
    });
    expect(Buffer.from(await readAll(retrieval.body, 1e6, 'a')).toString()).toBe(page);
  });

  it('introduces itself with its name and version', async () => {
    let agent: string | undefined;
    const server = await serve({
      '/': (request, response) => {
        agent = request.headers['user-agent'];
        response.end('x');
      },
    });
    await fetcher().fetch(server.origin);
    expect(agent).toMatch(/^Firsthand\/\d+\.\d+\.\d+ /);
  });

  it.each([
    ['gzip', gzipSync(page)],
    ['br', brotliCompressSync(page)],
    ['deflate', deflateSync(page)],
    ['deflate', deflateRawSync(page)],
    ['gzip, br', brotliCompressSync(gzipSync(page))],
    ['identity', Buffer.from(page)],
    ['gzip', gzipSync(page).subarray(0, -4)],
  ])('unpacks %s', async (coding, body) => {
    const server = await serve({ '/': sends(body, { 'content-encoding': coding }) });
    expect(await textOf(fetcher(), server.origin)).toBe(page);
  });

  it.each([
    ['an unknown coding', 'zip9', Buffer.from(page)],
    ['damaged data', 'gzip', Buffer.from(page)],
    ['a chain of codings', 'gzip, gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(gzipSync(page))))],
  ])('refuses %s', async (_, coding, body) => {
    const server = await serve({ '/': sends(body, { 'content-encoding': coding }) });
    await expect(fetcher().fetch(server.origin)).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['deflate', deflateSync(Buffer.alloc(50_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
  ])('stops unpacking a %s bomb', async (coding, body) => {
    const server = await serve({ '/': sends(body, { 'content-encoding': coding }) });
    const before = process.memoryUsage().arrayBuffers;
    await expect(fetcher({ limits: { maxDecodedBytes: 1_000_000 } }).fetch(server.origin)).rejects.toMatchObject({
      code: 'input-too-large',
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('stops receiving a body beyond the limit, whatever length it declares', async () => {
    let sent = 0;
    const server = await serve({
      '/': (_, response) => {
        const more = (): void => {
          while (sent < 50_000_000) {
            sent += 65_536;
            if (!response.write(Buffer.alloc(65_536, 'x'))) {
              response.once('drain', more);
              return;
            }
          }
          response.end();
        };
        more();
      },
    });
    await expect(fetcher({ limits: { maxBytes: 100_000 } }).fetch(server.origin)).rejects.toMatchObject({
      code: 'input-too-large',
    });
    expect(sent).toBeLessThan(20_000_000);
  });

  it.each([
    ['an answer that never begins', () => {}],
    [
      'an answer that drips',
      (_: unknown, response: import('node:http').ServerResponse) => {
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('gives up on %s', async (_, route) => {
    const server = await serve({ '/': route });
    const startedAt = performance.now();
    await expect(fetcher({ limits: { totalMs: 300 } }).fetch(server.origin)).rejects.toMatchObject({
      code: 'deadline-exceeded',
      retryable: true,
    });
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });

  it('gives up on redirects that never end, and counts their time', async () => {
    const server = await serve({ '/': redirects('/') });
    await expect(fetcher().fetch(server.origin)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('redirected more than 10 times'),
    });
    expect(server.requests).toHaveLength(11);
  });

  it.each([
    [404, false],
    [403, false],
    [429, true],
    [503, true],
    [304, false],
  ])('says that the server answered %i', async (status, retryable) => {
    const server = await serve({ '/': sends('', {}, status) });
    await expect(fetcher().fetch(server.origin)).rejects.toMatchObject({
      code: 'http-status',
      retryable,
      message: expect.stringContaining(`HTTP ${status}`),
    });
  });

  it('says that the server sent nothing', async () => {
    const server = await serve({ '/': sends('') });
    await expect(fetcher().fetch(server.origin)).rejects.toMatchObject({ code: 'input-empty' });
  });

  it('says that a host refuses connections', async () => {
    const server = await serve({});
    const closed = `http://127.0.0.1:1/`;
    expect(server.port).not.toBe(1);
    await expect(fetcher().fetch(closed)).rejects.toMatchObject({ code: 'unreachable', retryable: true });
  });

  it('says that there is no such host', async () => {
    const lookup: LookupFunction = (host, _options, callback) =>
      callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), '', 0);
    await expect(fetcher({ lookup }).fetch('http://no-such-host.example/')).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('no such host'),
    });
  });

  it('says that an address is none', async () => {
    await expect(fetcher().fetch('http://')).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('fetching with the guard on', () => {
  const guarded = (options: WebOptions = {}): WebFetcher => fetcher({ allowPrivate: false, ...options });

  it('sends nothing to this machine by address', async () => {
    const server = await serve({ '/': sends(page) });
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '0'])
      await expect(guarded().fetch(`http://${host}:${server.port}/`)).rejects.toMatchObject({
        code: 'address-refused',
      });
    expect(server.requests).toEqual([]);
  });

  it('sends nothing to this machine by name', async () => {
    const server = await serve({ '/': sends(page) });
    await expect(guarded().fetch(`http://localhost:${server.port}/`)).rejects.toMatchObject({
      code: 'address-refused',
      message: expect.stringMatching(/^http:\/\/localhost:\d+\/: localhost resolves to /),
    });
    await expect(guarded({ lookup: toLoopback }).fetch(`http://news.example:${server.port}/`)).rejects.toMatchObject({
      code: 'address-refused',
    });
    expect(server.requests).toEqual([]);
  });

  it('looks at the address that the connection is made to, whatever a name server said before', async () => {
    const server = await serve({ '/': sends(page) });
    let lookups = 0;
    const rebinding: LookupFunction = (_host, _options, callback) => {
      lookups++;
      callback(null, [{ address: lookups === 1 ? '93.184.215.14' : '127.0.0.1', family: 4 }]);
    };
    const web = guarded({ lookup: rebinding, limits: { totalMs: 500 } });
    // The first connection goes to the public address that was checked: here, with no network, it fails.
    await expect(web.fetch(`http://news.example:${server.port}/`)).rejects.toMatchObject({
      code: expect.stringMatching(/^(unreachable|deadline-exceeded)$/),
    });
    await expect(web.fetch(`http://news.example:${server.port}/`)).rejects.toMatchObject({ code: 'address-refused' });
    expect(lookups).toBe(2);
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['an address', '//127.0.0.1:PORT/secret'],
    ['an address in disguise', 'http://0x7f000001:PORT/secret'],
    ['a mapped address', 'http://[::ffff:7f00:1]:PORT/secret'],
    ['a name', 'http://inside.example:PORT/secret'],
    ['another scheme', 'file:///etc/passwd'],
  ])('refuses a redirect to %s, also on a later hop', async (_, target) => {
    const inner = await serve({ '/secret': sends('secret') });
    const outer = await serve({
      '/': redirects('/later'),
      '/later': redirects(target.replace('PORT', String(inner.port)), 307),
    });
    const web = guarded({ lookup: toLoopback, allowPrivate: (host) => host === 'outside.example' });
    await expect(web.fetch(`http://outside.example:${outer.port}/`)).rejects.toMatchObject({ code: 'address-refused' });
    expect(outer.requests).toEqual(['GET /', 'GET /later']);
    expect(inner.requests).toEqual([]);
  });

  it('refuses a robots.txt that redirects to an inner address', async () => {
    const inner = await serve({ '/secret': sends('secret') });
    const outer = await serve({ '/robots.txt': redirects(`http://127.0.0.1:${inner.port}/secret`), '/': sends(page) });
    const web = guarded({
      lookup: toLoopback,
      allowPrivate: (host) => host === 'outside.example',
      ignoreRobots: false,
    });
    await expect(web.fetch(`http://outside.example:${outer.port}/`)).rejects.toMatchObject({ code: 'address-refused' });
    expect(inner.requests).toEqual([]);
  });
});

describe('robots.txt', () => {
  const polite = (options: WebOptions = {}): WebFetcher => fetcher({ ignoreRobots: false, ...options });
  const robots = (text: string) => sends(text, { 'content-type': 'text/plain' });

  it('is obeyed for all programs and for this one', async () => {
    const server = await serve({
      '/robots.txt': robots('User-agent: *\nDisallow: /private\nUser-agent: firsthand\nDisallow: /no-robots\n'),
      '/private': sends(page),
      '/no-robots': sends(page),
      '/open': sends(page),
    });
    const web = polite();
    expect(await textOf(web, `${server.origin}/open`)).toBe(page);
    await expect(web.fetch(`${server.origin}/no-robots`)).rejects.toMatchObject({
      code: 'robots-refused',
      message: expect.stringContaining('--ignore-robots'),
    });
    // A group of one's own goes before the group for all.
    expect(await textOf(web, `${server.origin}/private`)).toBe(page);
    expect(server.requests.filter((request) => request.endsWith('/robots.txt'))).toHaveLength(1);
    expect(server.requests).not.toContain('GET /no-robots');
  });

  it('is not even asked for with --ignore-robots', async () => {
    const server = await serve({ '/robots.txt': robots('User-agent: *\nDisallow: /'), '/': sends(page) });
    expect(await textOf(fetcher(), server.origin)).toBe(page);
    expect(server.requests).toEqual(['GET /']);
  });

  it('is obeyed by every host on the way of a redirect', async () => {
    const target = await serve({ '/robots.txt': robots('User-agent: *\nDisallow: /'), '/page': sends(page) });
    const start = await serve({ '/': redirects(`${target.origin}/page`) });
    await expect(polite().fetch(start.origin)).rejects.toMatchObject({ code: 'robots-refused' });
    expect(target.requests).toEqual(['GET /robots.txt']);
  });

  it('allows everything where there is none', async () => {
    const server = await serve({ '/': sends(page) });
    expect(await textOf(polite(), server.origin)).toBe(page);
  });

  it('allows nothing while the host is in trouble', async () => {
    const server = await serve({ '/robots.txt': sends('', {}, 503), '/': sends(page) });
    await expect(polite().fetch(server.origin)).rejects.toMatchObject({ code: 'robots-refused', retryable: true });
  });

  it('is read up to a limit, and after redirects', async () => {
    const server = await serve({
      '/robots.txt': redirects('/rules'),
      '/rules': robots(`User-agent: *\nDisallow: /a\n${'# filler\n'.repeat(200_000)}Disallow: /b\n`),
      '/a': sends(page),
      '/b': sends(page),
    });
    const web = polite();
    await expect(web.fetch(`${server.origin}/a`)).rejects.toMatchObject({ code: 'robots-refused' });
    expect(await textOf(web, `${server.origin}/b`)).toBe(page);
  });
});
