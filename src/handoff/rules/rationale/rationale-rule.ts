import type { Config } from '../../config/config.ts';
import type { PullRequestFacts } from '../../facts.ts';
import type { Finding, Outcome } from '../../finding.ts';
import { judgeUnparsable } from '../../judging/judge-unparsable.ts';
import type { Rule } from '../rule.ts';
import { failing, passing } from './examples.ts';
import { insufficiencies } from './insufficiency.ts';
import { judgeRationale } from './judge-rationale.ts';
import type { DescriptionVerdict } from './remark-rationale.ts';

const minutes = 1;

/** The description of a pull request tells a future maintainer why (DESIGN 4.1). */
export const rationaleRule: Rule = {
  id: 'rationale',
  title: 'Written rationale',
  motivation: `The diff shows what changed for as long as the repository lives; the reason lives in somebody's head until it is
written down. A year later it decides whether a line may be removed, whether a workaround is still needed, and whether a rejected
idea is worth trying again.`,
  successorMisses: 'the reason for this change',
  accepts: `- Prose under a heading such as Why, Motivation, Background, Context or Problem.
- Prose anywhere that gives a reason, a problem, a trade-off or a consequence of this change: one sentence can do.
- A linked issue whose own text does (\`linkedIssue: true\`).
- \`Rationale: none because ...\` with a real reason, such as a typo. It is counted in the weekly report.

English, German, French, Spanish, Portuguese and Chinese are judged. A text in any other language passes, with a note. Bots, and
reverts that say what went wrong, are exempt; so are the authors, labels and paths that the config lists.`,
  refuses: `- Nothing, or a template that was not filled in.
- Only comments, check boxes, pictures, links, or a bare \`Fixes #12\`.
- The title once more.
- A list of what changed, however long.
- A reason that fits every change, such as "improves maintainability".`,
  remediation: `Add one sentence to the description, in your own words: what broke, who asked, or what you rejected. For a routine
change write \`Rationale: none because ...\`.`,
  effortMinutes: minutes,
  parses: 'description',
  passing,
  failing,
  judge,
};

function judge(facts: PullRequestFacts, config: Config): Outcome {
  const { severity } = config.rules.rationale;
  const level = severity === 'warn' ? 'warn' : 'error';
  const judgement = judgeRationale(facts.pullRequest, config.rules.rationale);
  switch (judgement.kind) {
    case 'exempt':
      return outcome('not-applicable', `No rationale asked for: ${judgement.reason}.`);
    case 'given':
      return pass(judgement.verdict);
    case 'explained-revert':
      return outcome('pass', 'A revert that says what went wrong.');
    case 'in-issue':
      return outcome('pass', `The linked issue #${judgement.number} says why.`);
    case 'unknown':
      return outcome('unknown', `A linked issue may say why, but ${judgement.reason}`);
    case 'missing': {
      const finding = describe(judgement.verdict, level);
      return { rule: 'rationale', state: 'fail', summary: finding.what, findings: [finding] };
    }
    case 'too-complex':
      return judgeUnparsable(rationaleRule, facts, { reason: 'too-complex', level });
  }
}

function pass({ why, isGiven, nearest }: DescriptionVerdict): Outcome {
  const words = isGiven && nearest !== null ? { quote: nearest } : {};
  return { ...outcome('pass', why), ...words };
}

function outcome(state: 'pass' | 'not-applicable' | 'unknown', summary: string): Outcome {
  return { rule: 'rationale', state, summary, findings: [] };
}

function describe(verdict: DescriptionVerdict, severity: Finding['severity']): Finding {
  const insufficiency = verdict.insufficiency ?? 'what-only';
  const isRefusedExcuse = verdict.noneBecause !== null;
  return {
    rule: 'rationale',
    severity,
    reason: isRefusedExcuse ? 'none-without-reason' : insufficiency,
    what: isRefusedExcuse
      ? '`Rationale: none because` is there, but the reason after it is missing.'
      : insufficiencies[insufficiency],
    why: 'Whoever maintains this in a year sees the change in the diff, but the reason is nowhere.',
    mend: isRefusedExcuse
      ? 'Name what makes it routine, such as "typo in a comment", or say in your own words why:'
      : 'Add to the description, in your own words (what broke, who asked, what you rejected):',
    snippet: 'Why: ',
    otherwise:
      'Routine? `Rationale: none because ...` · Production down? `/baton waive rationale hotfix ...` (reported; fill in later)',
    ...(verdict.nearest === null ? {} : { quote: verdict.nearest }),
    minutes,
    isAlreadyOnBase: false,
  };
}
