import { describe, expect, it } from 'vitest';
import { judgeCommands } from '../../../src/handoff/commands/judge-commands.ts';
import type { Config } from '../../../src/handoff/config/config.ts';
import type { CommandComment, PullRequestFacts } from '../../../src/handoff/facts.ts';
import { judgePullRequest, type Unparsable } from '../../../src/handoff/judging/judge-pull-request.ts';
import type { Verdict } from '../../../src/handoff/judging/verdict.ts';
import { BARE_BODY, defaultConfig, factsOf, GOOD_BODY } from '../../facts.ts';

function judge(
  facts: PullRequestFacts,
  config: Config = defaultConfig(),
  unparsable: readonly Unparsable[] = [],
): Verdict {
  return judgePullRequest(facts, config, judgeCommands(facts, config), unparsable);
}

function withRationale(rationale: Partial<Config['rules']['rationale']>): Config {
  const config = defaultConfig();
  return { ...config, rules: { ...config.rules, rationale: { ...config.rules.rationale, ...rationale } } };
}

const waiver: CommandComment = {
  id: 7,
  author: { login: 'anna', isBot: false },
  createdAt: '2026-06-10T11:00:00Z',
  body: '/baton waive rationale the demo is at noon',
  isEdited: false,
  answer: 'accepted',
  authorPermission: null,
};
const unknown = { kind: 'unknown', reason: 'cut' } as const;
const bad = (rest: Parameters<typeof factsOf>[0] = {}): PullRequestFacts =>
  factsOf({ body: BARE_BODY, ...rest });

describe('the conclusion', () => {
  it.each<[string, PullRequestFacts, Config, Verdict['conclusion']]>([
    ['nothing missing', factsOf({ body: GOOD_BODY }), defaultConfig(), 'success'],
    ['an error', bad(), defaultConfig(), 'failure'],
    ['only a warning', bad(), withRationale({ severity: 'warn' }), 'neutral'],
    ['the rule turned off', bad(), withRationale({ severity: 'off' }), 'success'],
    ['a draft', bad({ isDraft: true }), defaultConfig(), 'neutral'],
    ['observe mode', bad(), { ...defaultConfig(), mode: 'observe' }, 'neutral'],
    ['a waiver', bad({ commands: { kind: 'known', value: [waiver] } }), defaultConfig(), 'neutral'],
    ['comments unread', bad({ commands: unknown }), defaultConfig(), 'neutral'],
    ['comments unread', bad({ commands: unknown }), { ...defaultConfig(), onError: 'failure' }, 'failure'],
    [
      'nothing missing, comments unread',
      factsOf({ body: GOOD_BODY, commands: unknown }),
      defaultConfig(),
      'success',
    ],
    ['an issue unread', bad({ linkedIssues: unknown }), defaultConfig(), 'neutral'],
    [
      'an issue unread',
      bad({ linkedIssues: unknown }),
      { ...defaultConfig(), onError: 'failure' },
      'failure',
    ],
  ])('of %s is as DESIGN 4 says', (_what, facts, config, expected) => {
    expect(judge(facts, config).conclusion).toBe(expected);
  });

  it('never blocks while the config is not readable, and says that it is not final', () => {
    const file = { path: '.github/baton.yml', sha: 'f'.repeat(40), text: unknown };
    const facts = factsOf(
      { body: BARE_BODY },
      { configFiles: { repository: null, head: null, organisation: file } },
    );
    expect(judge(facts)).toMatchObject({ conclusion: 'neutral', isIncomplete: true });
  });
});

describe('a text that can not be read', () => {
  it.each<[string, PullRequestFacts, readonly Unparsable[], string]>([
    ['too large', factsOf({ body: 'a'.repeat(65_537) }), [], 'too-large'],
    ['ended', factsOf({ body: GOOD_BODY }), ['description'], 'too-complex'],
  ])('is a failure that says so: %s', (_what, facts, unparsable, reason) => {
    const verdict = judge(facts, defaultConfig(), unparsable);
    expect(verdict.conclusion).toBe('failure');
    expect(verdict.rules[0]?.outcome.findings).toMatchObject([{ reason, severity: 'error' }]);
  });

  it('is a warning where it is the base branch\u2019s config', () => {
    expect(judge(factsOf({ body: GOOD_BODY }), defaultConfig(), ['config']).conclusion).toBe('neutral');
    const files = { kind: 'known', value: [{ path: '.github/baton.yml', change: 'modified' }] } as const;
    expect(judge(factsOf({ body: GOOD_BODY, files }), defaultConfig(), ['config']).conclusion).toBe(
      'failure',
    );
  });
});
