import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/handoff/config/config.ts';
import type { Independence } from '../../../../src/handoff/readiness/independence/independence.ts';
import { judgeIndependence } from '../../../../src/handoff/readiness/independence/judge-independence.ts';
import type {
  BranchCommit,
  MergedChange,
  ReadinessFacts,
} from '../../../../src/handoff/readiness/readiness-facts.ts';
import {
  commitOf,
  committer,
  daysAgo,
  engaged,
  merged,
  NOW,
  readBack,
  reviewBy,
  viewOfBranch,
} from '../merged.ts';

const FOLDERS = { 'api/a.ts': '', 'jobs/a.ts': '', 'web/a.ts': '' };
const TEAM = { engineers: ['lazar'], team: ['anna', 'ben'], sponsor: ['@Fiona'] };
const by = (login: string, isBot = false) => ({ author: { login, isBot } });

interface Scene {
  readonly merges?: readonly MergedChange[];
  readonly commits?: readonly BranchCommit[];
  readonly members?: ReadinessFacts['members'];
  readonly engagement?: Partial<Config['engagement']>;
}

function judged({ merges = [], commits = [], members = {}, engagement = TEAM }: Scene): Independence {
  return judgeIndependence({
    facts: { now: NOW, merges: readBack(merges), commits: readBack(commits), members },
    config: engaged(engagement),
    view: viewOfBranch({ base: FOLDERS }),
  });
}

/** Who knows `api/`, by side. */
function knowersOf(scene: Scene) {
  const area = judged(scene).areas.find(({ name }) => name === 'api/');
  return { inHouse: area?.inHouse ?? [], outsiders: area?.outsiders ?? [], others: area?.others ?? [] };
}

const API = { paths: ['api/a.ts'] };

describe('knowing an area', () => {
  it.each<[string, Scene, string[]]>([
    ['of who authored a pull request there', { merges: [merged(1, { ...API, ...by('anna') })] }, ['anna']],
    [
      'of who authored or co-authored a commit of it',
      { merges: [merged(1, API)], commits: [commitOf(1, [committer('ben'), committer('anna')])] },
      ['anna', 'ben'],
    ],
    [
      'of who reviewed it with words',
      { merges: [merged(1, { ...API, reviews: [reviewBy('anna')] })] },
      ['anna'],
    ],
    [
      'not of who only approved it',
      { merges: [merged(1, { ...API, reviews: [reviewBy('anna', false)] })] },
      [],
    ],
    [
      'not of who worked elsewhere',
      { merges: [merged(1, API), merged(2, { paths: ['web/a.ts'], ...by('anna') })] },
      [],
    ],
    ['not after 90 days', { merges: [merged(1, { ...API, ...by('anna'), mergedAt: daysAgo(91) })] }, []],
    [
      'still on the ninetieth day',
      { merges: [merged(1, { ...API, ...by('anna'), mergedAt: daysAgo(90) })] },
      ['anna'],
    ],
    [
      'not of who pushed past review',
      { merges: [merged(1, API)], commits: [commitOf(null, [committer('anna')])] },
      [],
    ],
    [
      'of who has no account, by their alias',
      {
        merges: [merged(1, API)],
        commits: [
          commitOf(9, [committer('Anna', 'Anna Berg', 'anna@acme.test')]),
          commitOf(1, [committer(null, 'A. Berg', 'anna@acme.test')]),
        ],
      },
      ['Anna'],
    ],
    [
      'newest proof first',
      {
        merges: [
          merged(1, { ...API, ...by('anna'), mergedAt: daysAgo(3) }),
          merged(2, { ...API, ...by('ben'), mergedAt: daysAgo(2) }),
        ],
      },
      ['ben', 'anna'],
    ],
    [
      'not of bots and AI co-authors',
      {
        merges: [
          merged(1, { ...API, ...by('dependabot', true), reviews: [reviewBy('copilot', true, true)] }),
        ],
        commits: [commitOf(1, [committer('claude', 'Claude', 'noreply@anthropic.com')])],
        engagement: { engineers: ['lazar'] },
      },
      [],
    ],
  ])('is %s', (_what, scene, inHouse) => {
    expect(knowersOf(scene).inHouse).toEqual(inHouse);
  });

  it('leads to the newest five pull requests, each once', () => {
    const merges = Array.from({ length: 7 }, (_, index) =>
      merged(index + 1, { ...API, mergedAt: daysAgo(10 - index) }),
    );
    const [area] = judged({ merges: [...merges, ...merges] }).areas;
    expect(area?.pulls.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3]);
  });

  it('is counted over more than a hundred merges', () => {
    const merges = Array.from({ length: 250 }, (_, index) =>
      merged(index + 1, {
        ...(index === 0 ? by('anna') : {}),
        ...API,
        mergedAt: daysAgo(index === 0 ? 27 : 1),
      }),
    );
    const { areas, recentMerges } = judged({ merges });
    expect(areas[0]?.inHouse).toEqual(['anna']);
    expect(recentMerges).toEqual({ total: 250, inHouse: 1 });
  });
});

