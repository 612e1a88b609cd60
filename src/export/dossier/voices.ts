import type { Reading, SpanPair } from '../../model/index.ts';
import { sourceName, sourceTree } from '../../trace/index.ts';

/** Somebody whose words a report relays. All that comes through one voice has one colour in the dossier. */
export interface Voice {
  readonly name: string;
  /** 1 to {@link voiceColours}; 0 for voices beyond that. */
  readonly colour: number;
}

/** Number of colours that the style sheet tells apart. */
export const voiceColours = 7;

/** Which voice speaks where in a report. */
export interface Voices {
  readonly all: readonly Voice[];
  /** The outermost source of an attribution, by attribution id. */
  ofAttribution(id: string): Voice | undefined;
  ofEmbed(index: number): Voice | undefined;
  ofSource(name: string): Voice | undefined;
}

/** Gives each source that the report names directly a colour, in the order of the text. */
export function assignVoices(reading: Reading): Voices {
  const all: (Voice & { readonly evidence: SpanPair[] })[] = [];
  const byName = new Map<string, (typeof all)[number]>();
  const voice = (name: string, evidence: readonly SpanPair[]): (typeof all)[number] => {
    const known = byName.get(name.toLowerCase());
    if (known) return known;
    const colour = all.length < voiceColours ? all.length + 1 : 0;
    const added = { name, colour, evidence: [...evidence] };
    all.push(added);
    byName.set(name.toLowerCase(), added);
    return added;
  };
  for (const node of sourceTree(reading)) if (node.kind !== 'none') voice(node.name, node.evidence);

  const byId = new Map(reading.attributions.map((attribution) => [attribution.id, attribution]));
  const outermost = (id: string): Reading['attributions'][number] | undefined => {
    const seen = new Set<string>();
    let attribution = byId.get(id);
    while (attribution?.parent !== undefined && byId.has(attribution.parent) && !seen.has(attribution.id)) {
      seen.add(attribution.id);
      attribution = byId.get(attribution.parent);
    }
    return attribution;
  };
  const ofAttribution = new Map<string, Voice>();
  for (const { id } of reading.attributions) {
    const outer = outermost(id);
    if (!outer || outer.source.length === 0) continue;
    const credited = all.find(({ evidence }) => overlaps(evidence, outer.source));
    ofAttribution.set(id, credited ?? voice(sourceName(reading, outer), outer.source));
  }
  const ofEmbed = reading.embeds.map((post) =>
    voice(post.author ?? post.handle ?? 'an embedded post', [[post.start, post.end]]),
  );
  return {
    all,
    ofAttribution: (id) => ofAttribution.get(id),
    ofEmbed: (index) => ofEmbed[index],
    ofSource: (name) => byName.get(name.toLowerCase()),
  };
}

function overlaps(left: readonly SpanPair[], right: readonly SpanPair[]): boolean {
  return left.some(([start, end]) => right.some(([from, to]) => start < to && from < end));
}
