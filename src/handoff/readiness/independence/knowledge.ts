import { mergedWithin } from '../merges/merged-within.ts';
import type { BranchCommit, MergedChange, ReadinessFacts } from '../readiness-facts.ts';
import type { Areas } from './areas.ts';
import type { People, Person } from './people.ts';

/** What is on record of one area. */
export interface AreaKnowledge {
  readonly name: string;
  /** Whoever knows it, those with the newest proof first. */
  readonly people: readonly Person[];
  /** Merged pull requests that touched it, newest first; none: nothing is on record. */
  readonly merges: readonly MergedChange[];
}

/** Days for which a merged change proves knowledge (DESIGN 6). */
const WINDOW_DAYS = 90;

/**
 * Who knows which area: whoever authored a merged pull request that touched it, or one of its commits, or reviewed it with words. A bare
 * approval proves nothing, nor does a direct push, of which GitHub does not tell the paths.
 */
export function collectKnowledge(
  areas: Areas,
  people: People,
  { now, merges, commits }: Pick<ReadinessFacts, 'now' | 'merges' | 'commits'>,
): AreaKnowledge[] {
  const commitsOf = groupByPull(commits.entries);
  const known = new Map(
    areas.names.map((name) => [
      name,
      { people: new Map<string, Person>(), merges: new Array<MergedChange>() },
    ]),
  );
  // From the newest on, a person's first appearance is their newest proof.
  for (const merge of mergedWithin(WINDOW_DAYS, now, merges.entries)) {
    const touched = new Set(merge.paths.map((path) => areas.areaOf(path)));
    const knowers = knowersOf(merge, commitsOf.get(merge.number) ?? [], people);
    for (const area of touched) {
      const entry = area === null ? undefined : known.get(area);
      if (entry === undefined) continue;
      entry.merges.push(merge);
      for (const person of knowers) if (!entry.people.has(person.key)) entry.people.set(person.key, person);
    }
  }
  return Array.from(known, ([name, entry]) => ({
    name,
    people: [...entry.people.values()],
    merges: entry.merges,
  }));
}

/** In the order of their names, so that the order of commits and reviews makes no difference. */
function knowersOf(merge: MergedChange, commits: readonly BranchCommit[], people: People): Person[] {
  const author = people.ofActor(merge.author);
  const reviewers = merge.reviews
    .filter(({ hasWords }) => hasWords)
    .map((review) => people.ofActor(review.author));
  const writers = commits.flatMap(({ authors }) => authors.map((one) => people.ofCommit(one)));
  return [author, ...writers, ...reviewers]
    .filter((person) => person !== null)
    .toSorted((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
}

function groupByPull(commits: readonly BranchCommit[]): ReadonlyMap<number, readonly BranchCommit[]> {
  const groups = new Map<number, BranchCommit[]>();
  for (const commit of commits) {
    if (commit.pullRequest === null) continue;
    const group = groups.get(commit.pullRequest);
    if (group === undefined) groups.set(commit.pullRequest, [commit]);
    else group.push(commit);
  }
  return groups;
}
