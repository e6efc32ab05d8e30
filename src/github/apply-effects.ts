import type { Effect, IssueLabel } from '../handoff/effects/effect.ts';
import { minimizeComment, removeReaction, unminimizeComment } from './comment-mutations.ts';
import { createDiscussion, updateDiscussion } from './discussion-mutations.ts';
import { GitHubError } from './github-error.ts';
import type { RepositoryClient } from './repository-client.ts';
import { createCheckRun, updateCheckRun } from './write-check-run.ts';

/** A write to a conversation that GitHub will not take: it is locked, turned off, or was deleted. Fit for logs. */
export interface RefusedEffect {
  readonly kind: 'refused';
  readonly effect: Effect['kind'];
  /** HTTP status; 200 where GraphQL refused. */
  readonly status: number | null;
  readonly reason: string;
}

/** What became of a run of effects. */
export interface AppliedEffects {
  /** What GitHub would not take; the others were made all the same. */
  readonly refused: readonly RefusedEffect[];
  /** Numbers of the issues that were made. */
  readonly createdIssues: readonly number[];
}

/**
 * Makes the changes in the order given, and returns those that GitHub refused; the others are
 * made all the same. Throws `GitHubError` for a check run that could not be written and for all that trying again may
 * mend. Nothing is sent twice from here: after a lost answer, plan again from fresh facts.
 */
export async function applyEffects(
  client: RepositoryClient,
  { owner, repo }: { readonly owner: string; readonly repo: string },
  effects: readonly Effect[],
): Promise<AppliedEffects> {
  const refused: RefusedEffect[] = [];
  const createdIssues: number[] = [];
  for (const effect of effects) {
    try {
      if (effect.kind === 'create-issue')
        createdIssues.push(await createIssue(client, { owner, repo }, effect));
      else await applyEffect(client, { owner, repo }, effect);
    } catch (error) {
      if (!isRefusal(effect, error)) throw error;
      const { status, message } = error;
      refused.push({ kind: 'refused', effect: effect.kind, status, reason: message });
    }
  }
  return { refused, createdIssues };
}

async function applyEffect(
  client: RepositoryClient,
  at: { readonly owner: string; readonly repo: string },
  effect: Exclude<Effect, { readonly kind: 'create-issue' }>,
): Promise<void> {
  const { issues, reactions } = client.octokit.rest;
  switch (effect.kind) {
    case 'create-check-run':
      return createCheckRun(client, at, effect.checkRun);
    case 'update-check-run':
      return updateCheckRun(client, at, effect.id, effect.checkRun);
    case 'create-comment':
      await issues.createComment({ ...at, issue_number: effect.number, body: effect.body });
      return;
    case 'update-comment':
      await issues.updateComment({ ...at, comment_id: effect.id, body: effect.body });
      return;
    case 'create-discussion':
      return createDiscussion(client, effect);
    case 'update-discussion':
      return updateDiscussion(client, effect);
    case 'minimize-comment':
      return minimizeComment(client, effect.nodeId);
    case 'unminimize-comment':
      return unminimizeComment(client, effect.nodeId);
    case 'create-label':
      return createLabel(client, at, effect.label);
    case 'update-issue': {
      const { kind: _, number, stateReason, ...change } = effect;
      const reason = stateReason === undefined ? {} : { state_reason: stateReason };
      await issues.update({ ...at, issue_number: number, ...change, ...reason });
      return;
    }
    case 'add-label':
      await issues.addLabels({ ...at, issue_number: effect.number, labels: [effect.label] });
      return;
    case 'remove-label':
      await issues.removeLabel({ ...at, issue_number: effect.number, name: effect.label });
      return;
    case 'create-milestone':
    case 'update-milestone':
      return writeMilestone(client, at, effect);
    case 'react':
      await reactions.createForIssueComment({
        ...at,
        comment_id: effect.commentId,
        content: effect.content,
      });
      return;
    case 'unreact':
      return removeReaction(client, effect.nodeId, effect.content);
  }
}

/** Gives the number of the issue. */
async function createIssue(
  client: RepositoryClient,
  at: { readonly owner: string; readonly repo: string },
  { title, body, labels }: Extract<Effect, { readonly kind: 'create-issue' }>,
): Promise<number> {
  const { data } = await client.octokit.rest.issues.create({ ...at, title, body, labels: [...labels] });
  return data.number;
}

async function writeMilestone(
  client: RepositoryClient,
  at: { readonly owner: string; readonly repo: string },
  effect: Extract<Effect, { readonly kind: 'create-milestone' | 'update-milestone' }>,
): Promise<void> {
  const { issues } = client.octokit.rest;
  const { dueOn, ...content } = effect;
  // GitHub takes null for "none" here, which its description leaves out.
  const due = dueOn === undefined ? {} : { due_on: dueOn as string };
  if (content.kind === 'create-milestone') {
    const { kind: _, ...rest } = content;
    await issues.createMilestone({ ...at, ...rest, ...(dueOn === null ? {} : due) });
  } else {
    const { kind: _, number, ...rest } = content;
    await issues.updateMilestone({ ...at, milestone_number: number, ...rest, ...due });
  }
}

async function createLabel(
  client: RepositoryClient,
  at: { readonly owner: string; readonly repo: string },
  label: IssueLabel,
): Promise<void> {
  try {
    await client.octokit.rest.issues.createLabel({ ...at, ...label });
  } catch (error) {
    // GitHub's word for a label that is there already.
    if (!(error instanceof GitHubError) || error.status !== 422) throw error;
  }
}

/** A check that can't be written is a fault, since a required check must not stay unreported. */
function isRefusal(effect: Effect, error: unknown): error is GitHubError {
  if (effect.kind === 'create-check-run' || effect.kind === 'update-check-run') return false;
  if (!(error instanceof GitHubError)) return false;
  return ['gone', 'forbidden', 'bug'].includes(error.failure.kind);
}
