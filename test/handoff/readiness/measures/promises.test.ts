import { describe, expect, it } from 'vitest';
import type { DrillsJudgement } from '../../../../src/handoff/drills/drills.ts';
import { type LookedUp, lookupKey } from '../../../../src/handoff/lookups/lookup.ts';
import type { PhaseFacts } from '../../../../src/handoff/phases/phase-facts.ts';
import { planPhases } from '../../../../src/handoff/phases/plan-phases.ts';
import { measureContext } from '../../../../src/handoff/readiness/measures/measure-context.ts';
import { measureDecisions } from '../../../../src/handoff/readiness/measures/measure-decisions.ts';
import { measurePlan } from '../../../../src/handoff/readiness/measures/measure-plan.ts';
import { measureRunbook } from '../../../../src/handoff/readiness/measures/measure-runbook.ts';
import type { MergesJudgement } from '../../../../src/handoff/readiness/merges/merges.ts';
import { computeScore } from '../../../../src/handoff/readiness/score/compute-score.ts';
import type { Score } from '../../../../src/handoff/readiness/score/score.ts';
import { GOOD_CONTEXT, GOOD_RUNBOOK } from '../../../documents.ts';
import { answer } from '../../../repository.ts';
import { changeIssue, comment, PLAN, phaseFacts, say, settle } from '../../phases/sync/world.ts';
import {
  drill,
  drillsOf,
  type MeasuredScene,
  measuringOf,
  mergesWith,
  NO_CHOICES,
  NO_DRILLS,
  version,
  withEngineers,
  withSystems,
} from './measured-in.ts';

/** A whole repository, as it can be changed by those who do what is advised. */
interface World {
  readonly scene: MeasuredScene;
  readonly drills: DrillsJudgement;
  readonly merges: MergesJudgement;
  readonly phases: PhaseFacts;
}

type Deed = (world: World) => World;

function scoreOf({ scene, drills, merges, phases }: World): Score {
  const measuring = measuringOf(scene);
  const summaries = planPhases(phases).summaries ?? [];
  const measures = [
    measureRunbook(measuring, drills),
    measureContext(measuring),
    measureDecisions(measuring, merges),
    measurePlan(measuring, { kind: 'known', value: summaries }),
  ];
  return computeScore(
    Object.assign({}, ...measures.map(({ parts }) => parts)),
    measures.flatMap(({ actions }) => actions),
  );
}

/** A commit to the default branch at this moment. */
const write =
  (path: string, text: string): Deed =>
  (world) => {
    const { base = {}, versions = {}, commits = {} } = world.scene;
    const old = versions[path] ?? [];
    const before = Object.fromEntries(
      old.map(({ commitSha }) => [commitSha, { ...commits[commitSha], [path]: base[path] ?? '' }]),
    );
    return {
      ...world,
      scene: {
        ...world.scene,
        base: { ...base, [path]: text },
        versions: { ...versions, [path]: [version(0), ...old] },
        commits: { ...commits, ...before, 0: { ...commits[0], [path]: text } },
      },
    };
  };

const INCOMPLETE = '# Use Kafka\n\n## Status\n\nAccepted\n\n## Decision\n\nKafka.\n';
const COMPLETE = `${INCOMPLETE}\n## Context\n\nSlow.\n\n## Consequences\n\nOne more service.\n`;
const RECORD = 'docs/decisions/0001-use-kafka.md';
const CHOICE = {
  number: 41,
  url: 'https://github.com/acme/answers/pull/41',
  title: 'Add Redis',
  mergedAt: '2026-06-01T00:00:00Z',
};
const recordAll: Deed = (world) => ({
  ...world,
  merges: mergesWith({ total: 2, recorded: 2, unrecorded: [] }),
});
const LATER = '2026-07-01T09:00:00.000Z';
const HALF_RUNBOOK = `${GOOD_RUNBOOK.split('## Roll back')[0]}\nSee [the board](docs/board.md) and [more](docs/gone.md).\n\n## Contact\n\nLazar (@lazar).\n`;
const { facts: PHASES } = settle(phaseFacts());
const NO_PLAN = phaseFacts({ plan: '' });

