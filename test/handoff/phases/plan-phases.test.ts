import { describe, expect, it } from 'vitest';
import type { PhaseFacts } from '../../../src/handoff/phases/phase-facts.ts';
import { planPhases } from '../../../src/handoff/phases/plan-phases.ts';
import { factsOf } from '../../facts.ts';
import {
  CONFIG,
  comment,
  fileOf,
  lookedUpOf,
  PLAN,
  phaseFacts,
  say,
  settle,
  version,
  withTexts,
} from './sync/world.ts';

const kindsOf = (facts: PhaseFacts): string[] => settle(facts).effects.map(({ kind }) => kind);
const withConfig = (text: string): PhaseFacts => phaseFacts({ config: text });

describe('what was cut', () => {
  it('is said in the current phase: merges that were not read, and reports beyond the first ones', () => {
    const lines = Array.from({ length: 130 }, () => '{"metric":"nothing","value":1,"at":"2026-06-02"}');
    const { facts } = settle(
      phaseFacts(
        { config: `${CONFIG}metrics: evals/metrics.jsonl\n`, metrics: lines.join('\n') },
        { now: '2026-06-03T09:00:00.000Z', merges: { kind: 'known', value: [], isWhole: false } },
      ),
    );
    const [first, second] = facts.issues.map(({ body }) => body);
    expect(first).toContain('90 further reports are not counted.');
    expect(first).toContain('30 more reports could not be counted either.');
    expect(first).toContain('more merged pull requests since the plan began than are read');
    expect(second).not.toContain('than are read');
  });
});

describe('a list of steps', () => {
  const STEPS = '## Phase 1: Scaffold\n- routes\n\n## Phase 2: Polish\n- colours\n';
  const kinds = (config: string, text = STEPS): string[] => kindsOf(phaseFacts({ config, plan: text }));

  it('that dates and measures nothing gets no issues, unless an engagement is named', () => {
    expect(kinds('mode: enforce\n')).toEqual([]);
    expect(kinds('engagement: { engineers: [lazar] }\n')).toContain('create-issue');
    expect(kinds('mode: enforce\n', `${STEPS}- target: recall > 0.7\n`)).toContain('create-issue');
  });
});

