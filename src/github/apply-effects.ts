import type { Effect, IssueLabel } from '../handoff/effects/effect.ts';
import { GitHubError } from './github-error.ts';
import { minimizeComment, unminimizeComment } from './minimize-comment.ts';
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

/**
 * Makes the changes in the order given, and returns those that GitHub refused; the others are
 * made all the same. Throws `GitHubError` for a check run that could not be written and for all that trying again may
 * mend. Nothing is sent twice from here: after a lost answer, plan again from fresh facts.
 */
export async function applyEffects(
  client: RepositoryClient,
  { owner, repo }: { readonly owner: string; readonly repo: string },
  effects: readonly Effect[],
): Promise<readonly RefusedEffect[]> {
  const refused: RefusedEffect[] = [];
  for (const effect of effects) {
    try {
      await applyEffect(client, { owner, repo }, effect);
    } catch (error) {
      if (!isRefusal(effect, error)) throw error;
      const { status, message } = error;
      refused.push({ kind: 'refused', effect: effect.kind, status, reason: message });
    }
  }
  return refused;
}

async function applyEffect(
  client: RepositoryClient,
  at: { readonly owner: string; readonly repo: string },
  effect: Effect,
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
    case 'minimize-comment':
      return minimizeComment(client, effect.nodeId);
    case 'unminimize-comment':
      return unminimizeComment(client, effect.nodeId);
    case 'create-issue':
      await ensureLabel(client, at, effect.label);
      await issues.create({ ...at, title: effect.title, body: effect.body, labels: [effect.label.name] });
      return;
    case 'update-issue':
      await issues.update({ ...at, issue_number: effect.number, body: effect.body });
      return;
    case 'react':
      await reactions.createForIssueComment({
        ...at,
        comment_id: effect.commentId,
        content: effect.content,
      });
      return;
  }
}

async function ensureLabel(
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