const half: World = {
  scene: {
    base: {
      'RUNBOOK.md': HALF_RUNBOOK,
      'docs/board.md': '# Board\n',
      [RECORD]: INCOMPLETE,
      'docs/decisions/0002-b.md': COMPLETE,
    },
    versions: { 'RUNBOOK.md': [version(100)], 'CONTEXT.md': [] },
    changesSince: 7,
    config: withEngineers,
  },
  drills: NO_DRILLS,
  merges: mergesWith({ total: 2, recorded: 1, unrecorded: [CHOICE] }),
  phases: { ...PHASES, now: LATER },
};

const WORLDS: Readonly<Record<string, readonly [World, Readonly<Record<string, Deed>>]>> = {
  'a half-written repository': [
    half,
    {
      'runbook RUNBOOK.md': write('RUNBOOK.md', GOOD_RUNBOOK),
      context: write('CONTEXT.md', GOOD_CONTEXT),
      'decisions-recorded': recordAll,
      [`decisions-complete ${RECORD}`]: write(RECORD, COMPLETE),
      'plan-on-time 1': (world) => ({
        ...world,
        phases: changeIssue(world.phases, 1, () => ({ isOpen: false, closedAs: 'completed' })),
      }),
      'plan-reported 1': (world) => ({
        ...world,
        phases: { ...say(world.phases, 1, comment(1, 'anna', '/baton metric nDCG@5 0.7')), now: LATER },
      }),
      'plan-reported 2': (world) => ({
        ...world,
        phases: { ...say(world.phases, 2, comment(2, 'anna', '/baton metric judge-pass 80%')), now: LATER },
      }),
    },
  ],
  'an empty one': [
    { scene: { base: {}, config: withEngineers }, drills: NO_DRILLS, merges: NO_CHOICES, phases: NO_PLAN },
    {
      'runbook RUNBOOK.md': write('RUNBOOK.md', GOOD_RUNBOOK),
      context: write('CONTEXT.md', GOOD_CONTEXT),
      plan: (world) => ({ ...world, phases: settle(phaseFacts({ plan: PLAN })).facts }),
    },
  ],
  'one that only got old': [
    {
      ...half,
      scene: {
        base: { 'RUNBOOK.md': GOOD_RUNBOOK, 'CONTEXT.md': GOOD_CONTEXT },
        versions: { 'RUNBOOK.md': [version(60)], 'CONTEXT.md': [version(30)] },
        mergedDaysAgo: Array.from({ length: 12 }, (_, index) => 12 - index),
        changesSince: 3,
      },
      merges: NO_CHOICES,
      phases: PHASES,
    },
    {
      'runbook RUNBOOK.md': write('RUNBOOK.md', `${GOOD_RUNBOOK}\nStill so.\n`),
      context: write('CONTEXT.md', `${GOOD_CONTEXT}\nStill so.\n`),
      'plan-reported 1': (world) => ({
        ...world,
        phases: say(world.phases, 1, comment(1, 'anna', '/baton metric nDCG@5 0.7')),
      }),
    },
  ],
  'one that waits for a drill and a decision': [
    {
      scene: { base: { 'RUNBOOK.md': GOOD_RUNBOOK, 'CONTEXT.md': GOOD_CONTEXT } },
      drills: drillsOf({ last: drill('passed', 60), open: drill(null), value: 1 / 3 }),
      merges: NO_CHOICES,
      phases: settle(
        say(PHASES, 1, ...[1, 2, 3].map((id) => comment(id, 'anna', '/baton metric nDCG@5 0.5'))),
      ).facts,
    },
    {
      'drill repository': (world) => ({ ...world, drills: drillsOf({ last: drill('passed', 0), value: 1 }) }),
      'plan-decided 1 0': (world) => ({
        ...world,
        phases: settle(say(world.phases, 1, comment(9, 'fiona', '/baton decide stop it is enough'))).facts,
      }),
    },
  ],
  'one of three systems': [
    {
      scene: {
        base: {
          'a/RUNBOOK.md': GOOD_RUNBOOK,
          'b/RUNBOOK.md': HALF_RUNBOOK.replaceAll('docs/', 'b/docs/'),
          'CONTEXT.md': GOOD_CONTEXT,
        },
        versions: { 'b/RUNBOOK.md': [version(100)] },
        changesSince: 2,
        config: withSystems('a', 'b', 'c'),
      },
      drills: NO_DRILLS,
      merges: NO_CHOICES,
      phases: settle(say(PHASES, 1, comment(1, 'anna', '/baton metric nDCG@5 0.7'))).facts,
    },
    {
      'runbook b/RUNBOOK.md': write('b/RUNBOOK.md', GOOD_RUNBOOK),
      'runbook c/RUNBOOK.md': write('c/RUNBOOK.md', GOOD_RUNBOOK),
    },
  ],
};

