import { describe, expect, it } from 'vitest';
import { phaseHistory, readPlanVersions } from '../../../../src/handoff/phases/history/phase-history.ts';
import { findPlanChanges } from '../../../../src/handoff/phases/history/plan-changes.ts';
import { version } from '../sync/world.ts';

interface Step {
  readonly target?: string;
  readonly kill?: string | null;
  readonly weeks?: string;
  /** Logins that approved its pull request; none came by a direct push. */
  readonly approvedBy?: readonly string[];
}

const day = (number: number): string => `2026-06-${String(number).padStart(2, '0')}T12:00:00Z`;

function textOf({
  target = 'nDCG@5 > 0.75',
  kill = 'nDCG@5 < 0.6, switch',
  weeks = 'weeks 1-3',
}: Step): string {
  const criterion = kill === null ? '' : `- Kill criterion: if ${kill}\n`;
  return `---\nstart: 2026-06-01\n---\n## Phase 1 (${weeks}): Search\n- Index\n- Target: ${target}\n${criterion}`;
}

/** One version a day from the first of June on; the first value is of noon of the second. */
function changesOf(
  steps: readonly Step[],
  rest: { firstReportAt?: string | null; acceptedAt?: string[] } = {},
): string[] {
  const versions = steps.map((step, index) =>
    version(day(index * 2 + 1), textOf(step), {
      pullRequest:
        step.approvedBy === undefined
          ? null
          : {
              number: index,
              url: `https://github.com/acme/answers/pull/${index}`,
              author: 'lazar',
              approvedBy: step.approvedBy,
            },
    }),
  );
  const known = readPlanVersions(versions.toReversed(), { start: null });
  const people = {
    started: null,
    ends: null,
    engineers: ['lazar'],
    team: ['Anna', 'acme/client'],
    sponsor: ['fiona', 'lazar'],
  };
  return findPlanChanges({
    history: phaseHistory(0, known),
    firstReportAt: rest.firstReportAt === undefined ? day(2) : rest.firstReportAt,
    acceptedAt: rest.acceptedAt ?? [],
    engagement: { config: people, members: { 'acme/client': { kind: 'known', value: ['mei'] } } },
  }).map(({ what, was, is }) => `${what}: ${was} → ${is}`);
}

const LOWER = 'nDCG@5 > 0.65';
const LOWEST = 'nDCG@5 > 0.5';
const MOVED = 'target: nDCG@5 > 0.75 → nDCG@5 > 0.65';

describe('what was changed after the first value', () => {
  it.each<[string, string[], string[]]>([
    ['nothing', changesOf([{}]), []],
    ['other words', changesOf([{}, { target: 'nDCG@5 above 0.750' }]), []],
    ['a target', changesOf([{}, { target: LOWER }]), [MOVED]],
    [
      'a target, twice',
      changesOf([{}, { target: LOWER }, { target: LOWEST }]),
      ['target: nDCG@5 > 0.75 → nDCG@5 > 0.5'],
    ],
    ['a target, and back', changesOf([{}, { target: LOWER }, {}]), []],
    [
      'a criterion',
      changesOf([{}, { kill: 'nDCG@5 < 0.4, switch' }]),
      ['kill criterion: nDCG@5 < 0.6: switch → nDCG@5 < 0.4: switch'],
    ],
    [
      'its count',
      changesOf([{}, { kill: 'nDCG@5 < 0.6 after 9 iterations, switch' }]),
      ['kill criterion: nDCG@5 < 0.6: switch → nDCG@5 < 0.6 after 9 iterations: switch'],
    ],
    [
      'its action',
      changesOf([{}, { kill: 'nDCG@5 < 0.6, wait' }]),
      ['kill criterion: nDCG@5 < 0.6: switch → nDCG@5 < 0.6: wait'],
    ],
    [
      'a criterion taken out',
      changesOf([{}, { kill: null }]),
      ['kill criterion: nDCG@5 < 0.6: switch → null'],
    ],
    [
      'the dates',
      changesOf([{}, { weeks: 'weeks 1-5' }]),
      ['dates: 2026-06-01 to 2026-06-21 → 2026-06-01 to 2026-07-05'],
    ],
    ['before the first value', changesOf([{}, { target: LOWER }], { firstReportAt: day(4) }), []],
    ['without any value', changesOf([{}, { target: LOWER }], { firstReportAt: null }), []],
    ['an acceptance later', changesOf([{}, { target: LOWER }], { acceptedAt: [day(5)] }), []],
    [
      'an acceptance of what was before',
      changesOf([{}, { target: LOWER }], { acceptedAt: [day(2)] }),
      [MOVED],
    ],
    [
      'an acceptance in between',
      changesOf([{}, { target: LOWER }, { target: LOWEST }], { acceptedAt: [day(4)] }),
      ['target: nDCG@5 > 0.65 → nDCG@5 > 0.5'],
    ],
    ['approved by a sponsor', changesOf([{}, { target: LOWER, approvedBy: ['fiona'] }]), []],
    [
      'approved by the team, however it is spelt',
      changesOf([{}, { target: LOWER, approvedBy: ['ANNA'] }]),
      [],
    ],
    ['approved by a member of a team', changesOf([{}, { target: LOWER, approvedBy: ['olga', 'mei'] }]), []],
    ['approved by others', changesOf([{}, { target: LOWER, approvedBy: ['olga'] }]), [MOVED]],
    [
      'approved by an engineer who is named as sponsor too',
      changesOf([{}, { target: LOWER, approvedBy: ['lazar'] }]),
      [MOVED],
    ],
    [
      'changed, and then changed again with approval',
      changesOf([{}, { target: LOWER }, { target: LOWEST, approvedBy: ['fiona'] }]),
      [],
    ],
    [
      'changed, and then something else with approval',
      changesOf([{}, { target: LOWER }, { target: LOWER, weeks: 'weeks 1-4', approvedBy: ['fiona'] }]),
      [MOVED],
    ],
    [
      'approved, and changed again',
      changesOf([{}, { target: LOWER, approvedBy: ['fiona'] }, { target: LOWEST }]),
      ['target: nDCG@5 > 0.65 → nDCG@5 > 0.5'],
    ],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected));
});

describe('the history of a phase', () => {
  it('follows it through names and places, and leaves out what could not be read', () => {
    const phase = (id: number, title: string, ...items: string[]): string =>
      `## Phase ${id}: ${title}\n${items.map((item) => `- ${item}\n`).join('')}\n`;
    const versions = [
      version(day(4), phase(1, 'Ask', 'Interviews') + phase(2, 'Find', 'Index', 'Rank')),
      version(day(3), '', { text: { kind: 'unknown', reason: 'too large' } }),
      version(day(2), '', { text: null }),
      version(day(1), phase(1, 'Search', 'Index', 'Rank')),
    ];
    const known = readPlanVersions(versions, { start: null });
    expect(phaseHistory(1, known).map(({ at, phase: { title } }) => [at, title])).toEqual([
      [day(1), 'Search'],
      [day(4), 'Find'],
    ]);
    expect(phaseHistory(0, known).map(({ phase: { title } }) => title)).toEqual(['Ask']);
  });
});
