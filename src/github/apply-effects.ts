import type { Effect, IssueLabel } from '../handoff/effects/effect.ts';
import { minimizeComment, removeReaction, unminimizeComment } from './comment-mutations.ts';
import { GitHubError } from './github-error.ts';
import type { RepositoryClient } from './repository-client.ts';
import { createCheckRun, updateCheckRun } from './write-check-run.ts';

/** A write to a conversation that GitHub will not take: it is locked, or the comment was deleted. Fit for logs. */
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
      const created = await applyEffect(client, { owner, repo }, effect);
      if (created !== undefined) createdIssues.push(created);
    } catch (error) {
      if (!isRefusal(effect, error)) throw error;
      const { status, message } = error;
      refused.push({ kind: 'refused', effect: effect.kind, status, reason: message });
    }
  }
  return { refused, createdIssues };
}

/** Returns the number of an issue that it made. */
async function applyEffect(
  client: RepositoryClient,
  at: { readonly owner: string; readonly repo: string },
  effect: Effect,
): Promise<number | undefined> {
  const { issues, reactions } = client.octokit.rest;
  switch (effect.kind) {
    case 'create-check-run':
      await createCheckRun(client, at, effect.checkRun);
      return undefined;
    case 'update-check-run':
      await updateCheckRun(client, at, effect.id, effect.checkRun);
      return undefined;
    case 'create-comment':
      await issues.createComment({ ...at, issue_number: effect.number, body: effect.body });
      return undefined;
    case 'update-comment':
      await issues.updateComment({ ...at, comment_id: effect.id, body: effect.body });
      return undefined;
    case 'minimize-comment':
      await minimizeComment(client, effect.nodeId);
      return undefined;
    case 'unminimize-comment':
      await unminimizeComment(client, effect.nodeId);
      return undefined;
    case 'create-label':
      await createLabel(client, at, effect.label);
      return undefined;
    case 'create-issue': {
      const { title, body, labels } = effect;
      const { data } = await issues.create({ ...at, title, body, labels: [...labels] });
      return data.number;
    }
    case 'update-issue': {
      const { kind: _, number, stateReason, ...change } = effect;
      const reason = stateReason === undefined ? {} : { state_reason: stateReason };
      await issues.update({ ...at, issue_number: number, ...change, ...reason });
      return undefined;
    }
    case 'add-label':
      await issues.addLabels({ ...at, issue_number: effect.number, labels: [effect.label] });
      return undefined;
    case 'remove-label':
      await issues.removeLabel({ ...at, issue_number: effect.number, name: effect.label });
      return undefined;
    case 'create-milestone':
    case 'update-milestone':
      await writeMilestone(client, at, effect);
      return undefined;
    case 'react':
      await reactions.createForIssueComment({
        ...at,
        comment_id: effect.commentId,
        content: effect.content,
      });
      return undefined;
    case 'unreact':
      await removeReaction(client, effect.nodeId, effect.content);
      return undefined;
  }
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
