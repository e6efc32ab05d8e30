import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../../src/handoff/effects/effect.ts';
import type { ReadinessFacts } from '../../../../src/handoff/readiness/readiness-facts.ts';
import { planReport } from '../../../../src/handoff/readiness/report/plan-report.ts';
import { ownReport } from '../history/reports.ts';
import { CONFIG, CONTEXT_OF_REPORT, goodWeek, NOTHING_MISSED, URL } from './world.ts';

const FACTS: ReadinessFacts = {
  now: CONTEXT_OF_REPORT.now,
  appLogin: 'baton-app',
  operator: 'Lazar Ltd.',
  repository: CONTEXT_OF_REPORT.repository,
  hasDiscussionsEnabled: true,
  configFiles: { repository: null },
  lookedUp: {},
  merges: { entries: [], since: '2026-08-22T00:00:00Z' },
  commits: { entries: [], since: '2026-08-22T00:00:00Z' },
  linkedIssues: {},
  members: {},
  permissions: {},
  reports: [],
  reportIssue: null,
  categories: [{ id: 'C_1', name: 'General', slug: 'general' }],
  drills: [],
  labels: [],
  phases: null,
  openPullRequests: [],
  health: { missingPermissions: [], failedJobs: 0, missed: NOTHING_MISSED },
  refused: [],
  isAsked: false,
};

const ISSUE = { number: 7, url: `${URL}/issues/7`, isOpen: true };
const OFF = { hasDiscussionsEnabled: false, categories: [] } as const;

const plan = (change: Partial<ReadinessFacts> = {}, config = CONFIG) =>
  planReport({ facts: { ...FACTS, ...change }, readiness: goodWeek(), config });
const kinds = (effects: readonly Effect[]): string[] => effects.map(({ kind }) => kind);

/** What GitHub holds once the effects were made. */
function apply(facts: ReadinessFacts, effects: readonly Effect[]): ReadinessFacts {
  return effects.reduce((now, effect): ReadinessFacts => {
    switch (effect.kind) {
      case 'create-discussion': {
        const { title, body } = effect;
        return { ...now, reports: [ownReport('2026-W47', { id: 'D_1', title, body }), ...now.reports] };
      }
      case 'update-discussion':
        return {
          ...now,
          reports: now.reports.map((report) =>
            report.id === effect.nodeId ? { ...report, title: effect.title, body: effect.body } : report,
          ),
        };
      case 'create-comment': {
        const made = ownReport('2026-W47', { place: 'comment', id: '99', title: '', body: effect.body });
        return { ...now, reports: [made, ...now.reports] };
      }
      case 'update-comment':
        return {
          ...now,
          reports: now.reports.map((report) =>
            report.id === String(effect.id) ? { ...report, body: effect.body } : report,
          ),
        };
      case 'create-label':
        return { ...now, labels: [...now.labels, effect.label.name] };
      case 'create-issue':
        return { ...now, reportIssue: ISSUE };
      default:
        throw new Error(`unexpected ${effect.kind}`);
    }
  }, facts);
}

describe('the report of a week', () => {
  it('becomes a Discussion in the chosen category', () => {
    const { effects, isPosted } = plan();
    expect(isPosted).toBe(true);
    expect(effects).toMatchObject([
      {
        kind: 'create-discussion',
        repositoryNodeId: 'R_1',
        categoryId: 'C_1',
        title: 'Readiness, week 47 of 2026: 96 / 100',
      },
    ]);
  });

  it('says so where the configured category is not there', () => {
    const config = { ...CONFIG, report: { ...CONFIG.report, category: 'Hand`off' } };
    const [effect] = plan({}, config).effects;
    expect(effect).toMatchObject({ kind: 'create-discussion', categoryId: 'C_1' });
    expect(effect).toHaveProperty('body', expect.stringContaining('there is no category `` Hand`off ``'));
  });

  it.each<[string, Partial<ReadinessFacts>, string]>([
    ['Discussions are off', OFF, 'Discussions are turned off'],
    ['there are only polls', { categories: [{ id: 'C', name: 'Polls', slug: 'polls' }] }, 'no category'],
    ['GitHub refused one', { refused: ['create-discussion'] }, 'did not let Baton'],
    [
      'the permission was not accepted',
      { health: { missingPermissions: ['discussions: write'], failedJobs: 0, missed: NOTHING_MISSED } },
      'lacks the permission `discussions: write`',
    ],
  ])('becomes a comment on the standing issue where %s, and says why', (_name, change, reason) => {
    const { effects, isPosted } = plan({ ...change, reportIssue: ISSUE });
    expect(isPosted).toBe(true);
    expect(effects).toMatchObject([{ kind: 'create-comment', number: 7 }]);
    expect(effects[0]).toHaveProperty('body', expect.stringContaining(reason));
  });

  it('has the standing issue made first, with its label', () => {
    const { effects, isPosted } = plan(OFF);
    expect(isPosted).toBe(false);
    expect(kinds(effects)).toEqual(['create-label', 'create-issue']);
    expect(effects[1]).toMatchObject({ title: 'Readiness reports', labels: ['baton:report'] });
    expect(effects[1]).toHaveProperty('body', expect.stringMatching(/^<!-- baton:report -->\n/));
    expect(kinds(plan({ ...OFF, labels: ['baton:report'] }).effects)).toEqual(['create-issue']);
  });

  it('goes on a standing issue that people closed, which stays closed', () => {
    const { effects } = plan({ ...OFF, reportIssue: { ...ISSUE, isOpen: false } });
    expect(kinds(effects)).toEqual(['create-comment']);
  });

  it.each<[string, Partial<ReadinessFacts>]>([
    ['issues are off too', { repository: { ...FACTS.repository, hasIssuesEnabled: false } }],
    ['GitHub refused the issue', { refused: ['create-issue'] }],
    ['GitHub refused the comment', { refused: ['create-comment'], reportIssue: ISSUE }],
  ])('goes nowhere where %s', (_name, change) => {
    expect(plan({ ...OFF, ...change })).toEqual({ effects: [], isPosted: false });
  });

  it.each<[string, Partial<ReadinessFacts>, typeof CONFIG]>([
    ['a public repository', { repository: { ...FACTS.repository, isPrivate: false } }, CONFIG],
    ['an observer', {}, { ...CONFIG, mode: 'observe' }],
    ['one that is off', {}, { ...CONFIG, mode: 'off' }],
  ])('is not posted by %s', (_name, change, config) => {
    expect(plan(change, config)).toEqual({ effects: [], isPosted: false });
    expect(plan({ ...change, isAsked: true, reports: [ownReport('2026-W47')] }, config).effects).toEqual([]);
  });

  it('is posted in a public repository that asks for it', () => {
    const config = { ...CONFIG, report: { ...CONFIG.report, public: true } };
    const repository = { ...FACTS.repository, isPrivate: false };
    expect(kinds(plan({ repository }, config).effects)).toEqual(['create-discussion']);
  });
});

