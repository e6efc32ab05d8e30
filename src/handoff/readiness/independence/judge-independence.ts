import type { Config } from '../../config/config.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { mergedWithin } from '../merges/merged-within.ts';
import type { ReadinessFacts } from '../readiness-facts.ts';
import { readAreas } from './areas.ts';
import { countBusFactor } from './count-bus-factor.ts';
import type { Independence, KnownArea } from './independence.ts';
import { type AreaKnowledge, collectKnowledge } from './knowledge.ts';
import { identifyPeople, type People, type Person } from './people.ts';
import { readSides, type Side, type Sides, whyUnknown } from './sides.ts';

/** What the judgement rests on. */
export interface IndependenceInput {
  readonly facts: Pick<ReadinessFacts, 'now' | 'merges' | 'commits' | 'members'>;
  readonly config: Config;
  /** The default branch. */
  readonly view: RepositoryView;
}

/** Days of the merges whose authors are counted: four weeks. */
export const RECENT_DAYS = 28;
const MOST_PULLS = 5;

/** Judges who knows the code, and what is left where somebody leaves (DESIGN 6). The order of merges and commits makes no difference. */
export function judgeIndependence({ facts, config, view }: IndependenceInput): Independence {
  const people = identifyPeople(facts);
  const sides = readSides(config.engagement, facts.members);
  const authors = recentAuthors(facts, people);
  const recent = authors.map((author) => sides.sideOf(author));
  const recentMerges = { total: recent.length, inHouse: recent.filter((side) => side === 'in-house').length };
  const areas = readAreas(view);
  if (areas.kind !== 'known') {
    const unknown = areas.kind === 'unknown' ? areas.reason : 'the areas of the code are being read';
    return { ...NOTHING_KNOWN, by: sides.by, recentMerges, unknown };
  }
  const knowledge = collectKnowledge(areas.value, people, facts);
  const touched = knowledge.filter(({ merges }) => merges.length > 0);
  const everybody = [...authors, ...touched.flatMap((area) => area.people)];
  const isUnknown = everybody.some((person) => sides.sideOf(person) === 'unknown');
  return {
    by: sides.by,
    areasFrom: areas.value.from,
    areas: touched.map((area) => describe(area, sides)),
    quietAreas: knowledge.filter(({ merges }) => merges.length === 0).map(({ name }) => name),
    soleKnowers: findSoleKnowers(touched, sides),
    recentMerges,
    busFactor: countBusFactor(touched.map((area) => area.people.map(({ key }) => key))),
    unknown: isUnknown ? whyUnknown(config.engagement, facts.members) : null,
  };
}

const NOTHING_KNOWN = {
  areasFrom: 'folders',
  areas: [],
  quietAreas: [],
  soleKnowers: [],
  busFactor: null,
} as const;

/** Authors of the merges of four weeks, one a merge; bots, and accounts that are gone, are left out. */
function recentAuthors({ now, merges }: IndependenceInput['facts'], people: People): Person[] {
  return mergedWithin(RECENT_DAYS, now, merges.entries)
    .map(({ author }) => people.ofActor(author))
    .filter((author) => author !== null);
}

function describe({ name, people, merges }: AreaKnowledge, { sideOf }: Sides): KnownArea {
  const on = (side: Side): string[] =>
    people.filter((person) => sideOf(person) === side).map((person) => person.name);
  return {
    name,
    inHouse: on('in-house'),
    outsiders: on('outsider'),
    others: on('other'),
    pulls: merges.slice(0, MOST_PULLS).map(({ number, url }) => ({ number, url })),
  };
}

function findSoleKnowers(touched: readonly AreaKnowledge[], { sideOf }: Sides): Independence['soleKnowers'] {
  const found = new Map<string, { readonly person: Person; readonly areas: string[] }>();
  for (const { name, people } of touched) {
    const [person, another] = people;
    if (person === undefined || another !== undefined) continue;
    const entry = found.get(person.key) ?? { person, areas: [] };
    found.set(person.key, entry);
    entry.areas.push(name);
  }
  return [...found.values()]
    .toSorted(
      (left, right) =>
        right.areas.length - left.areas.length || (left.person.key < right.person.key ? -1 : 1),
    )
    .map(({ person, areas }) => ({ name: person.name, isOutsider: sideOf(person) === 'outsider', areas }));
}