describe('what is advised brings what it promises when it is really done', () => {
  it.each(Object.entries(WORLDS))('in %s', (_name, [world, deeds]) => {
    const before = scoreOf(world);
    expect(before.actions.map(({ id }) => id).toSorted()).toEqual(Object.keys(deeds).toSorted());
    const plans = [...before.actions.map((one) => [one]), before.actions.slice(0, 3), before.actions];
    for (const chosen of plans) {
      const done = chosen.reduce((now, { id }) => deeds[id]?.(now) ?? now, world);
      const promised = chosen.reduce((sum, { gain }) => sum + gain, 0);
      const points = chosen.reduce((sum, one) => sum + one.points, 0);
      const after = scoreOf(done);
      expect(after.exact - before.exact, chosen.map(({ id }) => id).join(', ')).toBeCloseTo(promised, 6);
      expect(Math.round(after.exact) - Math.round(before.exact)).toBeGreaterThanOrEqual(points);
    }
  });

  it('and nothing is left to advise once all is done, but what nobody can do now', () => {
    for (const [world, deeds] of Object.values(WORLDS)) {
      const done = Object.values(deeds).reduce((now, deed) => deed(now), world);
      expect(scoreOf(done).actions.filter(({ id }) => !id.startsWith('plan-reported'))).toEqual([]);
    }
  });

  it('or more, where a choice is written down as one more complete record', () => {
    const before = scoreOf(half);
    const action = before.actions.find(({ id }) => id === 'decisions-recorded');
    const after = scoreOf(recordAll(write('docs/decisions/0003-use-redis.md', COMPLETE)(half)));
    expect(after.exact - before.exact).toBeGreaterThan(action?.gain ?? Number.NaN);
  });
});

describe('what is looked up', () => {
  it('is asked for in three rounds', () => {
    const { drills, merges } = half;
    const lookedUp: Record<string, LookedUp[string]> = {};
    const all = measuringOf({ ...half.scene });
    const rounds: number[] = [];
    for (let round = 1; round <= 6; round += 1) {
      const measuring = measuringOf({ ...half.scene, lookedUp });
      measureRunbook(measuring, drills);
      measureContext(measuring);
      measureDecisions(measuring, merges);
      const wanted = measuring.wanted();
      if (wanted.length === 0) break;
      rounds.push(wanted.length);
      for (const lookup of wanted) {
        const key = lookupKey(lookup);
        lookedUp[key] = answer({ base: {}, ...half.scene }, key);
      }
    }
    expect(rounds.length).toBeLessThanOrEqual(3);
    const whole = measuringOf({ ...half.scene, lookedUp });
    expect(measureRunbook(whole, drills)).toEqual(measureRunbook(all, drills));
    expect(measureDecisions(whole, merges)).toEqual(measureDecisions(all, merges));
  });
});
