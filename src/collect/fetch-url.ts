import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { FirsthandError } from '../model/index.ts';
import { type PrivateHosts, requireAllowedUrl } from './address-policy.ts';
import { acceptedCodings, decodeContent } from './decompress.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { type Retrieval, tooLarge } from './retrieval.ts';
import { createRobotsRules, type RobotsAnswer } from './robots.ts';
import { userAgent } from './user-agent.ts';

/** How much a server may cost. */
export interface FetchLimits {
  /** Bytes as sent. */
  readonly maxBytes: number;
  /** Bytes after unpacking. */
  readonly maxDecodedBytes: number;
  readonly maxRedirects: number;
  /** For one URL, redirects and robots.txt included, in milliseconds. */
  readonly totalMs: number;
}

const megabyte = 1024 * 1024;
export const defaultFetchLimits: FetchLimits = {
  maxBytes: 16 * megabyte,
  maxDecodedBytes: 16 * megabyte,
  maxRedirects: 10,
  totalMs: 30_000,
};
/** RFC 9309 asks for at least 500 KiB of a robots.txt, and five redirects. */
const robotsLimits = { maxBytes: 512 * 1024, maxRedirects: 5 };

export interface WebOptions {
  /** Fetch from private, loopback and other special addresses too: from all, or for the hosts that it says yes to. */
  readonly allowPrivate?: boolean | PrivateHosts | undefined;
  readonly ignoreRobots?: boolean | undefined;
  readonly limits?: Partial<FetchLimits> | undefined;
  /** Resolves host names; the system's unless told otherwise. */
  readonly lookup?: LookupFunction | undefined;
  /** The clock, ISO 8601 instant. */
  readonly now?: (() => string) | undefined;
}

/** Fetches pages, politely and within limits. Keeps each host's robots.txt as long as it is open. */
export interface WebFetcher {
  /**
   * @throws FirsthandError `address-refused`, `robots-refused`, `unreachable`, `http-status`, `deadline-exceeded`, `input-too-large`,
   *   `input-invalid`, `input-empty`; the message names the URL.
   */
  fetch(uri: string): Promise<Retrieval>;
  close(): Promise<void>;
}

interface Answer {
  readonly url: URL;
  readonly response: Dispatcher.ResponseData;
}

