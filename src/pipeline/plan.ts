import type { LayerName } from '../model/index.ts';
import type { AnyStage } from './stage.ts';

/**
 * Orders stages so that each comes after those that provide what it requires.
 * @throws Error when two stages provide one layer, a required layer has no provider, or stages require each other.
 */
export function planStages(stages: readonly AnyStage[]): readonly AnyStage[] {
  const providers = new Map<LayerName, AnyStage>();
  for (const stage of stages)
    for (const layer of stage.provides) {
      const other = providers.get(layer);
      if (other) throw new Error(`stages "${other.name}" and "${stage.name}" both provide the layer "${layer}"`);
      providers.set(layer, stage);
    }
  const ordered: AnyStage[] = [];
  const state = new Map<AnyStage, 'open' | 'done'>();
  const visit = (stage: AnyStage, path: readonly string[]): void => {
    if (state.get(stage) === 'done') return;
    if (state.get(stage) === 'open') throw new Error(`stages require each other: ${[...path, stage.name].join(' → ')}`);
    state.set(stage, 'open');
    for (const layer of stage.requires) {
      if (layer === 'document' || layer === 'readerMarks') continue;
      const provider = providers.get(layer);
      if (!provider) throw new Error(`stage "${stage.name}" requires the layer "${layer}", which no stage provides`);
      visit(provider, [...path, stage.name]);
    }
    state.set(stage, 'done');
    ordered.push(stage);
  };
  for (const stage of stages) visit(stage, []);
  return ordered;
}
