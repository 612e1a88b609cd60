import type { LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { requireAllowedUrl, specialRange } from '../../src/collect/address-policy.ts';
import { guardedLookup } from '../../src/collect/guarded-lookup.ts';

const never = (): boolean => false;
const always = (): boolean => true;

describe('addresses', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'link-local'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['100.127.255.255', 'carrier-grade NAT'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['240.0.0.1', 'reserved'],
    ['192.0.0.1', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['198.51.100.1', 'reserved'],
    ['203.0.113.1', 'reserved'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['fe80::1', 'link-local'],
    ['fc00::1', 'private'],
    ['fdff::1', 'private'],
    ['fec0::1', 'reserved'],
    ['ff02::1', 'multicast'],
    ['::ffff:127.0.0.1', 'IPv4-mapped'],
    ['::ffff:93.184.215.14', 'IPv4-mapped'],
    ['::127.0.0.1', 'IPv4-mapped'],
    ['::7f00:1', 'reserved'],
    ['::ffff:0:127.0.0.1', 'IPv4-translated'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::7f00:1', 'NAT64'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:7f00:1::', 'Teredo'],
    ['2001:db8::1', 'reserved'],
    ['100::1', 'reserved'],
    ['5f00::1', 'reserved'],
    ['4000::1', 'reserved'],
  ])('%s is %s', (address, range) => {
    expect(specialRange(address)).toBe(range);
  });

  it.each(['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001:80b::200e'])(
    '%s is a public one',
    (address) => {
      expect(specialRange(address)).toBeUndefined();
    },
  );
});

describe('URLs before anything is sent', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://１２７.０.０.１/',
    'http://127。0。0。1/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[2002:a00:1::]/',
    'http://10.0.0.1:8080/x',
    'https://169.254.169.254/latest/meta-data/',
    'http://0/',
  ])('%s is refused, and allowed on demand', (uri) => {
    expect(() => requireAllowedUrl(new URL(uri), never)).toThrowError(
      expect.objectContaining({ code: 'address-refused', message: expect.stringContaining('--allow-private') }),
    );
    expect(() => requireAllowedUrl(new URL(uri), always)).not.toThrow();
  });

  it.each([
    'ftp://example.org/a',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:text/html,x',
    'javascript:alert(1)',
  ])('%s is refused for its scheme, also on demand', (uri) => {
    for (const mayBePrivate of [never, always])
      expect(() => requireAllowedUrl(new URL(uri), mayBePrivate)).toThrowError(
        expect.objectContaining({ code: 'address-refused' }),
      );
  });

  it('credentials are refused, and not repeated', () => {
    expect(() => requireAllowedUrl(new URL('https://me:secret@example.org/'), never)).toThrowError(
      expect.objectContaining({ code: 'input-invalid', message: expect.not.stringContaining('secret') }),
    );
  });

  it.each([
    'https://example.org/',
    'http://93.184.215.14/',
    'http://[2606:4700::1111]/',
    'https://xn--d1acufc.xn--p1ai/',
  ])('%s may be fetched', (uri) => {
    expect(() => requireAllowedUrl(new URL(uri), never)).not.toThrow();
  });
});

describe('name lookup', () => {
  const answering =
    (...addresses: string[]): LookupFunction =>
    (_host, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
  const look = (lookup: LookupFunction, all: boolean): Promise<unknown> =>
    new Promise((resolve, reject) =>
      lookup('news.example', { all }, (error, address) => (error ? reject(error) : resolve(address))),
    );

  it('passes public addresses on, one or all', async () => {
    const lookup = guardedLookup(never, answering('93.184.215.14', '2606:4700::1111'));
    expect(await look(lookup, false)).toBe('93.184.215.14');
    expect(await look(lookup, true)).toEqual([
      { address: '93.184.215.14', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
  });

  it('refuses a host with a special address, even among public ones', async () => {
    for (const all of [false, true])
      await expect(look(guardedLookup(never, answering('93.184.215.14', '10.0.0.7')), all)).rejects.toMatchObject({
        code: 'address-refused',
        message: expect.stringContaining('news.example resolves to 10.0.0.7'),
      });
  });

  it('says when a host has no address', async () => {
    await expect(look(guardedLookup(never, answering()), false)).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});
