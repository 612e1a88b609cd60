import type { Gazetteer } from '../gazetteer/index.ts';
import type { KnownEvent } from '../knowledge/index.ts';
import type { LanguagePack } from '../language/index.ts';
import type { LayerName, Layers, SupportedLanguage } from '../model/index.ts';

/** Everything that stages need from outside, loaded once by the caller and shared. */
export interface Resources {
  readonly languagePacks: Readonly<Record<SupportedLanguage, LanguagePack>>;
  readonly gazetteer: Gazetteer;
  readonly knownEvents: readonly KnownEvent[];
  /** The day to judge due dates at, ISO date. */
  readonly today?: string | undefined;
}

/**
 * One step of reading: declares the layers that it needs and gives, and computes them.
 * `run` is synchronous, deterministic and pure; the types keep it from reading a layer that it does not declare.
 */
export interface Stage<Required extends LayerName, Provided extends LayerName> {
  readonly name: string;
  /** Raise it when output can change, so that stale results are read again. */
  readonly version: number;
  readonly requires: readonly Required[];
  readonly provides: readonly Provided[];
  /** Languages that the stage has rules for, or `any`. */
  readonly languages: 'any' | readonly SupportedLanguage[];
  run(layers: Pick<Layers, Required>, resources: Resources): Pick<Layers, Provided>;
}

/** A stage with its layers' types forgotten, as the planner and the runner hold it. */
export interface AnyStage {
  readonly name: string;
  readonly version: number;
  readonly requires: readonly LayerName[];
  readonly provides: readonly LayerName[];
  readonly languages: 'any' | readonly SupportedLanguage[];
  run(layers: Layers, resources: Resources): Partial<Layers>;
}

/** Declares a stage. */
export function defineStage<const Required extends LayerName, const Provided extends LayerName>(
  stage: Stage<Required, Provided>,
): Stage<Required, Provided> {
  return Object.freeze(stage);
}
