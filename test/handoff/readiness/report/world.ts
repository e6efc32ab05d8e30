import type { Config } from '../../../../src/handoff/config/config.ts';
import { DEFAULT_CONFIG } from '../../../../src/handoff/config/default-config.ts';
import type { PhaseSummary } from '../../../../src/handoff/phases/phase-summary.ts';
import type { PastScore } from '../../../../src/handoff/readiness/history/history.ts';
import type { KnownArea } from '../../../../src/handoff/readiness/independence/independence.ts';
import type { PullLink } from '../../../../src/handoff/readiness/merges/merges.ts';
import type { Readiness } from '../../../../src/handoff/readiness/readiness.ts';
import type { ReportContext } from '../../../../src/handoff/readiness/report/report-context.ts';
import { addWeeks } from '../../../../src/handoff/readiness/schedule/iso-week.ts';
import { computeScore } from '../../../../src/handoff/readiness/score/compute-score.ts';
import type { ActionOffer, Measure, Measured, PartId } from '../../../../src/handoff/readiness/score/part.ts';

/** A client's repository in the words that the measures use, for reports that people have read and found right. */

export const URL = 'https://github.com/Acme/answers';
export const RUNBOOK = `[\`RUNBOOK.md\`](${URL}/blob/main/RUNBOOK.md)`;
export const CONTEXT = `[\`CONTEXT.md\`](${URL}/blob/main/CONTEXT.md)`;
export const PLAN = `[\`PLAN.md\`](${URL}/blob/main/PLAN.md)`;

export const CONFIG: Config = {
  ...DEFAULT_CONFIG,
  engagement: {
    started: '2026-09-01',
    ends: '2027-02-28',
    engineers: ['lazar'],
    team: ['@acme/platform', 'anna'],
    sponsor: ['fiona'],
  },
  report: { ...DEFAULT_CONFIG.report, timezone: 'Europe/Berlin' },
};

export const measured = (value: number, evidence: string): Measure => ({ kind: 'measured', value, evidence });
export const leftOut = (reason: string): Measure => ({ kind: 'left-out', reason });
export const unread = (reason: string): Measure => ({ kind: 'unknown', reason });

/** Everything as it should be. */
export const WHOLE: Readonly<Record<PartId, Measure>> = {
  'runbook-monitor': measured(1, `${RUNBOOK} says how to monitor the system`),
  'runbook-alerts': measured(1, `${RUNBOOK} says what the alerts mean`),
  'runbook-rollback': measured(1, `${RUNBOOK} says how to roll back`),
  'runbook-contact': measured(1, `${RUNBOOK} says who to call`),
  'runbook-references': measured(1, `what ${RUNBOOK} refers to exists: 14 references`),
  'runbook-age': measured(1, `${RUNBOOK} was reviewed on 2026-11-02`),
  'runbook-in-house': measured(1, `${RUNBOOK} leads to somebody in-house`),
  'runbook-drill': measured(
    0.9,
    `[the drill of 2026-11-11](${URL}/issues/31#issuecomment-9) with ${RUNBOOK} passed, and fades`,
  ),
  'independence-areas': measured(
    1,
    `somebody in-house knows 4 of 4 areas: \`ingest/\` ([#52](${URL}/pull/52)), \`search/\` ([#51](${URL}/pull/51)), \`evals/\` ([#47](${URL}/pull/47)) and 1 more`,
  ),
  'independence-merges': measured(
    0.6,
    `somebody in-house authored 6 of [10 merges](${URL}/pulls?q=merged) of the last four weeks`,
  ),
  'rationale-merges': measured(1, `12 of [12 merges](${URL}/pulls?q=merged) say why`),
  'decisions-recorded': measured(1, '2 of 2 choices have a record'),
  'decisions-complete': measured(1, `7 of [7 records](${URL}/tree/main/docs/decisions) are complete`),
  'context-state': measured(1, `${CONTEXT} says where things stand`),
  'context-questions': measured(1, `${CONTEXT} says which questions are open`),
  'context-thinking': measured(1, `${CONTEXT} says what was last being thought`),
  'context-age': measured(1, `${CONTEXT} was changed on 2026-11-18`),
  'plan-on-time': measured(1, `2 of 2 phases of ${PLAN} that have begun are on time`),
  'plan-decided': measured(1, `none of 3 kill criteria of ${PLAN} was ever met`),
  'plan-reported': measured(1, `3 of 3 targets of phases of ${PLAN} that have begun have a value`),
};

const ACTIONS: readonly ActionOffer[] = [
  {
    id: 'in-house',
    what: 'Let somebody in-house author the next change that is merged.',
    minutes: 60,
    link: { url: `${URL}/pulls` },
    adds: [{ part: 'independence-merges', by: 7 / 11 - 6 / 10 }],
  },
  {
    id: 'drill',
    what: 'Roll back once more by the runbook alone.',
    minutes: 45,
    link: { url: `${URL}/issues/31` },
    adds: [{ part: 'runbook-drill', by: 0.1 }],
  },
];

export const pull = (number: number, title: string): PullLink => ({
  number,
  title,
  url: `${URL}/pull/${number}`,
  mergedAt: `2026-11-${10 + (number % 10)}T10:00:00Z`,
});

