import { findOutlet } from '../../knowledge/index.ts';

/** Country domains that are used like general ones. */
const generalDomains = new Set([
  'tv',
  'me',
  'io',
  'co',
  'fm',
  'ai',
  'cc',
  'ws',
  'to',
  'ly',
  'gg',
  'im',
  'su',
  'eu',
  'am',
  'la',
  'vc',
  'st',
  'pw',
  'nu',
]);

/**
 * Country that a document was published in, ISO 3166-1 alpha-2: the known outlet's, else that of the address's country domain.
 */
export function publisherCountry(publisher: string | undefined, uri: string | undefined): string | undefined {
  const outlet =
    (publisher === undefined ? undefined : findOutlet(publisher)) ?? (uri === undefined ? undefined : findOutlet(uri));
  if (outlet !== undefined && outlet.kind !== 'platform') return outlet.country;
  const domain = /^https?:\/\/[^/:?#]*\.([a-z]{2})(?:[/:?#]|$)/i.exec(uri ?? '')?.[1]?.toLowerCase();
  if (domain === undefined || generalDomains.has(domain)) return undefined;
  return domain === 'uk' ? 'GB' : domain.toUpperCase();
}
