import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../../src/handoff/config/config.ts';
import type { Members, PhaseComment } from '../../../src/handoff/phases/phase-facts.ts';
import { ago, comment, configOf, type DrillScene, drillIssue, judge, NOW, say, scene } from './world.ts';

const PASSED = '/baton drill passed took nine minutes';
const FAILED = '/baton drill failed the script was gone';

function withComments(comments: readonly PhaseComment[], more: Partial<DrillScene> = {}) {
  return judge(say(scene({ drills: [drillIssue(1, { createdAt: ago(20) })], ...more }), 1, ...comments));
}

const engagement = (more: Partial<Config['engagement']>): Config => {
  const config = configOf();
  return { ...config, engagement: { ...config.engagement, ...more } };
};

/** What one comment comes to: the outcome, what is answered, and the reason of a refusal. */
function outcomeOf(one: PhaseComment, config: Config = configOf(), members: Members = {}) {
  const judged = withComments([one], { config, input: { members } });
  return [
    judged.judgement.systems[0]?.last?.result?.outcome ?? null,
    judged.answers[0]?.answer ?? null,
    judged.issues[0]?.refusals[0]?.reason ?? null,
  ];
}

const EDITED = 'Edited comments do not count: write it anew.';
const OUTSIDER = expect.stringContaining('outside engineer');
const OTHERS = expect.stringContaining("client's own people");
const WRITER = 'Reporting a drill takes write permission.';
const CORE = engagement({ team: ['@acme/core'] });
const coreIs = (...value: string[]): Members => ({ 'acme/core': { kind: 'known', value } });

describe('the report of a drill', () => {
  it.each([
    ['by the team', outcomeOf(comment('Anna', PASSED)), ['passed', 'accepted', null]],
    ['that failed', outcomeOf(comment('anna', FAILED)), ['failed', 'accepted', null]],
    ['by the engineer', outcomeOf(comment('lazar', PASSED)), [null, 'refused', OUTSIDER]],
    ['by somebody else who writes', outcomeOf(comment('zoe', PASSED)), [null, 'refused', OTHERS]],
    [
      'by the sponsor, who writes',
      outcomeOf(comment('zoe', PASSED), engagement({ sponsor: ['zoe'] })),
      ['passed', 'accepted', null],
    ],
    [
      'by a reader of the team',
      outcomeOf(comment('olga', PASSED), engagement({ team: ['olga'] })),
      [null, 'refused', WRITER],
    ],
    [
      'by anybody who writes, where no team is named',
      outcomeOf(comment('zoe', PASSED), engagement({ team: [] })),
      ['passed', 'accepted', null],
    ],
    [
      'by the engineer, where no team is named',
      outcomeOf(comment('lazar', PASSED), engagement({ team: [] })),
      [null, 'refused', OUTSIDER],
    ],
    ['by a member', outcomeOf(comment('zoe', PASSED), CORE, coreIs('Zoe')), ['passed', 'accepted', null]],
    ['by no member', outcomeOf(comment('zoe', PASSED), CORE, coreIs('tom')), [null, 'refused', OTHERS]],
    ['before the members are looked up', outcomeOf(comment('zoe', PASSED), CORE), [null, null, null]],
    [
      'where the members can’t be looked up',
      outcomeOf(comment('zoe', PASSED), CORE, { 'acme/core': { kind: 'unknown', reason: 'no' } }),
      ['passed', 'accepted', null],
    ],
    [
      'by somebody not looked up',
      outcomeOf(comment('ida', PASSED), engagement({ team: [] })),
      [null, null, null],
    ],
    [
      'that was edited',
      outcomeOf(comment('anna', PASSED, { editedBy: 'unread' })),
      [null, 'refused', EDITED],
    ],
    [
      'edited after it was accepted',
      outcomeOf(comment('anna', PASSED, { editedBy: 'unread', isAccepted: true })),
      [null, null, EDITED],
    ],
    [
      'accepted when its author was of the team',
      outcomeOf(comment('zoe', PASSED, { isAccepted: true })),
      ['passed', null, null],
    ],
    [
      'refused before its author was of the team',
      outcomeOf(comment('anna', PASSED, { isRefused: true })),
      [null, null, expect.stringContaining('refused when it was written')],
    ],
    [
      'without a note',
      outcomeOf(comment('anna', '/baton drill passed')),
      [null, 'refused', expect.stringContaining('note')],
    ],
    [
      'with a command of elsewhere',
      outcomeOf(comment('anna', `${PASSED}\n/baton accept`)),
      [null, 'refused', '`/baton accept` belongs on the issue of its phase, not on the issue of a drill.'],
    ],
    [
      'by a bot',
      outcomeOf(comment('', PASSED, { author: { login: 'anna', isBot: true } })),
      [null, null, null],
    ],
    ['by the app itself', outcomeOf(comment('anna', PASSED, { isOwn: true })), [null, null, null]],
    ['by an account that is gone', outcomeOf(comment('', PASSED, { author: null })), [null, null, null]],
    ['that says nothing to Baton', outcomeOf(comment('anna', 'On it.')), [null, null, null]],
  ])('%s', (_, outcome, expected) => {
    expect(outcome).toEqual(expected);
  });

  it('is the newest one that counts', () => {
    const judged = withComments([
      comment('anna', PASSED, { isAccepted: true }),
      comment('tom', FAILED),
      comment('lazar', PASSED),
    ]);
    expect(judged.judgement.systems[0]?.last?.result).toMatchObject({
      outcome: 'failed',
      by: 'tom',
      note: 'the script was gone',
      at: NOW,
    });
  });

  it('waits for what its author may do', () => {
    const judged = withComments([comment('Ida', PASSED)], { config: engagement({ team: [] }) });
    expect(judged.wants.permissions).toEqual(['ida']);
  });

  it('wants no permission of those who are refused anyway', () => {
    const judged = withComments([comment('Ida', PASSED), comment('Ida', '/baton drill passed')]);
    expect(judged.wants.permissions).toEqual([]);
  });

  it('asks for a fresh report once, by a writer', () => {
    const asks = (one: PhaseComment) => withComments([one]).isReportAsked;
    expect(asks(comment('lazar', '/baton report'))).toBe(true);
    expect(asks(comment('lazar', '/baton report', { isAccepted: true }))).toBe(false);
    expect(asks(comment('olga', '/baton report'))).toBe(false);
  });
});

