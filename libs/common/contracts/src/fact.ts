/** The topics of the product. A fact is keyed by the id of its aggregate; order holds per key only. */
export const topics = {
  events: 'zuomei.events.v1',
  registrations: 'zuomei.registrations.v1',
  agreements: 'zuomei.agreements.v1',
} as const;

export type Topic = (typeof topics)[keyof typeof topics];

/** One kind of fact: what happened, on which topic, about which aggregate, in which shape. */
export interface FactDefinition<T extends object = object> {
  /** `<topic room>.<past-tense>.v<major>`; written by hand, never taken from a class name. */
  readonly type: string;
  readonly topic: Topic;
  /** The aggregate whose id is the key and whose version is `ce_aggregateversion`. */
  readonly aggregate: string;
  readonly payload: new () => T;
  /** One sentence for the catalogue: when it happens. */
  readonly summary: string;
}

const known = new Map<string, FactDefinition>();

/** Registers a fact so that the catalogue, the schemas and the consumers all see the same definition. */
export function defineFact<T extends object>(definition: FactDefinition<T>): FactDefinition<T> {
  if (known.has(definition.type)) throw new Error(`fact type defined twice: ${definition.type}`);
  known.set(definition.type, definition);
  return definition;
}

/** Every fact of the product, in the order of definition. */
export const allFacts = (): FactDefinition[] => [...known.values()];

export const factOfType = (type: string): FactDefinition | undefined => known.get(type);
