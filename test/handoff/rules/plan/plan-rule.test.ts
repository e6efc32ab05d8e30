import { describe, expect, it } from 'vitest';
import { judgeCommands } from '../../../../src/handoff/commands/judge-commands.ts';
import type { Config } from '../../../../src/handoff/config/config.ts';
import type { PullRequestFacts } from '../../../../src/handoff/facts.ts';
import { judgePullRequest } from '../../../../src/handoff/judging/judge-pull-request.ts';
import { createRepositoryView } from '../../../../src/handoff/lookups/create-repository-view.ts';
import { planRule } from '../../../../src/handoff/rules/plan/plan-rule.ts';
import { defaultConfig, GOOD_BODY } from '../../../facts.ts';
import { lookedUpIn } from '../../../repository.ts';
import { factsIn, judgedIn, type Scene } from '../judged-in.ts';
import { issueWith, judgedChange, line, METRICS, PLAN, withMetrics } from './plan-scenes.ts';

const CUT = { kind: 'unknown', reason: 'cut' } as const;
const BARE = '## June 2026: Retrieval live\n- Search\n';

function verdictOn(facts: PullRequestFacts, config: Config = defaultConfig()) {
  return judgePullRequest(facts, config, judgeCommands(facts, config), []);
}

function isNamed(scene: Scene): boolean {
  const facts = factsIn(scene);
  const config = scene.config?.(defaultConfig()) ?? defaultConfig();
  return verdictOn(facts, config).rules.some(({ outcome }) => outcome.rule === 'plan');
}

describe('the examples of the rule', () => {
  it.each(planRule.passing)('passes: $title', ({ text }) => {
    expect(judgedIn(planRule, { changes: { 'PLAN.md': text } }).state).toBe('pass');
  });

  it.each(planRule.failing)('tells: $title', ({ text }) => {
    const { state, findings } = judgedIn(planRule, { changes: { 'PLAN.md': text } });
    expect(state).toBe('fail');
    expect(findings).toMatchObject([
      { severity: 'warn', isAlreadyOnBase: false, place: { path: 'PLAN.md' } },
    ]);
  });
});

describe('a repository without issues', () => {
  it('is told that its phases are kept nowhere', () => {
    const scene = { changes: { 'PLAN.md': planRule.passing[0]?.text ?? '' } };
    expect(judgedIn(planRule, scene).state).toBe('pass');
    const repository = { ...factsIn(scene).repository, hasIssuesEnabled: false };
    const { view } = createRepositoryView(factsIn(scene));
    const { findings } = planRule.judge({ ...factsIn(scene), repository }, defaultConfig(), view);
    expect(findings).toMatchObject([{ reason: 'issues-off', isAlreadyOnBase: true }]);
  });
});

describe('the check names the rule', () => {
  it.each<[string, Scene, boolean]>([
    ['the plan is changed', { changes: { 'PLAN.md': PLAN } }, true],
    ['the metrics are', { changes: { [METRICS]: line('nDCG@5', 0.7) }, config: withMetrics }, true],
    ['neither is', { changes: { 'src/a.ts': 'a' }, config: withMetrics }, false],
    ['the config names no metrics', { changes: { [METRICS]: line('nDCG@5', 0.7) } }, false],
    ['the changed files are not known', { pullRequest: { files: CUT } }, true],
    [
      'the plan is turned off',
      { changes: { 'PLAN.md': PLAN }, config: (config) => ({ ...config, plan: null }) },
      false,
    ],
    [
      'the config names another plan',
      { changes: { 'PLAN.md': PLAN }, config: (config) => ({ ...config, plan: 'docs/PLAN.md' }) },
      false,
    ],
  ])('where it concerns the pull request: %s', (_what, scene, expected) => {
    expect(isNamed(scene)).toBe(expected);
  });
});

