import type { EntityMention, Layers, Span, Toponym } from '../model/index.ts';

/** Whoever opens a sentence or a headline: the name that stands first in it. */
interface Actor extends Span {
  /** Tells one actor from another: a country by its GeoNames id, a person by the entity. */
  readonly key: string;
  readonly kind: 'country' | 'person';
}

type Named = Pick<Layers, 'entities' | 'toponyms'>;

/** Characters before a name that may still open a sentence: quotation marks and spaces. */
const opening = 2;

/** The country or person whose name opens a span; undefined for any other opening. */
export function actorOf({ entities, toponyms }: Named, { start, end }: Span): Actor | undefined {
  const opens = (mention: Span): boolean =>
    mention.start >= start && mention.start <= start + opening && mention.end < end;
  const country = toponyms.find((toponym) => toponym.granularity === 'country' && opens(toponym));
  if (country?.candidates[0]) return { start: country.start, end: country.end, key: idOf(country), kind: 'country' };
  const person = entities.find((entity) => entity.type === 'PER' && opens(entity));
  // Capitals throughout are a dateline more often than a name.
  if (person === undefined || !/\p{Ll}/u.test(person.name)) return undefined;
  return { start: person.start, end: person.end, key: person.entity, kind: 'person' };
}

const idOf = ({ candidates }: Toponym): string => `${candidates[0]!.country}`;

/**
 * Whether anything in a part of the text names an actor: the same country, or a place in it (for capitals stand for their governments),
 * or the same person. Then another name at the head of a sentence is no sign that somebody else did it.
 */
export function isNamedIn(text: string, { entities, toponyms }: Named, actor: Actor, part: Span): boolean {
  const within = ({ start, end }: Span): boolean => start >= part.start && end <= part.end;
  const lower = text.slice(part.start, part.end).toLowerCase();
  // Any word of the name will do, and a stem finds its other cases, its adjective and its people ("Romania", "Romanian").
  const names = text.slice(actor.start, actor.end).match(/\p{Lu}[\p{L}'’]{2,}/gu) ?? [];
  if (names.some((name) => lower.includes(name.slice(0, Math.max(4, name.length - 2)).toLowerCase()))) return true;
  return actor.kind === 'country'
    ? toponyms.some((toponym) => within(toponym) && toponym.candidates.some(({ country }) => country === actor.key))
    : entities.some((entity: EntityMention) => within(entity) && entity.entity === actor.key);
}
