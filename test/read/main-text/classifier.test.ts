import { describe, expect, it } from 'vitest';
import { classifyRows, mainTextModel, type TreeSum } from '../../../src/read/main-text/classifier.ts';
import { columns } from '../../../src/read/main-text/columns.ts';

describe('the classifier of main text', () => {
  it('adds up the leaves that a row reaches and makes a probability of the sum', () => {
    const trees: TreeSum = {
      columns: ['length', 'links'],
      roots: [0, 2],
      feature: [0, 1, 1],
      threshold: [10, 0.5, 0.2],
      yes: [-1, -2, -4],
      no: [1, -3, -5],
      leaf: [-2, 3, -1, 1, -1],
    };
    const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum));
    const rows = Float32Array.from([5, 0.1, 20, 0.1, 20, 0.9, 10, 0.5]);
    expect([...classifyRows(rows, trees)]).toEqual([-2 + 1, 3 + 1, -1 - 1, -2 - 1].map(sigmoid));
  });

  it('looks at columns that exist', () => {
    expect(mainTextModel.columns.filter((name) => !columns.has(name))).toEqual([]);
  });

  it('has trees whose every branch ends in a leaf', () => {
    const { roots, feature, yes, no, leaf } = mainTextModel;
    let reached = 0;
    const visit = (node: number): void => {
      if (node < 0) {
        expect(-1 - node).toBeLessThan(leaf.length);
        reached += 1;
        return;
      }
      expect(node).toBeLessThan(feature.length);
      visit(yes[node]!);
      visit(no[node]!);
    };
    for (const root of roots) visit(root);
    expect(reached).toBe(leaf.length);
  });
});
