import { CONFIG_PATH } from '../config/default-config.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { Outcome } from '../finding.ts';
import type { Rule } from '../rules/rule.ts';

/**
 * The outcome where a text of the pull request's own is too large or took too long to read. A failure, not
 * unknown: its author can mend it, and a required check must not be passed by making it unreadable (DESIGN 4).
 */
export function judgeUnparsable(
  rule: Rule,
  facts: PullRequestFacts,
  reason: 'too-large' | 'too-complex',
): Outcome {
  const isOwn = rule.parses === 'description' || changesConfig(facts);
  const subject = rule.parses === 'description' ? 'the description' : '`.github/baton.yml`';
  const what =
    reason === 'too-large'
      ? `${subject} is too large to be read`
      : `${subject} could not be read within the time limit: its markup is nested too deeply or repeats too often`;
  return {
    rule: rule.id,
    state: 'fail',
    summary: `${what}.`,
    findings: [
      {
        rule: rule.id,
        severity: isOwn ? 'error' : 'warn',
        reason,
        what: `${what}.`,
        why: 'What no tool can read in seconds, a successor will not read either.',
        mend: `Shorten ${subject}: move logs, tables and long quotations to a comment or a file, and keep the reasoning.`,
        minutes: 5,
        isAlreadyOnBase: !isOwn,
      },
    ],
  };
}

function changesConfig({ pullRequest: { files } }: PullRequestFacts): boolean {
  return files.kind === 'known' && files.value.some(({ path }) => path === CONFIG_PATH);
}