describe('what a drill counts', () => {
  const valueAfter = (days: number, body = PASSED) =>
    withComments([comment('anna', body, { createdAt: ago(days) })]).judgement.systems[0]?.value;

  it.each([
    ['just now', valueAfter(0), 1],
    ['45 days ago', valueAfter(45), 0.5],
    ['90 days ago', valueAfter(90), 0],
    ['a year ago', valueAfter(365), 0],
    ['failed just now', valueAfter(0, FAILED), 0],
    ['never', judge(scene()).judgement.systems[0]?.value, 0],
  ])('passed %s', (_, value, expected) => {
    expect(value).toBeCloseTo(expected, 10);
  });

  it('stays between 0 and 1 and never grows with time', () => {
    const days = fc.integer({ min: -3, max: 400 });
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [younger = 0, older = 0] = [Math.min(one, other), Math.max(one, other)].map((n) =>
          valueAfter(n),
        );
        expect(older).toBeGreaterThanOrEqual(0);
        expect(younger).toBeLessThanOrEqual(1);
        expect(older).toBeLessThanOrEqual(younger);
      }),
    );
  });

  it('is the newest result, also of an older drill', () => {
    const judged = judge(
      scene({
        drills: [
          drillIssue(2, { createdAt: ago(5) }),
          drillIssue(1, {
            createdAt: ago(100),
            isOpen: false,
            comments: [comment('anna', PASSED, { createdAt: ago(9) })],
          }),
        ],
      }),
    );
    expect(judged.judgement.systems[0]).toMatchObject({
      last: { number: 1 },
      open: { number: 2 },
      nextDue: null,
    });
    expect(judged.judgement.systems[0]?.value).toBeCloseTo(0.9, 10);
  });
});

describe('the drills of systems', () => {
  const systems = ['Ingest API', 'web'].map((name) => ({
    name,
    paths: [],
    runbook: `${name}.md`,
    watch: [],
  }));

  it('are told apart by their markers, in the order of the config', () => {
    const drills = [
      drillIssue(9, { body: 'Said above.\n\n<!-- baton:drill:web-1 -->' }),
      drillIssue(8, { body: '<!-- baton:drill:gone-1 -->' }),
      drillIssue(7, { body: 'no marker' }),
    ];
    const { judgement, issues } = judge(scene({ config: configOf({ systems }), drills }));
    expect(judgement.systems.map(({ system, runbook, open }) => [system, runbook, open?.number])).toEqual([
      ['Ingest API', 'Ingest API.md', undefined],
      ['web', 'web.md', 9],
    ]);
    expect(issues.map(({ issue }) => issue.number)).toEqual([9]);
  });
});
