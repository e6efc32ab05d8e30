import type { Effect } from '../../effects/effect.ts';
import { isSameText } from '../../text/own-block.ts';
import { readBlock } from '../issue/read-block.ts';
import {
  type IssueContext,
  MILESTONE_REFUSED,
  phaseTitle,
  renderLeftPhase,
  renderPhaseIssue,
  tellsLeft,
} from '../issue/render-phase-issue.ts';
import type { PhaseIssue } from '../phase-facts.ts';
import { PHASE_LABELS } from '../phase-names.ts';
import type { PhaseStatus } from '../phase-status.ts';

/** Whether GitHub's refusal to make milestones is to be told in an issue: in this run, or since an earlier one. */
export function isRefusalTold(status: PhaseStatus, hasMilestone: boolean, isRefused: boolean): boolean {
  if (hasMilestone) return false;
  return isRefused || status.issue?.body.includes(MILESTONE_REFUSED) === true;
}

/** Makes the issue of a phase, or brings it up to date; people's own text, and who closed it, are respected. */
export function planIssue(status: PhaseStatus, context: IssueContext, appLogin: string): Effect[] {
  const { issue, phase } = status;
  const title = phaseTitle(phase);
  if (issue === null) {
    if (status.isDeleted) return [];
    const body = renderPhaseIssue(status, context, { before: '', after: '' });
    return [{ kind: 'create-issue', title, body, labels: [PHASE_LABELS.phase.name] }];
  }
  const body = renderPhaseIssue(status, context, readBlock(issue.body));
  const change = {
    ...(issue.title === title ? {} : { title }),
    ...(isSameText(issue.body, body) ? {} : { body }),
    ...(isBack(issue, appLogin) ? ({ state: 'open', stateReason: 'reopened' } as const) : {}),
  };
  if (Object.keys(change).length === 0) return [];
  return [{ kind: 'update-issue', number: issue.number, ...change }];
}

/**
 * Whether the issue of a phase is to be opened again: the app itself closed it, which closes only what left the plan, and the
 * phase is back. `judgePhases` gives it as open already, so that all that is written speaks of an open one.
 */
export function isBack({ closedBy }: Pick<PhaseIssue, 'closedBy'>, appLogin: string): boolean {
  return closedBy?.isBot === true && closedBy.login === appLogin;
}

/** Whether somebody opened the issue again of a phase that has left the plan: their word counts. */
export function isReopened({ isOpen, body }: PhaseIssue): boolean {
  return isOpen && tellsLeft(readBlock(body));
}

/** Closes the issue of a phase that has left the plan, with a note; one that somebody closed is left alone. */
export function planLeftIssue(
  issue: PhaseIssue,
  context: Pick<IssueContext, 'repository' | 'planPath'>,
): Effect[] {
  if (!issue.isOpen) return [];
  const people = readBlock(issue.body);
  const body = renderLeftPhase(people.id ?? 'left', issue.title, people, context);
  return [{ kind: 'update-issue', number: issue.number, body, state: 'closed', stateReason: 'not_planned' }];
}