/** Opens a fetcher. Every address is checked before a byte is sent to it: of the first URL, of every redirect, of every robots.txt. */
export function openWebFetcher(options: WebOptions = {}): WebFetcher {
  const limits = { ...defaultFetchLimits, ...options.limits };
  const { allowPrivate = false } = options;
  const mayBePrivate = typeof allowPrivate === 'boolean' ? () => allowPrivate : allowPrivate;
  const robots = createRobotsRules();
  const agent = new Agent({
    connect: { lookup: guardedLookup(mayBePrivate, options.lookup), timeout: limits.totalMs },
    headersTimeout: limits.totalMs,
    bodyTimeout: limits.totalMs,
  });

  /** Follows redirects to the first answer that is none. `permit` is asked before every request. */
  async function follow(
    start: URL,
    maxRedirects: number,
    signal: AbortSignal,
    permit: (url: URL) => Promise<void>,
  ): Promise<Answer> {
    let url = start;
    for (let redirects = 0; ; redirects++) {
      requireAllowedUrl(url, mayBePrivate);
      await permit(url);
      const response = await send(url, signal);
      const location = redirectOf(response);
      if (location === undefined) return { url, response };
      discard(response);
      if (redirects >= maxRedirects) {
        throw new FirsthandError('unreachable', `${start.href}: redirected more than ${maxRedirects} times`);
      }
      const next = URL.parse(location, url.href);
      if (!next)
        throw new FirsthandError('unreachable', `${start.href}: redirected to "${location}", which is no address`);
      next.hash ||= url.hash;
      url = next;
    }
  }

  async function send(url: URL, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const headers = {
      'user-agent': userAgent,
      accept: 'text/html, application/xhtml+xml, text/plain;q=0.9, application/json;q=0.8, */*;q=0.5',
      'accept-encoding': acceptedCodings,
    };
    try {
      return await request(url, { dispatcher: agent, signal, headers });
    } catch (cause) {
      throw explained(cause, url, limits.totalMs);
    }
  }

  async function fetchRobots(url: URL, signal: AbortSignal): Promise<RobotsAnswer> {
    const { response } = await follow(url, robotsLimits.maxRedirects, signal, async () => {});
    const status = response.statusCode;
    if (status >= 400) {
      discard(response);
      return { status, text: '' };
    }
    const sent = await readBody(response, url, limits.totalMs, robotsLimits.maxBytes, 'cut');
    const coding = headerOf(response, 'content-encoding');
    const bytes = await decodeContent(sent, coding, robotsLimits.maxBytes, url.href);
    return { status, text: new TextDecoder().decode(bytes) };
  }

  async function fetchPage(uri: string): Promise<Retrieval> {
    const start = URL.parse(uri);
    if (!start) throw new FirsthandError('usage', `${uri}: not a web address`);
    const signal = AbortSignal.timeout(limits.totalMs);
    const capturedAt = (options.now ?? (() => new Date().toISOString()))();
    const { url, response } = await follow(start, limits.maxRedirects, signal, async (next) => {
      if (!options.ignoreRobots) await robots.requireAllowed(next, (file) => fetchRobots(file, signal));
    });
    const status = response.statusCode;
    if (status < 200 || status > 299) {
      discard(response);
      throw new FirsthandError(
        'http-status',
        `${url.href}: the server answered with HTTP ${status}${statusHint(status)}`,
        {
          retryable: status === 429 || status >= 500,
        },
      );
    }
    const sent = await readBody(response, url, limits.totalMs, limits.maxBytes, 'refuse');
    const coding = headerOf(response, 'content-encoding');
    const bytes = await decodeContent(sent, coding, limits.maxDecodedBytes, url.href);
    if (bytes.length === 0) throw new FirsthandError('input-empty', `${url.href}: the server sent nothing`);
    const mediaType = headerOf(response, 'content-type');
    return {
      name: uri,
      source: 'web',
      capturedAt,
      requestedUri: start.href,
      finalUri: url.href,
      ...(mediaType === undefined ? {} : { mediaType }),
      headers: plainHeaders(response),
      httpStatus: status,
      body: once(bytes),
    };
  }

  return { fetch: fetchPage, close: () => agent.destroy() };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function readBody(
  response: Dispatcher.ResponseData,
  url: URL,
  totalMs: number,
  maxBytes: number,
  beyond: 'refuse' | 'cut',
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      if (length + chunk.length > maxBytes) {
        // Leaving the loop closes the connection.
        if (beyond === 'refuse') throw tooLarge(url.href, maxBytes);
        chunks.push(chunk.subarray(0, maxBytes - length));
        break;
      }
      length += chunk.length;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw explained(cause, url, totalMs);
  }
  return Buffer.concat(chunks);
}

function redirectOf(response: Dispatcher.ResponseData): string | undefined {
  return [301, 302, 303, 307, 308].includes(response.statusCode) ? headerOf(response, 'location') : undefined;
}

/** Closes the connection rather than receive a body that nobody wants. */
function discard(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => {}).destroy();
}

function headerOf(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function plainHeaders(response: Dispatcher.ResponseData): Record<string, string> {
  const entries = Object.entries(response.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join('\n') : value] as const],
  );
  return Object.fromEntries(entries);
}

function statusHint(status: number): string {
  if (status === 404 || status === 410) return ' (no such page)';
  if (status === 401 || status === 402 || status === 403 || status === 451)
    return ' (not for everyone); save the page in a browser and read the file';
  if (status === 429 || status >= 500) return '; try again later';
  return '';
}

/** Turns what the network stack throws into what happened, and whether trying again may help. */
function explained(cause: unknown, url: URL, totalMs: number): unknown {
  if (cause instanceof FirsthandError) return withUrl(cause, url);
  const error = cause as NodeJS.ErrnoException;
  if (error.cause instanceof FirsthandError) return withUrl(error.cause, url);
  if (error.name === 'TimeoutError' || /TIMEOUT$/.test(error.code ?? '')) {
    const message = `${url.href}: no complete answer within ${totalMs / 1000} s; try again later`;
    return new FirsthandError('deadline-exceeded', message, { retryable: true, cause });
  }
  const reason = reasons[error.code ?? ''] ?? error.message;
  return new FirsthandError('unreachable', `${url.href}: ${reason}`, { retryable: true, cause });
}

function withUrl(error: FirsthandError, url: URL): FirsthandError {
  if (error.message.startsWith(url.href)) return error;
  return new FirsthandError(error.code, `${url.href}: ${error.message}`, { retryable: error.retryable, cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host; check the spelling and the connection',
  EAI_AGAIN: 'the name could not be looked up; check the connection',
  ECONNREFUSED: 'the host refuses connections',
  ECONNRESET: 'the host closed the connection',
  UND_ERR_SOCKET: 'the host closed the connection',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached; check the connection',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};