describe('a report that is there already', () => {
  it.each<[string, Parameters<typeof ownReport>[1]]>([
    ['as a Discussion', {}],
    ['as a comment', { place: 'comment', id: '99' }],
    ['edited by somebody', { isEditedByOthers: true }],
    ['with a broken record', { record: 'nothing' }],
  ])('is not posted again: %s', (_name, change) => {
    expect(plan({ reports: [ownReport('2026-W47', change)] })).toEqual({ effects: [], isPosted: true });
  });

  it('of another week does not count', () => {
    expect(kinds(plan({ reports: [ownReport('2026-W46'), ownReport('2026-W48')] }).effects)).toEqual([
      'create-discussion',
    ]);
  });

  it('is renewed in place where somebody asks, and not where nothing changed', () => {
    const asked = { ...FACTS, isAsked: true, reports: [ownReport('2026-W47', { id: 'D_9' })] };
    const { effects } = plan(asked);
    expect(effects).toMatchObject([{ kind: 'update-discussion', nodeId: 'D_9' }]);
    expect(plan(apply(asked, effects))).toEqual({ effects: [], isPosted: true });
  });

  it('is renewed as a comment where it is one, wherever reports go now', () => {
    const asked = {
      ...FACTS,
      isAsked: true,
      reports: [ownReport('2026-W47', { place: 'comment', id: '99' })],
    };
    const { effects } = plan(asked);
    expect(effects).toMatchObject([{ kind: 'update-comment', id: 99 }]);
    expect(plan(apply(asked, effects)).effects).toEqual([]);
  });

  it('is the same with the line ends of GitHub', () => {
    const made = apply(FACTS, plan().effects);
    const reports = made.reports.map((report) => ({ ...report, body: report.body.replaceAll('\n', '\r\n') }));
    expect(plan({ ...made, reports, isAsked: true }).effects).toEqual([]);
  });
});

it.each<[string, Partial<ReadinessFacts>]>([
  ['as a Discussion', {}],
  ['on the standing issue', OFF],
  ['after a refusal', { refused: ['create-discussion'] }],
])('a report is posted once and then nothing more is written: %s', (_name, change) => {
  let facts: ReadinessFacts = { ...FACTS, ...change, isAsked: true };
  const written: string[] = [];
  for (let pass = 0; pass < 4; pass += 1) {
    const { effects } = plan(facts);
    written.push(
      ...kinds(effects).filter((kind) => kind === 'create-discussion' || kind === 'create-comment'),
    );
    facts = apply(facts, effects);
  }
  expect(written).toHaveLength(1);
  expect(plan(facts)).toEqual({ effects: [], isPosted: true });
});

it('calls it the first report until an earlier week has one', () => {
  const body = (reports: ReadinessFacts['reports']) => {
    const [effect] = plan({ reports, isAsked: true }).effects;
    return effect !== undefined && 'body' in effect ? effect.body : '';
  };
  expect(body([])).toContain('The first report');
  expect(body([ownReport('2026-W47')])).toContain('The first report');
  expect(body([ownReport('2026-W46', { isEditedByOthers: true })])).not.toContain('The first report');
});
