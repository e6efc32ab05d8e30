import { CONFIG_PATH } from '../config/default-config.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { Outcome, Severity } from '../finding.ts';
import type { Rule } from '../rules/rule.ts';

const SUBJECTS: Readonly<Record<Rule['parses'], string>> = {
  description: 'the description',
  config: `\`${CONFIG_PATH}\``,
  documents: 'a document',
};

/**
 * The outcome where a text of the pull request's own is too large or took too long to read. A failure, not
 * unknown: its author can mend it, and a required check must not be passed by making it unreadable (DESIGN 4).
 */
export function judgeUnparsable(
  rule: Rule,
  facts: PullRequestFacts,
  { reason, level }: { readonly reason: 'too-large' | 'too-complex'; readonly level: Severity },
): Outcome {
  const isOwn = isBrought(rule.parses, facts);
  const subject = SUBJECTS[rule.parses];
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
        severity: isOwn ? level : 'warn',
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

/** Whether the text may be the pull request's own doing. */
function isBrought(parses: Rule['parses'], { pullRequest: { files } }: PullRequestFacts): boolean {
  if (parses === 'description') return true;
  if (files.kind === 'unknown') return false;
  return files.value.some(({ path }) =>
    parses === 'config' ? path === CONFIG_PATH : path.toLowerCase().endsWith('.md'),
  );
}