describe('who is in-house', () => {
  const everybody = ['lazar', 'Anna', 'fiona', 'olga'].map((login, index) =>
    merged(index + 1, { ...API, ...by(login) }),
  );
  const known = (value: string[]) => ({ kind: 'known', value }) as const;

  it.each<[string, Scene, ReturnType<typeof knowersOf>]>([
    [
      'the team and the sponsor where a team is named',
      {},
      { inHouse: ['fiona', 'Anna'], outsiders: ['lazar'], others: ['olga'] },
    ],
    [
      'everybody but the engineers where only those are named',
      { engagement: { engineers: ['Lazar'] } },
      { inHouse: ['olga', 'fiona', 'Anna'], outsiders: ['lazar'], others: [] },
    ],
    [
      'the members of a team of GitHub',
      {
        engagement: { engineers: ['@acme/outside'], team: ['acme/client'] },
        members: { 'acme/outside': known(['lazar']), 'acme/client': known(['ANNA', 'lazar', 'olga']) },
      },
      { inHouse: ['olga', 'Anna'], outsiders: ['lazar'], others: ['fiona'] },
    ],
    [
      'everybody where neither is named',
      { engagement: { sponsor: ['fiona'] } },
      { inHouse: ['olga', 'fiona', 'Anna', 'lazar'], outsiders: [], others: [] },
    ],
  ])('is %s', (_what, scene, expected) => {
    expect(knowersOf({ merges: everybody, ...scene })).toEqual(expected);
  });

  it('is nobody without an account, though their name be a login of the team', () => {
    const scene = { merges: [merged(1, API)], commits: [commitOf(1, [committer(null, 'anna')])] };
    expect(knowersOf(scene)).toEqual({ inHouse: [], outsiders: ['lazar'], others: ['anna'] });
  });

  it.each<[string, ReadinessFacts['members'], string]>([
    [
      'could not be read',
      { 'acme/client': { kind: 'unknown', reason: 'GitHub forbids it' } },
      'the team `acme/client` could not be read: GitHub forbids it',
    ],
    ['is not read yet', {}, 'the team `acme/client` is being read'],
  ])('is unknown where a team that may tell %s', (_what, members, unknown) => {
    const engagement = { engineers: ['lazar'], team: ['@acme/client'] };
    expect(judged({ merges: everybody, members, engagement }).unknown).toBe(unknown);
  });

  it('is unknown where an engineers’ team can’t be read, also of who is named in the team', () => {
    const merges = [merged(1, { ...API, ...by('anna') })];
    const independence = judged({ merges, engagement: { engineers: ['@acme/outside'], team: ['anna'] } });
    expect(independence.unknown).toBe('the team `acme/outside` is being read');
  });

  it('is known in spite of that where everybody is named otherwise', () => {
    const engagement = { engineers: ['lazar'], team: ['anna', '@acme/client'] };
    const merges = [merged(1, API), merged(2, { ...API, ...by('anna') })];
    expect(judged({ merges, engagement }).unknown).toBeNull();
  });
});

describe('what is left where somebody leaves', () => {
  const merges = [
    merged(1, { paths: ['api/a.ts', 'jobs/a.ts'] }),
    merged(2, { paths: ['web/a.ts'], ...by('anna') }),
    merged(3, { paths: ['api/b.ts'], ...by('anna') }),
  ];

  it('names the areas that nobody else knows', () => {
    const { soleKnowers, busFactor, quietAreas } = judged({ merges: merges.slice(0, 2) });
    expect(soleKnowers).toEqual([
      { name: 'lazar', isOutsider: true, areas: ['api/', 'jobs/'] },
      { name: 'anna', isOutsider: false, areas: ['web/'] },
    ]);
    expect(busFactor).toBe(1);
    expect(quietAreas).toEqual([]);
  });

  it('leaves out what a second person knows, and tells the areas without a change apart', () => {
    const { soleKnowers, busFactor, quietAreas } = judged({
      merges: [merges[2], merges[0]].flatMap((one) => one ?? []),
    });
    expect(soleKnowers).toEqual([{ name: 'lazar', isOutsider: true, areas: ['jobs/'] }]);
    expect(busFactor).toBe(2);
    expect(quietAreas).toEqual(['web/']);
  });
});

describe('the merges of four weeks', () => {
  it('count people’s alone, and those that somebody in-house authored', () => {
    const merges = [
      merged(1, by('anna')),
      merged(2),
      merged(3, by('dependabot', true)),
      merged(4, { author: null }),
      merged(5, { ...by('anna'), mergedAt: daysAgo(29) }),
    ];
    expect(judged({ merges }).recentMerges).toEqual({ total: 2, inHouse: 1 });
  });
});

it('is unknown where the areas can’t be read', () => {
  const independence = judgeIndependence({
    facts: { now: NOW, merges: readBack([merged(1)]), commits: readBack([]), members: {} },
    config: engaged(TEAM),
    view: viewOfBranch({ base: FOLDERS, failing: (key) => key.startsWith('file') }),
  });
  expect(independence.unknown).toBe('CODEOWNERS could not be read: GitHub could not read it');
  expect(independence.areas).toEqual([]);
});
