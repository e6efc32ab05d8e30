import type { Config } from '../../config/config.ts';
import type { Effect } from '../../effects/effect.ts';
import { readBlock } from '../issue/read-block.ts';
import type { PhasesJudgement } from '../judge-phases.ts';
import { askedPeople } from '../people/client-side.ts';
import type { PhaseFacts } from '../phase-facts.ts';
import { PHASE_LABELS } from '../phase-names.ts';
import { MOST_PHASES } from '../plan/parse-plan.ts';
import { findOwnMilestone } from './match-issues.ts';
import { isRefusalTold, isReopened, planIssue, planLeftIssue } from './plan-issue.ts';
import { planLabels } from './plan-labels.ts';
import { foreignMilestone, milestoneTitles, planLeftMilestone, planMilestone } from './plan-milestone.ts';
import { planQuestions } from './plan-questions.ts';

/** The writes that bring GitHub to what was judged, in the order in which they may be interrupted. */
export function planEffects(
  judgement: PhasesJudgement,
  facts: PhaseFacts,
  config: Config,
  planPath: string,
): Effect[] {
  const { repository, milestones, appLogin } = facts;
  const timeZone = config.report.timezone;
  const isRefused = facts.refused.includes('create-milestone');
  const asked = askedPeople(config.engagement);
  const milestoneContext = { milestones, planPath, timeZone, isRefused, appLogin };
  const context = { repository, planPath, metricsPath: config.metrics, timeZone, asked };
  const titles = milestoneTitles(judgement.phases);
  const effects = judgement.phases.flatMap((status, index): Effect[] => {
    if (status.unread !== null) return [];
    const title = titles[index] ?? '';
    const hasMilestone = status.milestone !== null || foreignMilestone(title, facts) !== null;
    const isMilestoneRefused = isRefusalTold(status, hasMilestone, isRefused);
    const { effects: questions, questions: remembered } = planQuestions(status, { asked, timeZone });
    return [
      // A question is there before the issue remembers it, and a milestone is open before its issue says that the phase is back.
      ...questions,
      ...withOneUpdate([
        ...planMilestone(status, { ...milestoneContext, title }),
        ...planIssue(status, { ...context, isMilestoneRefused, questions: remembered }, appLogin),
      ]),
      ...planLabels(status, timeZone),
    ];
  });
  // What stands behind the last phase that is read has not left the plan.
  const isCut = judgement.plan.phases.length >= MOST_PHASES;
  const left = (isCut ? [] : judgement.left).flatMap((issue): Effect[] => {
    if (isReopened(issue)) return [];
    const id = readBlock(issue.body).id;
    const milestone = id === null ? null : findOwnMilestone(id, milestones);
    return [...planLeftIssue(issue, { repository, planPath }), ...planLeftMilestone(milestone)];
  });
  const answers = judgement.answers.flatMap(({ commentId, commentNodeId, answer, wasRefused }): Effect[] => [
    { kind: 'react', commentId, content: answer === 'accepted' ? '+1' : 'confused' },
    ...(answer === 'accepted' && wasRefused
      ? [{ kind: 'unreact', nodeId: commentNodeId, content: 'CONFUSED' } as const]
      : []),
  ]);
  const all = [...effects, ...left, ...answers];
  return [...missingLabels(all, facts.labels), ...all];
}

/** Text, state and milestone of an issue go in one request. */
function withOneUpdate(effects: readonly Effect[]): Effect[] {
  const updates = effects.filter((effect) => effect.kind === 'update-issue');
  const [first] = updates;
  if (first === undefined) return [...effects];
  const others = effects.filter((effect) => effect.kind !== 'update-issue');
  return [...others, Object.assign({}, first, ...updates) as Effect];
}

/** The labels that are put on something and that the repository does not have yet. */
function missingLabels(effects: readonly Effect[], known: readonly string[]): Effect[] {
  const used = new Set(
    effects.flatMap((effect) =>
      effect.kind === 'create-issue' ? effect.labels : effect.kind === 'add-label' ? [effect.label] : [],
    ),
  );
  return Object.values(PHASE_LABELS)
    .filter(({ name }) => used.has(name) && !known.includes(name))
    .map((label) => ({ kind: 'create-label', label }));
}