describe('the phases of a plan', () => {
  it('become issues, then milestones, then are put together, and then are at rest', () => {
    const { facts } = settle(phaseFacts());
    expect(facts.issues.map(({ title, labels, milestone }) => [title, labels, milestone])).toEqual([
      ['Phase 1: Retrieval baseline', ['baton:phase'], 1],
      ['Phase 2: Generation + judge', ['baton:phase'], 2],
      ['Phase 3: Deploy + observability', ['baton:phase'], 3],
    ]);
    expect(facts.milestones.map(({ title, dueOn }) => [title, dueOn?.slice(0, 10)])).toEqual([
      ['Phase 1: Retrieval baseline', '2026-06-21'],
      ['Phase 2: Generation + judge', '2026-07-12'],
      ['Phase 3: Deploy + observability', '2026-07-26'],
    ]);
    expect(planPhases(facts).effects).toEqual([]);
  });

  it('have the weekly report renewed where a writer asks for it, once', () => {
    const asked = say(settle(phaseFacts()).facts, 1, comment(1, 'lazar', '/baton report'));
    expect(planPhases(asked).isReportAsked).toBe(true);
    const { facts } = settle(asked);
    expect(planPhases(facts)).toMatchObject({ effects: [], isReportAsked: false });
    const refused = say(facts, 1, comment(2, 'olga', '/baton report'));
    expect(planPhases(refused).isReportAsked).toBe(false);
  });

  it('come to rest after everything that people may say', () => {
    const start = settle(phaseFacts()).facts;
    const said = [
      comment(1, 'anna', '/baton metric nDCG@5 0.5'),
      comment(2, 'lazar', '/baton metric nDGC@5 0.5'),
      comment(3, 'lazar', '/baton metric nDCG@5 0.55 better'),
      comment(4, 'fiona', '/baton decide stop too early'),
      comment(5, 'olga', '/baton metric nDCG@5 0.9'),
      comment(6, 'lazar', '/baton metric nDCG@5 0.58'),
      comment(7, 'lazar', '/baton decide continue please'),
      comment(8, 'fiona', '/baton decide continue for 2 go on'),
      comment(9, 'anna', '/baton accept'),
      comment(10, 'anna', '/baton help'),
      comment(11, 'anna', '/baton waive rationale because\n/baton metric nDCG@5 0.1'),
      comment(12, 'anna', '/baton metric nDCG@5 0.5\n/baton decide stop'),
    ];
    let facts = start;
    for (const one of said) {
      facts = settle(say(facts, 1, one)).facts;
      expect(planPhases(facts).effects, one.body).toEqual([]);
    }
    expect(settle(say(start, 1, ...said)).facts.issues).toHaveLength(3);
  });

  it('are judged the same in whatever order GitHub lists things', () => {
    const { facts } = settle(phaseFacts());
    const mixed = { ...facts, issues: facts.issues.toReversed(), milestones: facts.milestones.toReversed() };
    expect(planPhases(mixed).effects).toEqual([]);
  });

  it('come to rest with two of one title, without a label', () => {
    const plan =
      '---\nstart: 2026-06-01\n---\n## Polish (weeks 1-2)\n- A page\n\n## Polish (weeks 3-4)\n- A form\n';
    const { facts } = settle(phaseFacts({ plan }));
    expect(facts.issues).toHaveLength(2);
    expect(facts.milestones.map(({ title }) => title)).toEqual(['Polish', 'Polish (polish-2)']);
  });

  it.each(['検索', 'Поиск', 'Überblick', 'חיפוש', 'खोज', 'x'.repeat(90), 'Phase 1: 🎉'])(
    'come to rest with a title in any script: %s',
    (title) => {
      const plan = `## ${title} (2026-06-01 to 2026-06-21)\n- ${title}\n\n## ${title} (2026-07-01 to 2026-07-21)\n- More\n`;
      expect(settle(phaseFacts({ plan })).facts.issues).toHaveLength(2);
    },
  );

  it('are sixty at most, and those behind have not left the plan', () => {
    const heading = (number: number): string =>
      `## Phase ${number} (week ${number}): Part ${number}\n- Item ${number}\n`;
    const plan = (count: number): string =>
      `---\nstart: 2026-06-01\n---\n${Array.from({ length: count }, (_, index) => heading(index + 1)).join('\n')}`;
    const { facts } = settle(phaseFacts({ plan: plan(61) }));
    expect(facts.issues).toHaveLength(60);
    const more = plan(61).replace('## Phase 1 ', '## Phase 0 (week 1): In front\n- New\n\n## Phase 1 ');
    const { effects } = settle(withTexts(facts, { plan: more }));
    expect(effects.filter((effect) => effect.kind === 'update-issue' && effect.state === 'closed')).toEqual(
      [],
    );
  });
});

describe('nothing is written', () => {
  it.each<[string, PhaseFacts]>([
    [
      'where issues are off',
      phaseFacts({}, { repository: { ...factsOf().repository, hasIssuesEnabled: false } }),
    ],
    ['in the mode observe', withConfig('mode: observe\n')],
    ['in the mode off', withConfig('mode: off\n')],
    ['with the plan off', withConfig('plan: off\n')],
    [
      'without a plan',
      phaseFacts(
        {},
        { lookedUp: { ...lookedUpOf({}), 'file base PLAN.md': { kind: 'known', value: null } } },
      ),
    ],
  ])('%s', (_where, facts) => {
    expect(planPhases(facts)).toMatchObject({
      effects: [],
      wants: null,
      isIncomplete: false,
      nextAt: null,
    });
  });

  it.each(['', '# Notes\n\nNothing yet.\n'])('and nothing closed where no phase can be read: %j', (plan) => {
    const { facts } = settle(phaseFacts());
    expect(kindsOf(withTexts(facts, { plan }))).toEqual([]);
  });

  it('where the comments of an issue could not be read, to that issue', () => {
    const { facts } = settle(phaseFacts());
    const issues = facts.issues.map((issue) => ({
      ...issue,
      comments: { kind: 'unknown', reason: 'too many' } as const,
    }));
    const changed = withTexts({ ...facts, issues }, { plan: PLAN.replace('Retrieval baseline', 'Search') });
    expect(planPhases(changed).effects).toEqual([]);
  });
});

