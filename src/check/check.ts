import type { Gazetteer } from '../gazetteer/index.ts';
import type { KnownEvent } from '../knowledge/index.ts';
import type { LanguagePack } from '../language/index.ts';
import type { CheckId, Finding, LayerName, Layers } from '../model/index.ts';

/** What a check may know besides the document. */
export interface CheckContext {
  readonly gazetteer: Gazetteer;
  /** Rules of the document's language; absent when there are none. */
  readonly pack?: LanguagePack | undefined;
  readonly knownEvents: readonly KnownEvent[];
  /** The day to judge due dates at, ISO date; absent when the caller does not want any. */
  readonly today?: string | undefined;
}

/** A question about a document that arithmetic can answer. Pure; throws only on a defect. */
export interface Check<Required extends LayerName = LayerName> {
  readonly id: CheckId;
  /** What it asks, as a person would. */
  readonly question: string;
  /** Raise it when output can change. */
  readonly version: number;
  readonly requires: readonly Required[];
  evaluate(layers: Pick<Layers, Required>, context: CheckContext): readonly Finding[];
}

/** Declares a check; its `evaluate` sees only the layers that it requires. */
export function defineCheck<const Required extends LayerName>(check: Check<Required>): Check<Required> {
  return Object.freeze(check);
}
