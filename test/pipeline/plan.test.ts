import { describe, expect, it } from 'vitest';
import { type AnyStage, annotate, planStages, type Resources, stages } from '../../src/pipeline/index.ts';

const stage = (name: string, requires: AnyStage['requires'], provides: AnyStage['provides']): AnyStage => ({
  name,
  version: 1,
  requires,
  provides,
  languages: 'any',
  run: () => Object.fromEntries(provides.map((layer) => [layer, []])),
});
const noResources = { languagePacks: {}, knownEvents: [] } as unknown as Resources;
const document = { id: 'd', kind: 'article', text: 'Words.' } as const;

describe('the planner', () => {
  it('puts a stage after those that provide what it requires', () => {
    const ordered = planStages([stage('claims', ['hedges'], ['claims']), stage('hedges', ['document'], ['hedges'])]);
    expect(ordered.map(({ name }) => name)).toEqual(['hedges', 'claims']);
  });

  it('refuses two providers of one layer', () => {
    expect(() => planStages([stage('a', [], ['hedges']), stage('b', [], ['hedges'])])).toThrow(/both provide/);
  });

  it('refuses a layer that no stage provides', () => {
    expect(() => planStages([stage('a', ['hedges'], ['claims'])])).toThrow(/no stage provides/);
  });

  it('refuses stages that require each other', () => {
    expect(() => planStages([stage('a', ['hedges'], ['claims']), stage('b', ['claims'], ['hedges'])])).toThrow(
      /require each other: a → b → a/,
    );
  });

  it('can order the stages of the product', () => {
    expect(planStages(stages)).toHaveLength(stages.length);
  });
});

describe('the runner', () => {
  it('shows a stage that throws as failed and its dependants as blocked, and runs the rest', () => {
    const broken = {
      ...stage('hedges', ['document'], ['hedges']),
      run: () => {
        throw new RangeError('bad lexicon');
      },
    };
    const plan = planStages([
      broken,
      stage('claims', ['hedges'], ['claims']),
      stage('timexes', ['document'], ['timexes']),
    ]);
    const { layers, failed } = annotate(document, noResources, undefined, plan, []);
    expect(failed).toEqual([
      { stage: 'hedges', error: 'RangeError: bad lexicon' },
      { stage: 'claims', error: 'blocked: stage "hedges" did not run' },
    ]);
    expect(layers.hedges).toBeUndefined();
    expect(layers.timexes).toEqual([]);
  });

  it('says so when a stage has no rules for the language', () => {
    const plan = planStages([
      { ...stage('language', ['document'], ['language']), run: () => ({ language: { code: 'de', confidence: 1 } }) },
      { ...stage('timexes', ['document', 'language'], ['timexes']), languages: ['en'] },
    ]);
    const { failed } = annotate(document, noResources, undefined, plan, []);
    expect(failed).toEqual([{ stage: 'timexes', error: 'not analysed: no rules for the language "de"' }]);
  });

  it('keeps a check that throws from taking the other findings with it', () => {
    const check = {
      id: 'distance',
      question: '',
      version: 1,
      requires: ['document'],
      evaluate: () => {
        throw new Error('no coordinates');
      },
    } as const;
    const { failed, layers } = annotate(document, noResources, undefined, [], [check]);
    expect(failed).toEqual([{ stage: 'check distance', error: 'Error: no coordinates' }]);
    expect(layers.findings).toEqual([]);
  });
});
