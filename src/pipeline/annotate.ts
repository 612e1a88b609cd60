import { checks as allChecks, type Check } from '../check/index.ts';
import {
  type Document,
  type Finding,
  type LayerName,
  type Layers,
  noReaderMarks,
  type ReaderMarks,
  type SupportedLanguage,
  supportedLanguages,
} from '../model/index.ts';
import { planStages } from './plan.ts';
import type { AnyStage, Resources } from './stage.ts';
import { stages as allStages } from './stages.ts';

/** A stage or check that gave nothing because it failed, was blocked by a failed one, or has no rules for the language. */
export interface StageFailure {
  readonly stage: string;
  readonly error: string;
}

/** A document with every layer that could be computed. A layer that is missing was not analysed; an empty one was. */
export interface AnnotatedDocument {
  readonly document: Document;
  readonly layers: Partial<Layers> & { readonly document: Document; readonly readerMarks: ReaderMarks };
  readonly failed: readonly StageFailure[];
  /** Name and version of every stage and check that ran. */
  readonly versions: Readonly<Record<string, number>>;
}

const plannedStages = planStages(allStages);
/** For callers that read by rules alone. */
const rulesAlone = noReaderMarks('read by rules alone');

/**
 * Runs every stage and check over one document. Never throws for a defect in a stage: the stage is reported as failed,
 * those that depend on it as blocked, and the rest still runs.
 * @param readerMarks what the trained reader marked in this document's text, if it did
 */
export function annotate(
  document: Document,
  resources: Resources,
  readerMarks: ReaderMarks = rulesAlone,
  stages: readonly AnyStage[] = plannedStages,
  checks: readonly Check[] = allChecks,
): AnnotatedDocument {
  const layers: { -readonly [Name in LayerName]?: Layers[Name] } = { document, readerMarks };
  const failed: StageFailure[] = [];
  const versions: Record<string, number> = {};
  const missing = new Map<LayerName, string>();

  for (const stage of stages) {
    const error = obstacle(stage, layers, missing);
    if (error === undefined) {
      try {
        Object.assign(layers, stage.run(layers as Layers, resources));
        versions[stage.name] = stage.version;
        continue;
      } catch (cause) {
        failed.push({ stage: stage.name, error: describe(cause) });
      }
    } else failed.push({ stage: stage.name, error });
    for (const layer of stage.provides) missing.set(layer, stage.name);
  }

  const code = layers.language?.code;
  const context = {
    gazetteer: resources.gazetteer,
    knownEvents: resources.knownEvents,
    today: resources.today,
    pack: isSupported(code) ? resources.languagePacks[code] : undefined,
  };
  const findings: Finding[] = [];
  for (const check of checks) {
    const blocker = check.requires.find((layer) => missing.has(layer));
    if (blocker !== undefined) {
      failed.push({ stage: `check ${check.id}`, error: `blocked: stage "${missing.get(blocker)}" did not run` });
      continue;
    }
    try {
      findings.push(...check.evaluate(layers as Layers, context));
      versions[`check ${check.id}`] = check.version;
    } catch (cause) {
      failed.push({ stage: `check ${check.id}`, error: describe(cause) });
    }
  }
  layers.findings = findings;
  return { document, layers: layers as AnnotatedDocument['layers'], failed, versions };
}

function obstacle(
  stage: AnyStage,
  layers: Partial<Layers>,
  missing: ReadonlyMap<LayerName, string>,
): string | undefined {
  const blocker = stage.requires.find((layer) => missing.has(layer));
  if (blocker !== undefined) return `blocked: stage "${missing.get(blocker)}" did not run`;
  if (stage.languages === 'any') return undefined;
  const code = layers.language?.code;
  if (isSupported(code) && stage.languages.includes(code)) return undefined;
  return `not analysed: no rules for the language "${code ?? 'und'}"`;
}

function isSupported(code: string | undefined): code is SupportedLanguage {
  return code !== undefined && (supportedLanguages as readonly string[]).includes(code);
}

function describe(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