describe('the conclusion', () => {
  const scene: Scene = { changes: { 'PLAN.md': BARE }, pullRequest: { body: GOOD_BODY } };
  const commands = (body: string): PullRequestFacts['pullRequest']['commands'] => ({
    kind: 'known',
    value: [
      {
        id: 7,
        author: { login: 'anna', isBot: false },
        createdAt: '2026-06-10T11:00:00Z',
        body,
        isEdited: false,
        answer: 'accepted',
        authorPermission: null,
      },
    ],
  });

  it('is advice, and never blocks', () => {
    const verdict = verdictOn(factsIn(scene), { ...defaultConfig(), onError: 'failure' });
    expect(verdict.conclusion).toBe('neutral');
    expect(verdict.rules.find(({ outcome }) => outcome.rule === 'plan')?.severity).toBe('warn');
  });

  it('is neutral at the worst where something could not be read, and says so', () => {
    const failing = (key: string): boolean => key === 'file head PLAN.md';
    const facts = factsIn({ ...scene, repository: { failing } });
    const verdict = verdictOn(facts, { ...defaultConfig(), onError: 'failure' });
    expect(verdict).toMatchObject({ conclusion: 'neutral', isIncomplete: true });
  });

  it('is waived like others', () => {
    const facts = factsIn({
      ...scene,
      pullRequest: { body: GOOD_BODY, commands: commands('/baton waive plan agreed by phone') },
    });
    const rule = verdictOn(facts).rules.find(({ outcome }) => outcome.rule === 'plan');
    expect(rule?.waiver).toMatchObject({ by: 'anna', reason: 'agreed by phone' });
  });
});

describe('what is looked up', () => {
  const asked = (after: string, config: Config = defaultConfig()): string[] => {
    const repository = { base: { 'PLAN.md': PLAN }, head: { 'PLAN.md': after } };
    const facts = factsIn({ base: { 'PLAN.md': PLAN }, changes: { 'PLAN.md': after } });
    const files = Object.fromEntries(
      ['file base PLAN.md', 'file head PLAN.md'].map((key) => [key, lookedUpIn(repository)[key]]),
    );
    const { view, wanted } = createRepositoryView({ ...facts, lookedUp: files as never });
    const { state } = planRule.judge(facts, config, view);
    expect(state).toBe(wanted().length > 0 ? 'unknown' : 'pass');
    return wanted().map(({ kind }) => kind);
  };

  it('are the issues of phases only where what was agreed is changed', () => {
    expect(asked(PLAN.replace('4 sources', '5 sources'))).toEqual([]);
    expect(asked(PLAN.replace('0.75', '0.7'))).toEqual(['phase-issues']);
    expect(asked(PLAN.replace('0.75', '0.7'), withMetrics(defaultConfig()))).toEqual([
      'phase-issues',
      'file',
    ]);
  });

  it('is both sides of the plan at once', () => {
    const facts = factsIn({ changes: { 'PLAN.md': PLAN } });
    const { view, wanted } = createRepositoryView({ ...facts, lookedUp: {} });
    expect(planRule.judge(facts, defaultConfig(), view).state).toBe('unknown');
    expect(wanted()).toEqual([
      { kind: 'file', side: 'head', path: 'PLAN.md' },
      { kind: 'file', side: 'base', path: 'PLAN.md' },
    ]);
  });
});

describe('what could not be read', () => {
  it.each<[string, string]>([
    ['the plan at the head', 'file head PLAN.md'],
    ['the plan on the base', 'file base PLAN.md'],
    ['the issues, where goalposts may have moved', 'phase-issues'],
  ])('is unknown, never passed: %s', (_what, key) => {
    const failing = (asked: string): boolean => asked === key;
    const outcome = judgedChange(PLAN, PLAN.replace('0.75', '0.7'), { repository: { failing } });
    expect(outcome).toMatchObject({ state: 'unknown', findings: [] });
  });

  it('keeps nothing from being told that could be', () => {
    const failing = (asked: string): boolean => asked === `file base ${METRICS}`;
    const { findings } = judgedChange(PLAN, PLAN.replace('0.75', '0.7'), {
      repository: { failing, phaseIssues: [issueWith(1)] },
      config: withMetrics,
    });
    expect(findings).toMatchObject([{ reason: 'goalposts' }]);
  });
});

it('sees a plan that is moved away, although the list of files does not tell', () => {
  const scene: Scene = {
    base: { 'PLAN.md': PLAN },
    pullRequest: { files: { kind: 'known', value: [{ path: 'docs/plan.md', change: 'renamed' }] } },
    repository: { renames: [{ from: 'PLAN.md', to: 'docs/plan.md' }] },
  };
  expect(isNamed(scene)).toBe(true);
  expect(judgedIn(planRule, scene).findings).toMatchObject([{ reason: 'plan-removed' }]);
  expect(isNamed({ ...scene, repository: { renames: [] } })).toBe(false);
});
