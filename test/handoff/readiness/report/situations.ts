import type { Readiness } from '../../../../src/handoff/readiness/readiness.ts';
import {
  area,
  goodWeek,
  leftOut,
  measured,
  PHASE,
  PHASES,
  PLAN,
  pastScores,
  pull,
  RUNBOOK,
  URL,
  unread,
  WHOLE,
} from './world.ts';

/** A week in which much is amiss, and a kill criterion waits for the sponsor. */
export function badWeek(): Readiness {
  const good = goodWeek();
  const [first, , last] = PHASES;
  const bare = [pull(49, 'Update prompt'), pull(46, 'Fix @anna [things](https://example.com) #12')];
  return goodWeek(
    {
      independence: {
        ...good.independence,
        areas: [
          area('ingest/', ['anna'], ['lazar'], 52),
          area('search/', [], ['lazar'], 51),
          area('evals/', [], ['lazar'], 47),
          area('infra/', ['anna', 'ben'], [], 44),
        ],
        quietAreas: ['legacy/'],
        soleKnowers: [{ name: 'lazar', isOutsider: true, areas: ['search/', 'evals/'] }],
        recentMerges: { total: 10, inHouse: 1 },
        busFactor: 1,
      },
      merges: {
        asked: 12,
        withRationale: 9,
        bare: [
          ...bare.map((one) => ({ ...one, isWaived: false })),
          { ...pull(45, 'Bump timeouts'), isWaived: true },
        ],
        wanted: [],
        unknown: 0,
        choices: { total: 2, recorded: 1, unrecorded: [pull(48, 'Store embeddings in Qdrant')] },
        debts: [
          {
            kind: 'warned',
            rule: 'decision',
            pull: pull(48, 'Store embeddings in Qdrant'),
            url: `${URL}/runs/7`,
          },
          { kind: 'hotfix', rule: 'rationale', pull: pull(45, 'Bump timeouts'), url: `${URL}/runs/5` },
        ],
        pushes: [
          {
            sha: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
            url: `${URL}/commit/0a1b2c3`,
            headline: 'hotfix for `prod`',
            at: '2026-11-17T22:10:00Z',
          },
        ],
        shipped: [pull(49, 'Update prompt'), pull(48, 'Store embeddings in Qdrant')],
      },
      history: {
        scores: pastScores(78, null, 80, 61),
        edited: [{ week: '2026-W40', url: `${URL}/discussions/9` }],
      },
      drills: {
        systems: [
          {
            system: 'repository',
            runbook: 'RUNBOOK.md',
            last: null,
            open: {
              system: 'repository',
              number: 31,
              url: `${URL}/issues/31`,
              openedAt: '2026-11-09T09:00:00Z',
              isOpen: true,
              result: null,
            },
            nextDue: null,
            value: 0,
          },
        ],
      },
      phases: [
        ...(first === undefined
          ? []
          : [{ ...first, isDone: false, isOverdue: true, issue: null, isDeleted: true, targets: [] }]),
        {
          ...PHASE,
          criteria: PHASE.criteria.map((criterion) => ({
            ...criterion,
            latest: '$0.21',
            isMet: true,
            isUndecided: true,
            metAt: '2026-11-12T09:30:00Z',
          })),
          changes: [
            {
              what: 'target',
              key: 'judge-pass',
              was: '90% judge-pass on golden set',
              is: '85% judge-pass on golden set',
              at: '2026-11-10T09:00:00Z',
              pullRequest: { number: 43, url: `${URL}/pull/43` },
            },
          ],
        },
        ...(last === undefined ? [] : [last]),
      ],
      lateDays: 3,
      missedWeeks: ['2026-W46'],
      unread: ['There are more commits than one report reads: co-authors since 2026-09-20 count.'],
    },
    {
      parts: {
        ...WHOLE,
        'runbook-rollback': measured(0, `${RUNBOOK} does not say how to roll back`),
        'runbook-references': measured(
          12 / 14,
          `12 of 14 references of ${RUNBOOK} lead somewhere; [line 20](${URL}/blob/main/RUNBOOK.md#L20): no file \`ops/rollback.sh\``,
        ),
        'runbook-drill': measured(
          0,
          `nobody has rolled back by ${RUNBOOK} alone yet; [#31](${URL}/issues/31) asks for it`,
        ),
        'independence-areas': measured(
          0.5,
          `somebody in-house knows 2 of 4 areas, but not \`search/\` ([#51](${URL}/pull/51)), \`evals/\` ([#47](${URL}/pull/47))`,
        ),
        'independence-merges': measured(
          0.1,
          `somebody in-house authored 1 of [10 merges](${URL}/pulls?q=merged) of the last four weeks`,
        ),
        'rationale-merges': measured(
          9.5 / 12,
          `9 of [12 merges](${URL}/pulls?q=merged) say why; not [#49](${URL}/pull/49), [#46](${URL}/pull/46), [#45](${URL}/pull/45) (waived)`,
        ),
        'decisions-recorded': measured(0.5, `1 of 2 choices has a record; not [#48](${URL}/pull/48)`),
        'context-state': measured(0, `there is no \`CONTEXT.md\` in [the repository](${URL})`),
        'context-questions': measured(0, `there is no \`CONTEXT.md\` in [the repository](${URL})`),
        'context-thinking': measured(0, `there is no \`CONTEXT.md\` in [the repository](${URL})`),
        'context-age': measured(0, `there is no \`CONTEXT.md\` in [the repository](${URL})`),
        'plan-on-time': measured(
          0.5,
          `1 of 2 phases of ${PLAN} that have begun are on time; past the end: Phase 1: Retrieval baseline`,
        ),
        'plan-decided': measured(0, `0 of 1 kill criteria of ${PLAN} that were met are decided`),
      },
      actions: [
        {
          id: 'context',
          what: 'Write `CONTEXT.md`: where things stand, what is open, what was last being thought.',
          minutes: 20,
          link: { editorLink: { path: 'CONTEXT.md', value: '# Context\n\n## State\n' } },
          adds: (['context-state', 'context-questions', 'context-thinking', 'context-age'] as const).map(
            (part) => ({
              part,
              by: 1,
            }),
          ),
        },
        {
          id: 'rollback',
          what: 'Say in `RUNBOOK.md` how to roll back.',
          minutes: 10,
          link: { editorLink: { path: 'RUNBOOK.md', line: 18 } },
          adds: [{ part: 'runbook-rollback', by: 1 }],
        },
        {
          id: 'rationale',
          what: `Say why in 3 descriptions of what is merged: [#49](${URL}/pull/49), [#46](${URL}/pull/46), [#45](${URL}/pull/45).`,
          minutes: 9,
          link: { url: `${URL}/pull/49` },
          adds: [{ part: 'rationale-merges', by: 2.5 / 12 }],
        },
        {
          id: 'more',
          what: 'Mend a reference.',
          minutes: 5,
          link: null,
          adds: [{ part: 'runbook-references', by: 1 / 14 }],
        },
      ],
    },
  );
}

