import model from './model.json' with { type: 'json' };

/**
 * A sum of decision trees, as gradient boosting gives it. The nodes of all trees stand one after another: node `i` asks
 * whether the value of `columns[feature[i]]` is at most `threshold[i]` and goes on to `yes[i]` or `no[i]`; a negative
 * target `-1 - k` is the leaf `k`. `roots` are the first nodes of the trees.
 */
export interface TreeSum {
  readonly columns: readonly string[];
  readonly roots: readonly number[];
  readonly feature: ArrayLike<number>;
  readonly threshold: ArrayLike<number>;
  readonly yes: ArrayLike<number>;
  readonly no: ArrayLike<number>;
  readonly leaf: ArrayLike<number>;
}

/** The model shipped; `training/main-text` tells how it was made. */
export const mainTextModel: TreeSum = {
  columns: model.columns,
  roots: model.roots,
  // Packed arrays make the walk a quarter faster.
  feature: Uint16Array.from(model.feature),
  threshold: Float32Array.from(model.threshold),
  yes: Int32Array.from(model.yes),
  no: Int32Array.from(model.no),
  leaf: Float64Array.from(model.leaf),
};

/** Gives each row of a table (the model's columns in order) the probability that it is main text. */
export function classifyRows(table: Float32Array, trees: TreeSum = mainTextModel): Float64Array {
  const { columns, roots, feature, threshold, yes, no, leaf } = trees;
  const width = columns.length;
  const probabilities = new Float64Array(table.length / width);
  for (let row = 0; row < probabilities.length; row++) {
    const offset = row * width;
    let sum = 0;
    for (const root of roots) {
      let node = root;
      while (node >= 0) node = table[offset + feature[node]!]! <= threshold[node]! ? yes[node]! : no[node]!;
      sum += leaf[-1 - node]!;
    }
    probabilities[row] = 1 / (1 + Math.exp(-sum));
  }
  return probabilities;
}
