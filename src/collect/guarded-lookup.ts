import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type PrivateHosts, requireAllowedAddress } from './address-policy.ts';

/**
 * A name lookup for sockets that fails when a host resolves to an address of no public host. The socket connects to the very
 * addresses that were checked, so a name server that gives another answer a moment later gains nothing.
 * A host with a mixed answer is refused as a whole.
 * @param lookup resolves names; the system's unless told otherwise
 */
export function guardedLookup(
  mayBePrivate: PrivateHosts,
  lookup: LookupFunction = systemLookup as LookupFunction,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const answers = Array.isArray(addresses) ? addresses : [{ address: addresses, family: 0 }];
      try {
        for (const { address } of answers) requireAllowedAddress(address, hostname, mayBePrivate);
      } catch (refusal) {
        callback(refusal as NodeJS.ErrnoException, '', 0);
        return;
      }
      const first = answers[0];
      if (!first) callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '', 0);
      else if (options.all) callback(null, answers);
      else callback(null, first.address, first.family);
    });
  };
}