export const area = (
  name: string,
  inHouse: readonly string[],
  outsiders: readonly string[],
  number: number,
): KnownArea => ({
  name,
  inHouse,
  outsiders,
  pulls: [{ number, url: `${URL}/pull/${number}` }],
});

export const PHASE: PhaseSummary = {
  id: '2',
  title: 'Phase 2: Generation + judge',
  starts: '2026-11-02',
  ends: '2026-11-27',
  timing: 'running',
  isOverdue: false,
  isDone: false,
  issue: { number: 12, url: `${URL}/issues/12`, isOpen: true, closedAs: null },
  isDeleted: false,
  deliverables: [
    {
      text: 'Claude Sonnet for generation',
      isDone: true,
      pulls: [{ number: 48, url: `${URL}/pull/48` }],
    },
    { text: 'LLM-as-judge for eval', isDone: false, pulls: [] },
  ],
  targets: [{ text: '85% judge-pass on golden set', latest: '81%', isMet: false }],
  criteria: [
    {
      text: 'cost per query > $0.15',
      action: 'drop to Haiku + reranker',
      latest: '$0.11',
      isMet: false,
      isUndecided: false,
      metAt: null,
      decision: null,
    },
  ],
  changes: [],
  unread: null,
};

export const PHASES: readonly PhaseSummary[] = [
  {
    ...PHASE,
    id: '1',
    title: 'Phase 1: Retrieval baseline',
    ends: '2026-10-30',
    timing: 'past',
    isDone: true,
  },
  PHASE,
  {
    ...PHASE,
    id: '3',
    title: 'Phase 3: Deploy + observability',
    starts: '2026-11-30',
    ends: '2026-12-18',
    timing: 'upcoming',
    issue: { number: 13, url: `${URL}/issues/13`, isOpen: true, closedAs: null },
    targets: [],
    criteria: [],
  },
];

/** Week by week, up to last week. */
export function pastScores(...totals: readonly (number | null)[]): PastScore[] {
  return totals.map((total, index) => {
    const week = addWeeks('2026-W47', index - totals.length) ?? '';
    return {
      week,
      url: `${URL}/discussions/${20 + index}`,
      total,
      dimensions: { runbook: 24, independence: 15, rationale: 15, decisions: 15, context: 12, plan: 10 },
    };
  });
}

export const NOTHING_MISSED = { deliveries: 0, arrived: 0, pullRequests: 0 };

export const CONTEXT_OF_REPORT: ReportContext = {
  now: '2026-11-20T15:00:04Z',
  repository: {
    id: 1,
    nodeId: 'R_1',
    owner: 'Acme',
    name: 'answers',
    url: URL,
    defaultBranch: 'main',
    isPrivate: true,
    hasIssuesEnabled: true,
  },
  operator: 'Lazar Ltd.',
  config: CONFIG,
  health: { missingPermissions: [], failedJobs: 0, missed: NOTHING_MISSED },
  openPullRequests: [],
  isFirst: false,
  place: 'discussion',
  discussionsProblem: null,
};

/** A week in which all went well. */
export function goodWeek(
  change: Partial<Readiness> = {},
  { parts = WHOLE, actions = ACTIONS }: Partial<Measured> = {},
): Readiness {
  return {
    week: { id: '2026-W47', dueAt: '2026-11-20T15:00:00Z', nextDueAt: '2026-11-27T15:00:00Z' },
    score: computeScore(parts, actions),
    independence: {
      by: 'engagement',
      areasFrom: 'folders',
      areas: [
        area('ingest/', ['anna', 'ben'], ['lazar'], 52),
        area('search/', ['anna'], ['lazar'], 51),
        area('evals/', ['ben', 'carla'], [], 47),
        area('infra/', ['anna', 'ben'], [], 44),
      ],
      quietAreas: [],
      soleKnowers: [],
      recentMerges: { total: 10, inHouse: 6 },
      busFactor: 2,
      unknown: null,
    },
    merges: {
      asked: 12,
      withRationale: 12,
      bare: [],
      wanted: [],
      unknown: 0,
      choices: { total: 2, recorded: 2, unrecorded: [] },
      debts: [],
      pushes: [],
      shipped: [
        pull(52, 'Skip documents that did not change'),
        pull(51, 'Answer with sources'),
        pull(50, 'Retry when the embedding service is busy'),
      ],
    },
    history: { scores: pastScores(78, 81, 80, 84, 90, 91), edited: [] },
    drills: {
      systems: [
        {
          system: 'repository',
          runbook: 'RUNBOOK.md',
          last: {
            system: 'repository',
            number: 31,
            url: `${URL}/issues/31`,
            openedAt: '2026-11-09T09:00:00Z',
            isOpen: false,
            result: {
              outcome: 'passed',
              at: '2026-11-11T13:00:00Z',
              by: 'anna',
              note: 'back in 6 minutes, step 3 took a second try',
              url: `${URL}/issues/31#issuecomment-9`,
            },
          },
          open: null,
          nextDue: '2027-02-09',
          value: 0.9,
        },
      ],
    },
    phases: PHASES,
    lateDays: 0,
    missedWeeks: [],
    unread: [],
    ...change,
  };
}
