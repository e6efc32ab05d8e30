/** Sets of people that are tried one by one; beyond, the greedy answer stands. */
const MOST_TRIED = 10_000;

interface Group {
  readonly people: readonly string[];
  /** Areas that exactly these people know. */
  readonly areas: number;
}

/**
 * The fewest people whose leaving leaves more than half of the areas to nobody; null without areas, 0 where nobody knows more than half
 * of them today. `knowers`: by area, the keys of whoever knows it. Exact as long as no more than 10,000 sets of people have to be
 * tried (some 20 people and a factor of four); beyond that the greedy answer, which may be too high and never too low.
 */
export function countBusFactor(knowers: readonly (readonly string[])[]): number | null {
  if (knowers.length === 0) return null;
  const groups = groupAreas(knowers);
  const enough = Math.floor(knowers.length / 2) + 1;
  const people = [...new Set(groups.flatMap((group) => group.people))].sort();
  const most = countGreedily(groups, enough);
  let tried = 0;
  for (let size = 0; size < most; size += 1) {
    tried += countSets(people.length, size);
    if (tried > MOST_TRIED) return most;
    if (setsOf(people, size).some((gone) => countOrphans(groups, new Set(gone)) >= enough)) return size;
  }
  return most;
}

function groupAreas(knowers: readonly (readonly string[])[]): Group[] {
  const groups = new Map<string, Group>();
  for (const area of knowers) {
    const people = [...new Set(area)].sort();
    const key = JSON.stringify(people);
    groups.set(key, { people, areas: (groups.get(key)?.areas ?? 0) + 1 });
  }
  return [...groups.values()];
}

/** Orphans the cheapest areas first: those with the fewest people left for what they weigh. */
function countGreedily(groups: readonly Group[], enough: number): number {
  const gone = new Set<string>();
  const cost = ({ people, areas }: Group): number => people.filter((one) => !gone.has(one)).length / areas;
  while (countOrphans(groups, gone) < enough) {
    const [cheapest] = groups
      .filter((group) => cost(group) > 0)
      .toSorted(
        (left, right) => cost(left) - cost(right) || (left.people.join() < right.people.join() ? -1 : 1),
      );
    for (const person of cheapest?.people ?? []) gone.add(person);
  }
  return gone.size;
}

function countOrphans(groups: readonly Group[], gone: ReadonlySet<string>): number {
  return groups
    .filter(({ people }) => people.every((one) => gone.has(one)))
    .reduce((sum, { areas }) => sum + areas, 0);
}

/** How many sets of a size there are. */
function countSets(people: number, size: number): number {
  let count = 1;
  for (let index = 0; index < size; index += 1) count = (count * (people - index)) / (index + 1);
  return count;
}

function setsOf(people: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return people.flatMap((first, index) =>
    setsOf(people.slice(index + 1), size - 1).map((rest) => [first, ...rest]),
  );
}
