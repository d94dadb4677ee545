/** What says nothing of which enterprise it is. */
const forms =
  /有限责任公司|股份有限公司|有限公司|集团|公司|[()（）·,，.。-]|co\.?,? ?ltd\.?|limited|inc\.?|corporation/gi;

const core = (name: string): string => {
  const plain = name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  return plain.replace(forms, '') || plain;
};

const pairs = (name: string): Set<string> => {
  const all = [...core(name)];
  if (all.length < 2) return new Set(all);
  return new Set(all.slice(1).map((one, at) => `${all[at]}${one}`));
};

export interface Named {
  id: string;
  name: string;
}

/** Names by the pairs of characters they share (Dice), the forms of companies left out; Chinese needs no words for it. */
export class Likeness<T extends Named> {
  private readonly byPair = new Map<string, T[]>();
  private readonly sizes = new Map<T, number>();

  constructor(all: readonly T[]) {
    for (const one of all) {
      const own = pairs(one.name);
      this.sizes.set(one, own.size);
      for (const pair of own) {
        const list = this.byPair.get(pair);
        if (list) list.push(one);
        else this.byPair.set(pair, [one]);
      }
    }
  }

  /** The likest first, 5 at most, none that shares less than half. */
  of({ id, name }: Named): (T & { likeness: number })[] {
    const own = pairs(name);
    const shared = new Map<T, number>();
    for (const pair of own) for (const one of this.byPair.get(pair) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
    return [...shared]
      .filter(([one]) => one.id !== id)
      .map(([one, count]) => ({ ...one, likeness: (2 * count) / (own.size + (this.sizes.get(one) ?? 0)) }))
      .filter(({ likeness }) => likeness >= 0.5)
      .toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, 5);
  }
}
