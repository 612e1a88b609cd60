import type { DerivationKind, Reading, SourceKind, SpanPair } from '../model/index.ts';

/** A source of a report, and the sources behind it: one step further from the reader with each level. */
export interface SourceNode {
  readonly name: string;
  /** Absent for a go-between that is named but not described. */
  readonly kind?: SourceKind;
  /** How the report uses it; absent for a go-between. */
  readonly relation?: DerivationKind;
  /** Saw or decided the thing itself, as far as the text shows. */
  readonly firstHand: boolean;
  /** One line on why this source is believed to be one. */
  readonly reason?: string;
  readonly uri?: string;
  readonly evidence: readonly SpanPair[];
  readonly children: readonly SourceNode[];
}

interface OpenNode extends Omit<SourceNode, 'children'> {
  readonly children: OpenNode[];
}

/**
 * Arranges what a report says about its own sources as a tree: first whom the report credits, below them whom those relay.
 * All wording that is passed on with nobody behind it (the check `missing-source`) is one source of the kind `none`.
 */
export function sourceTree(reading: Reading): readonly SourceNode[] {
  const roots: OpenNode[] = [];
  const byFirstMention = [...reading.derivations].sort(
    (left, right) => left.via.length - right.via.length || firstOffset(left.evidence) - firstOffset(right.evidence),
  );
  for (const { kind, target, via, firstHand, reason, evidence } of byFirstMention) {
    let siblings = roots;
    // Who says that he says something relays nobody.
    for (const name of withoutRepeats([...via, target.name]).slice(0, -1))
      siblings = (find(siblings, name) ?? add(siblings, goBetween(name))).children;
    const known = find(siblings, target.name);
    const node = {
      name: target.name,
      kind: target.kind,
      relation: kind,
      firstHand: firstHand || (known?.firstHand ?? false),
      reason,
      ...(target.uri === undefined ? {} : { uri: target.uri }),
    };
    if (known) {
      const uri = known.uri ?? target.uri;
      const described =
        known.kind === undefined ? node : { ...node, kind: known.kind, relation: known.relation ?? kind };
      Object.assign(known, described, { name: known.name }, uri === undefined ? {} : { uri }, {
        evidence: [...known.evidence, ...evidence],
      });
    } else add(siblings, { ...node, evidence, children: [] });
  }
  const sourceless = reading.findings.filter((finding) => finding.check === 'missing-source');
  if (sourceless.length > 0)
    roots.push({
      name: 'nobody named',
      kind: 'none',
      firstHand: false,
      reason: sourceless.map((finding) => finding.working).join('; '),
      evidence: sourceless.flatMap((finding) => longest(finding.evidence)),
      children: [],
    });
  return roots;
}

/** Every source of a tree that is somebody or something, whatever its depth. */
export function namedSources(roots: readonly SourceNode[]): SourceNode[] {
  return roots.flatMap((node) => [...(node.kind === 'none' ? [] : [node]), ...namedSources(node.children)]);
}

/** A chain of names without those that follow themselves, whatever the case. */
export function withoutRepeats(names: readonly string[]): string[] {
  return names.filter((name, index) => name.toLowerCase() !== names[index + 1]?.toLowerCase());
}

/** Of the cue and the wording that it passes on, the wording says more. */
function longest(spans: readonly SpanPair[]): SpanPair[] {
  return [...spans].sort((left, right) => right[1] - right[0] - (left[1] - left[0])).slice(0, 1);
}

function goBetween(name: string): OpenNode {
  return { name, firstHand: false, evidence: [], children: [] };
}

function add(siblings: OpenNode[], node: OpenNode): OpenNode {
  siblings.push(node);
  return node;
}

function find(siblings: readonly OpenNode[], name: string): OpenNode | undefined {
  const wanted = name.toLowerCase();
  return siblings.find((node) => node.name.toLowerCase() === wanted);
}

function firstOffset(spans: readonly SpanPair[]): number {
  return spans[0]?.[0] ?? Number.MAX_SAFE_INTEGER;
}
