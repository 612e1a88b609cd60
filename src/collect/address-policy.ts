import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { FirsthandError } from '../model/index.ts';

/** Whether a host, by the name or address in the URL, may be at an address of no public host. */
export type PrivateHosts = (host: string) => boolean;

/** Words for the ranges of ipaddr.js that a person may meet. */
const rangeNames: Readonly<Record<string, string>> = {
  unspecified: 'unspecified',
  broadcast: 'broadcast',
  multicast: 'multicast',
  linkLocal: 'link-local',
  loopback: 'loopback',
  carrierGradeNat: 'carrier-grade NAT',
  private: 'private',
  uniqueLocal: 'private',
  ipv4Mapped: 'IPv4-mapped',
  rfc6145: 'IPv4-translated',
  rfc6052: 'NAT64',
  '6to4': '6to4',
  teredo: 'Teredo',
};

/** Addresses that are handed out for hosts on the public network: RFC 4291 and IANA's registry. Everything else is something special. */
const globalUnicastIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Names what is special about an IP address that is no public host's: private, loopback, link-local, multicast, mapped or tunnelled …
 * @returns undefined for a public address.
 */
export function specialRange(address: string): string | undefined {
  const parsed = ipaddr.parse(address);
  const range: string = parsed.range();
  if (range !== 'unicast') return rangeNames[range] ?? 'reserved';
  return parsed.kind() === 'ipv6' && !parsed.match(globalUnicastIpv6) ? 'reserved' : undefined;
}

/**
 * Checks a URL before anything is asked of its host. A host that is an IP address is judged here, in whatever form it was
 * written: the URL parser has turned decimal, octal and hexadecimal forms into dotted ones.
 * @throws FirsthandError `address-refused`: neither http nor https, or an address of no public host; `input-invalid`: credentials in it.
 */
export function requireAllowedUrl(url: URL, mayBePrivate: PrivateHosts): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FirsthandError('address-refused', `${url.href}: only http and https are fetched`);
  }
  if (url.username !== '' || url.password !== '') {
    const bare = new URL(url);
    bare.username = '';
    bare.password = '';
    throw new FirsthandError(
      'input-invalid',
      `${bare.href}: given with a user name or password, which would be kept in the case; leave them out`,
    );
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) requireAllowedAddress(host, url.hostname, mayBePrivate);
}

/** @throws FirsthandError `address-refused` for an address of no public host. */
export function requireAllowedAddress(address: string, host: string, mayBePrivate: PrivateHosts): void {
  if (mayBePrivate(host)) return;
  const range = specialRange(address);
  if (!range) return;
  const resolved = address === host.replace(/^\[|\]$/g, '') ? 'is' : `resolves to ${address},`;
  throw new FirsthandError(
    'address-refused',
    `${host} ${resolved} ${/^[aeiou]/i.test(range) ? 'an' : 'a'} ${range} address; to fetch from your own network, add --allow-private`,
  );
}