/** The first look at a repository: little is there, nobody said who is in-house. */
export function firstWeek(): Readiness {
  const good = goodWeek();
  const noRunbook = measured(0, `there is no \`RUNBOOK.md\` in [the repository](${URL})`);
  const noContext = measured(0, `there is no \`CONTEXT.md\` in [the repository](${URL})`);
  const noPlan = measured(
    0,
    `there is no \`PLAN.md\` in [the repository](${URL}) with phases that can be read`,
  );
  return goodWeek(
    {
      independence: {
        ...good.independence,
        by: 'bus-factor',
        areas: [area('src/', ['lazar'], [], 4), area('infra/', ['lazar', 'anna'], [], 3)],
        soleKnowers: [{ name: 'lazar', isOutsider: false, areas: ['src/'] }],
        recentMerges: { total: 5, inHouse: 5 },
        busFactor: 2,
      },
      merges: {
        ...good.merges,
        asked: 0,
        withRationale: 0,
        shipped: [],
        choices: { total: 0, recorded: 0, unrecorded: [] },
      },
      history: { scores: [], edited: [] },
      drills: {
        systems: [
          { system: 'repository', runbook: 'RUNBOOK.md', last: null, open: null, nextDue: null, value: 0 },
        ],
      },
      phases: [],
    },
    {
      parts: {
        ...Object.fromEntries(
          Object.keys(WHOLE).map((id) => [
            id,
            id.startsWith('runbook') ? noRunbook : id.startsWith('context') ? noContext : noPlan,
          ]),
        ),
        'runbook-in-house': leftOut('the config names no `engagement.engineers`'),
        'independence-areas': measured(
          0.5,
          `more than one person knows 1 of 2 areas, but not \`src/\` ([#4](${URL}/pull/4))`,
        ),
        'independence-merges': leftOut('`engagement` in the config names nobody'),
        'rationale-merges': leftOut('nothing was merged in the last 30 days that asks for one'),
        'decisions-recorded': leftOut('no choice was made in the last 30 days'),
        'decisions-complete': leftOut('there are no records'),
        'plan-reported': leftOut('there is no plan'),
      },
      actions: [
        {
          id: 'runbook',
          what: 'Write `RUNBOOK.md`: how to monitor it, what alerts mean, how to roll back, who to call.',
          minutes: 45,
          link: { editorLink: { path: 'RUNBOOK.md', value: '# Runbook\n' } },
          adds: (
            [
              'runbook-monitor',
              'runbook-alerts',
              'runbook-rollback',
              'runbook-contact',
              'runbook-references',
              'runbook-age',
            ] as const
          ).map((part) => ({ part, by: 1 })),
        },
        {
          id: 'context',
          what: 'Write `CONTEXT.md`: where things stand, what is open, what was last being thought.',
          minutes: 20,
          link: { editorLink: { path: 'CONTEXT.md', value: '# Context\n' } },
          adds: (['context-state', 'context-questions', 'context-thinking', 'context-age'] as const).map(
            (part) => ({
              part,
              by: 1,
            }),
          ),
        },
      ],
    },
  );
}

/** Nothing was merged, and nothing changed. */
export function quietWeek(): Readiness {
  const good = goodWeek();
  return goodWeek({
    merges: { ...good.merges, shipped: [] },
    history: { scores: pastScores(91, 96), edited: [] },
  });
}

/** Too little is known for a number. */
export function withheldWeek(): Readiness {
  const teams = 'the members of `acme/platform` could not be read';
  return goodWeek(
    { history: { scores: pastScores(80, 84), edited: [] } },
    {
      parts: {
        ...WHOLE,
        'independence-areas': unread(teams),
        'independence-merges': unread(teams),
        'rationale-merges': leftOut('nothing was merged in the last 30 days that asks for one'),
        'decisions-recorded': leftOut('no choice was made in the last 30 days'),
        'decisions-complete': leftOut('there are no records'),
      },
    },
  );
}
