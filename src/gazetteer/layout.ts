/**
 * How an index lies in memory: an 8-byte head (magic number, length of the description), a description in JSON,
 * then one typed array after the other, each at a multiple of 8. All numbers are little-endian.
 * Workers can share the bytes: nothing in them is ever changed.
 */
export const magicNumber = 0x5a474846;
/** Raise it when the layout changes: an index of another version is refused and must be built again. */
export const layoutVersion = 1;

export const columnTypes = {
  /** Entries: GeoNames numbers. */
  ids: Int32Array,
  /** Entries: hundred-thousandths of a degree. */
  lats: Int32Array,
  lons: Int32Array,
  populations: Uint32Array,
  /** Entries: index into the description's `regions`. */
  regions: Uint16Array,
  /** Entries: index into the description's `featureCodes`. */
  features: Uint8Array,
  granularities: Uint8Array,
  nameCounts: Uint8Array,
  /** Entries + 1: where each main name starts in `nameBytes`. */
  nameStarts: Uint32Array,
  /** UTF-8. */
  nameBytes: Uint8Array,
  /** Entry indexes in ascending order of their GeoNames numbers. */
  idOrder: Uint32Array,
  /** Hash table with open addressing: number of a key + 1, or 0. */
  hashSlots: Uint32Array,
  /** Keys + 1: where each key starts in `keyBytes`. */
  keyStarts: Uint32Array,
  keyBytes: Uint8Array,
  /** Keys + 1: where each key's entries start in `postings`. */
  postingStarts: Uint32Array,
  /** Entry index × 2, + 1 when the key is an alternate name of it; most populous first. */
  postings: Uint32Array,
  /** Entries with a border, ascending. */
  borderEntries: Uint32Array,
  /** Bordered entries + 1: their first ring. */
  borderRings: Uint32Array,
  /** Rings + 1: their first point. */
  ringPoints: Uint32Array,
  /** Latitude, longitude: hundredths of a degree. */
  borderPoints: Int16Array,
} as const;

export type ColumnName = keyof typeof columnTypes;
export type Columns = { readonly [Name in ColumnName]: InstanceType<(typeof columnTypes)[Name]> };
export const columnNames = Object.keys(columnTypes) as ColumnName[];

export const granularityNames = ['place', 'region', 'country', 'area'] as const;

/** The JSON description at the head of an index. */
export interface Description {
  readonly version: number;
  readonly coverage: string;
  readonly smallPlaces: readonly string[];
  readonly featureCodes: readonly string[];
  /** Country, admin-1 code, English name, entry index of the region or -1. */
  readonly regions: readonly (readonly [country: string, admin1: string, name: string, entry: number])[];
  /** Country code to entry index. */
  readonly countries: Readonly<Record<string, number>>;
  /** Byte offset, from the end of the description, and length in elements. */
  readonly columns: Readonly<Record<ColumnName, readonly [offset: number, length: number]>>;
}
