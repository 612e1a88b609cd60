import { nameKey } from '../text/index.ts';
import outletData from './outlets.json' with { type: 'json' };

/**
 * What an entry of the list is. `outlet`: newspaper, site or broadcaster. `agency`: news agency. `platform`: place where anyone posts.
 * `channel`: outlet that lives on a platform. `monitor`: watches, verifies or counts, and publishes what it finds. `official`: a state or
 * international body that publishes itself.
 */
export type OutletKind = 'outlet' | 'agency' | 'platform' | 'channel' | 'monitor' | 'official';

/** One publisher that reports name as their source. */
export interface Outlet {
  /** Stable id within the list, lower case with hyphens. */
  readonly id: string;
  /** Usual name in English text. */
  readonly name: string;
  readonly kind: OutletKind;
  /** Where it is edited: ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Parent group; outlets of one family are not independent of each other. */
  readonly family?: string;
  /** Host names, without `www.`. A subdomain belongs to the entry of its longest listed suffix. */
  readonly domains: readonly string[];
  /** Names by language, in the dictionary form. */
  readonly names: { readonly en: readonly string[]; readonly ru?: readonly string[]; readonly uk?: readonly string[] };
  /** The name is also a common word or another name ("Time", «База»): take it for the outlet only with more evidence, such as quotation marks. */
  readonly ambiguous?: boolean;
}

/** Every outlet, agency, platform and official publisher that comes with Firsthand. */
export const outlets: readonly Outlet[] = outletData.outlets as readonly Outlet[];

const byKey = new Map<string, Outlet>();
const byDomain = new Map<string, Outlet>();
/** What `findOutlet` found last, null for nothing: reports ask for the same names again and again. */
const answers = new Map<string, Outlet | null>();
const rememberedAnswers = 20_000;
/** Longest name that is remembered, in characters. */
const longestRemembered = 100;
let added: readonly Outlet[] = [];
let longest = 1;
let editionNumber = 0;

function compile(): void {
  byKey.clear();
  byDomain.clear();
  answers.clear();
  longest = 1;
  for (const outlet of knownOutlets()) {
    for (const name of Object.values(outlet.names).flat()) {
      const key = nameKey(name);
      if (!byKey.has(key)) byKey.set(key, outlet);
      longest = Math.max(longest, key.split(' ').length);
    }
    for (const domain of outlet.domains) if (!byDomain.has(domain)) byDomain.set(domain, outlet);
  }
  editionNumber++;
}
compile();

/**
 * Adds a user's outlets to the list, in place of those added before. An entry takes the place of the shipped one of its id, and has its
 * names and host names before all others. To be called once at the start of a process or thread, before anything is read.
 */
export function addOutlets(ofUser: readonly Outlet[]): void {
  added = ofUser;
  compile();
}

/** The outlets that come with Firsthand and those that the user added, these first. */
export function knownOutlets(): readonly Outlet[] {
  if (added.length === 0) return outlets;
  const ids = new Set(added.map(({ id }) => id));
  return [...added, ...outlets.filter(({ id }) => !ids.has(id))];
}

/** Changes whenever the list does: for tables that are made from it. */
export const outletsEdition = (): number => editionNumber;

/** Most words that a name in the list has. */
export const longestOutletName = (): number => longest;

/**
 * The outlet of that name or host name, or `undefined`. Case, quotation marks, a leading "the", a possessive and Russian and Ukrainian
 * case endings do not matter: «Медузе», «Української правди», "the Guardian's". Check `ambiguous` before trusting a bare name in running text.
 * @param nameOrDomain a name, a host name (`edition.cnn.com`) or an http(s) address
 */
export function findOutlet(nameOrDomain: string): Outlet | undefined {
  const known = answers.get(nameOrDomain);
  if (known !== undefined) return known ?? undefined;
  const found = byKey.get(nameKey(nameOrDomain)) ?? findOutletByDomain(nameOrDomain);
  if (answers.size >= rememberedAnswers) answers.clear();
  if (nameOrDomain.length <= longestRemembered) answers.set(nameOrDomain, found ?? null);
  return found;
}

/** The outlet under a key made by `nameKey`, for callers that compare many names. */
export function findOutletByKey(key: string): Outlet | undefined {
  return byKey.get(key);
}

function findOutletByDomain(address: string): Outlet | undefined {
  const host = /^(?:https?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[:/?#]|$)/i.exec(address)?.[1]?.toLowerCase();
  if (host === undefined) return undefined;
  const labels = host.split('.');
  for (let first = 0; first < labels.length - 1; first++) {
    const outlet = byDomain.get(labels.slice(first).join('.'));
    if (outlet) return outlet;
  }
  return undefined;
}
