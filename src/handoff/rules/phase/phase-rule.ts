import type { Config } from '../../config/config.ts';
import type { PullRequestFacts } from '../../facts.ts';
import type { Outcome } from '../../finding.ts';
import { readFieldLine } from '../../text/because-line.ts';
import { quoteInline } from '../../text/neutralise.ts';
import type { Rule } from '../rule.ts';

/** A pull request belongs to a phase of the plan (DESIGN 4.5); off by default. */
export const phaseRule: Rule = {
  id: 'phase',
  title: 'Phase of the plan',
  motivation: `Work that belongs to no agreed phase is scope by mood: at the end of the month nobody can tell which deliverable the time
went into.`,
  successorMisses: 'which agreed deliverable this was for',
  accepts: `- A milestone on the pull request.
- A line \`Phase: 2\` in the description.

Bots are not asked. The rule is off unless the config turns it on (\`rules: { phase: warn }\`).`,
  refuses: '- Neither of the two.',
  remediation: 'Choose the milestone of the phase, or write `Phase: 2` in the description.',
  effortMinutes: 1,
  parses: 'description',
  passing: [{ title: 'Retry invoice uploads', text: 'Uploads were lost at night.\n\nPhase: 2' }],
  failing: [{ title: 'Retry invoice uploads', text: 'Uploads were lost at night.' }],
  judge,
};

function judge({ pullRequest }: PullRequestFacts, config: Config): Outcome {
  const { milestone, body, author } = pullRequest;
  if (author?.isBot === true) return outcome('not-applicable', 'Bots are not asked for a phase.');
  if (milestone !== null) return { ...outcome('pass', 'Its milestone:'), quote: milestone };
  const named = readFieldLine(body, 'phase');
  if (named !== null) return outcome('pass', `Phase ${quoteInline(named, 60)}.`);
  return {
    ...outcome('fail', 'This belongs to no phase of the plan.'),
    findings: [
      {
        rule: 'phase',
        severity: config.rules.phase.severity === 'error' ? 'error' : 'warn',
        reason: 'no-phase',
        what: 'this belongs to no phase of the plan.',
        why: 'Whoever asks in a month what a phase has cost and brought finds nothing that points to this.',
        mend: 'Choose the milestone of the phase, or write in the description:',
        snippet: 'Phase: ',
        minutes: 1,
        isAlreadyOnBase: false,
      },
    ],
  };
}

function outcome(state: Outcome['state'], summary: string): Outcome {
  return { rule: 'phase', state, summary, findings: [] };
}