describe('what could not be read', () => {
  const unread = { kind: 'unknown', reason: 'GitHub is down' } as const;

  it.each(['file base PLAN.md', 'text-versions PLAN.md'])('leaves it all for later: %s', (key) => {
    const facts = phaseFacts({}, { lookedUp: { ...lookedUpOf({}), [key]: unread } });
    expect(planPhases(facts)).toMatchObject({ effects: [], isIncomplete: true });
  });

  it('leaves it all for later: the file of metrics, and what was merged', () => {
    const lookedUp = { ...lookedUpOf({}), 'file base evals/metrics.jsonl': unread };
    const facts = phaseFacts({ config: `${CONFIG}metrics: evals/metrics.jsonl\n` }, { lookedUp });
    expect(planPhases(facts)).toMatchObject({ effects: [], isIncomplete: true });
    expect(planPhases(phaseFacts({}, { merges: unread }))).toMatchObject({ effects: [], isIncomplete: true });
  });
});

describe('what has to be read first', () => {
  it('is asked for in three rounds', () => {
    const config = 'metrics: evals/metrics.jsonl\nengagement: { team: ["@acme/client"], sponsor: [fiona] }\n';
    const { facts } = settle(
      phaseFacts({ config, metrics: '' }, { members: { 'acme/client': { kind: 'known', value: ['anna'] } } }),
    );
    const said = say(
      facts,
      1,
      comment(1, 'anna', '/baton metric nDCG@5 0.7'),
      comment(2, 'lazar', '/baton metric nDCG@5 0.7', { editedBy: 'unread' }),
    );
    const first = { ...said, lookedUp: {}, merges: null, members: {}, permissions: {} };
    const wants = planPhases(first).wants;
    expect(
      wants?.lookups.map((lookup) => ('path' in lookup ? `${lookup.kind} ${lookup.path}` : lookup.kind)),
    ).toEqual(['file PLAN.md', 'text-versions PLAN.md', 'file evals/metrics.jsonl']);
    const second = { ...first, lookedUp: said.lookedUp };
    expect(planPhases(second).wants).toMatchObject({
      lookups: [],
      teams: ['acme/client'],
      mergedSince: '2026-06-01T00:00:00.000Z',
    });
    const third = { ...second, merges: said.merges, members: said.members };
    expect(planPhases(third).wants).toMatchObject({ permissions: ['anna'], editors: ['IC_2'] });
    const fourth = { ...third, permissions: said.permissions, editors: { IC_2: 'author' } as const };
    expect(planPhases(fourth).wants).toBeNull();
    expect(planPhases(fourth).effects).not.toEqual([]);
  });

  it('goes back ninety days where the plan tells no day', () => {
    const undated = phaseFacts({ plan: '## Phase 1: Search\n- A page\n' }, { merges: null });
    const facts = {
      ...undated,
      lookedUp: { ...undated.lookedUp, 'text-versions PLAN.md': { kind: 'known', value: [] } as const },
    };
    expect(planPhases(facts).wants?.mergedSince).toBe('2026-03-04T09:00:00.000Z');
  });
});

describe('the next look', () => {
  it('is when the next phase begins, ends or comes near its end', () => {
    expect(planPhases(phaseFacts()).nextAt).toBe('2026-06-14T00:00:00Z');
    expect(planPhases({ ...phaseFacts(), now: '2026-07-20T00:00:00Z' }).nextAt).toBe('2026-07-27T00:00:00Z');
    expect(planPhases({ ...phaseFacts(), now: '2026-09-01T00:00:00Z' }).nextAt).toBeNull();
  });
});

describe('a version of the plan that could not be read', () => {
  it('leaves the criteria of the present plan in force', () => {
    const versions = [
      version('2026-06-02T00:00:00Z', '', { text: { kind: 'unknown', reason: 'too large' } }),
      version('2026-06-01T00:00:00Z', PLAN.replace('nDCG@5 < 0.6', 'recall < 0.6')),
    ];
    const lookedUp = {
      ...lookedUpOf({}),
      'text-versions PLAN.md': { kind: 'known', value: versions } as const,
      'file base PLAN.md': { kind: 'known', value: fileOf('PLAN.md', PLAN) } as const,
    };
    const { facts } = settle(phaseFacts({}, { lookedUp }));
    expect(facts.issues[0]?.body).toContain('**Kill** if nDCG@5');
  });
});

describe('a clock that is behind GitHub’s', () => {
  it('takes no report for one of the future', () => {
    const { facts } = settle(phaseFacts());
    const { effects } = settle({
      ...say(facts, 1, comment(5, 'anna', '/baton metric nDCG@5 0.7')),
      now: facts.now,
    });
    expect(effects).toContainEqual({ kind: 'react', commentId: 5, content: '+1' });
    expect(effects.map(({ kind }) => kind)).not.toContain('unreact');
  });
});
