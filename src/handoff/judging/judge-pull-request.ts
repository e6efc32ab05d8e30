import type { CommandJudgement } from '../commands/judge-commands.ts';
import type { Config, RuleLevel } from '../config/config.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { Outcome, RuleId, Severity } from '../finding.ts';
import { createRepositoryView } from '../lookups/create-repository-view.ts';
import type { RepositoryView } from '../lookups/repository-view.ts';
import type { Rule } from '../rules/rule.ts';
import { RULES } from '../rules/rules.ts';
import { judgeUnparsable } from './judge-unparsable.ts';
import { judgeWaiver } from './judge-waiver.ts';
import { type Conclusion, isBlocking, type JudgedRule, type Verdict, worse } from './verdict.ts';

/** A text of the pull request whose parsing had to be ended. */
export type Unparsable = Rule['parses'];

/** GitHub's own limit of a description (github-facts 3.2); what is longer is not parsed at all. */
export const DESCRIPTION_LIMIT_CHARACTERS = 65_536;

/** Judges one pull request by every rule that its config turns on and that concerns it. */
export function judgePullRequest(
  facts: PullRequestFacts,
  config: Config,
  commands: CommandJudgement,
  unparsable: readonly Unparsable[],
): Verdict {
  const { view, wanted } = createRepositoryView(facts);
  const rules: JudgedRule[] = [];
  for (const rule of RULES) {
    const level = levelOf(rule.id, config);
    if (level === 'off' || rule.concerns?.(facts, config) === false) continue;
    const outcome = judgeRule(rule, facts, config, { view, unparsable, level });
    rules.push({ outcome, severity: level, ...judgeWaiver(outcome, commands.waivers, facts, view) });
  }
  const { number, title, url, isDraft, files } = facts.pullRequest;
  return {
    number,
    title,
    url,
    isDraft,
    branches: branchesOf(facts),
    changedPaths: new Set(files.kind === 'known' ? files.value.map(({ path }) => path) : []),
    rules,
    conclusion: conclude(rules, facts, config),
    notes: [...notesFor(facts, config), ...commands.notes],
    isIncomplete: !isSure(facts) || rules.some(({ outcome }) => outcome.state === 'unknown'),
    lookups: wanted(),
  };
}

function branchesOf({ pullRequest, repository }: PullRequestFacts): Verdict['branches'] {
  const { headRepositoryUrl, headRefName, baseRefName } = pullRequest;
  return {
    head: headRepositoryUrl === null ? null : { repositoryUrl: headRepositoryUrl, branch: headRefName },
    base: { repositoryUrl: repository.url, branch: baseRefName },
  };
}

interface RuleCircumstances {
  readonly view: RepositoryView;
  readonly unparsable: readonly Unparsable[];
  readonly level: Severity;
}

function judgeRule(
  rule: Rule,
  facts: PullRequestFacts,
  config: Config,
  { view, unparsable, level }: RuleCircumstances,
): Outcome {
  const isTooLong =
    rule.parses === 'description' && facts.pullRequest.body.length > DESCRIPTION_LIMIT_CHARACTERS;
  if (isTooLong) return judgeUnparsable(rule, facts, { reason: 'too-large', level });
  if (unparsable.includes(rule.parses)) return judgeUnparsable(rule, facts, { reason: 'too-complex', level });
  try {
    return rule.judge(facts, config, view);
  } catch (error) {
    // Markup nested thousands deep exhausts the stack of the parser.
    if (error instanceof RangeError) return judgeUnparsable(rule, facts, { reason: 'too-complex', level });
    throw error;
  }
}

function levelOf(rule: RuleId, config: Config): RuleLevel {
  // The config's own problems can't be turned off by the config.
  if (rule === 'config') return 'error';
  // Advice alone: what was agreed is for people to change, and `plan: off` is how to turn it off.
  if (rule === 'plan') return config.plan === null ? 'off' : 'warn';
  return config.rules[rule].severity;
}

function conclude(rules: readonly JudgedRule[], facts: PullRequestFacts, config: Config): Conclusion {
  if (config.mode === 'observe' || facts.pullRequest.isDraft) return 'neutral';
  const conclusion = rules.map((rule) => concludeRule(rule, config)).reduce(worse, 'success');
  return isSure(facts) || conclusion !== 'failure' ? conclusion : config.onError;
}

/** A waiver or `mode: observe` may stand in what could not be read: nobody is blocked for that. */
function isSure({ pullRequest, configFiles }: PullRequestFacts): boolean {
  const { repository, organisation, extended } = configFiles;
  const areFilesRead = [repository, organisation, extended].every((file) => file?.text.kind !== 'unknown');
  return areFilesRead && pullRequest.commands.kind === 'known';
}

function concludeRule(rule: JudgedRule, config: Config): Conclusion {
  switch (rule.outcome.state) {
    case 'pass':
    case 'not-applicable':
      return 'success';
    case 'unknown':
      return rule.severity === 'error' ? config.onError : 'neutral';
    case 'fail':
      return isBlocking(rule) ? 'failure' : 'neutral';
  }
}

function notesFor(facts: PullRequestFacts, config: Config): string[] {
  const notes: string[] = [];
  if (config.mode === 'observe') notes.push('`mode: observe`: Baton only watches here, nothing blocks.');
  if (facts.pullRequest.isDraft) notes.push('A draft: nothing blocks yet; this is what will be asked.');
  return notes;
}
