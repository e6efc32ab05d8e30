import type { Comment, Label, PullRequest, Reaction, Repository, Thread } from '../store/entities.ts';
import { fullNameOf } from '../store/store.ts';
import type { World } from '../world.ts';
import { renderAccount, renderApp } from './account.ts';
import { renderMilestone } from './milestone.ts';
import { renderRepository } from './repository.ts';
import { webUrlOf } from './urls.ts';

/** How REST writes the reactions that GraphQL names in capitals. */
export const REACTION_NAMES: Readonly<Record<string, string>> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  confused: 'CONFUSED',
  heart: 'HEART',
  hooray: 'HOORAY',
  rocket: 'ROCKET',
  eyes: 'EYES',
};

export function renderLabel(label: Label, repository: Repository, apiUrl: string): Record<string, unknown> {
  const url = `${apiUrl}/repos/${fullNameOf(repository)}/labels/${encodeURIComponent(label.name)}`;
  const { id, nodeId, name, color, description } = label;
  return { id, node_id: nodeId, url, name, color, default: false, description };
}

export function renderReaction(reaction: Reaction, apiUrl: string): Record<string, unknown> {
  const content = Object.entries(REACTION_NAMES).find(([, name]) => name === reaction.content)?.[0];
  const { id, nodeId, createdAt } = reaction;
  return { id, node_id: nodeId, user: renderAccount(reaction.user, apiUrl), content, created_at: createdAt };
}

/** A pull request's or an issue's comment. */
export function renderComment(comment: Comment, world: World): Record<string, unknown> {
  const url = `${world.url}/repos/${fullNameOf(comment.thread.repository)}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${webUrlOf(comment.thread)}#issuecomment-${comment.id}`,
    issue_url: `${world.url}/repos/${fullNameOf(comment.thread.repository)}/issues/${comment.thread.number}`,
    id: comment.id,
    node_id: comment.nodeId,
    user: renderAccount(comment.author, world.url),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(comment.author.login, comment.thread.repository),
    body: comment.body,
    reactions: renderReactionTotals(comment.reactions, `${url}/reactions`),
    performed_via_github_app: comment.appId === world.app.id ? renderApp(world.app, world.url) : null,
  };
}

/** An issue, or a pull request seen as one. */
export function renderIssue(thread: Thread, world: World): Record<string, unknown> {
  const repositoryUrl = `${world.url}/repos/${fullNameOf(thread.repository)}`;
  const url = `${repositoryUrl}/issues/${thread.number}`;
  const pullUrl = `${repositoryUrl}/pulls/${thread.number}`;
  const webUrl = webUrlOf(thread);
  return {
    url,
    repository_url: repositoryUrl,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: webUrl,
    id: thread.kind === 'PullRequest' ? thread.issueId : thread.id,
    node_id: thread.nodeId,
    ...commonParts(thread, world),
    comments: thread.comments.length,
    state_reason: stateReasonOf(thread),
    reactions: renderReactionTotals(thread.reactions, `${url}/reactions`),
    performed_via_github_app:
      thread.kind === 'Issue' && thread.appId === world.app.id ? renderApp(world.app, world.url) : null,
    ...(thread.kind === 'PullRequest' && {
      draft: thread.isDraft,
      pull_request: {
        url: pullUrl,
        html_url: webUrl,
        diff_url: `${webUrl}.diff`,
        patch_url: `${webUrl}.patch`,
        merged_at: thread.mergedAt,
      },
    }),
  };
}

/** A pull request that is closed counts as completed. */
function stateReasonOf(thread: Thread): string | null {
  if (thread.kind === 'Issue') return thread.stateReason;
  return thread.state === 'closed' ? 'completed' : null;
}

/** A pull request as lists and `pull_request` events show it. */
export function renderPullRequest(pull: PullRequest, world: World): Record<string, unknown> {
  const repositoryUrl = `${world.url}/repos/${fullNameOf(pull.repository)}`;
  const url = `${repositoryUrl}/pulls/${pull.number}`;
  const issueUrl = `${repositoryUrl}/issues/${pull.number}`;
  const webUrl = webUrlOf(pull);
  const links = {
    self: url,
    html: webUrl,
    issue: issueUrl,
    comments: `${issueUrl}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repositoryUrl}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${repositoryUrl}/statuses/${pull.headSha}`,
  };
  return {
    url,
    id: pull.id,
    node_id: pull.nodeId,
    html_url: webUrl,
    diff_url: `${webUrl}.diff`,
    patch_url: `${webUrl}.patch`,
    issue_url: issueUrl,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    ...commonParts(pull, world),
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    requested_reviewers: [],
    requested_teams: [],
    draft: pull.isDraft,
    head: renderBranch(pull.headRepository, pull.headRef, pull.headSha, world),
    base: renderBranch(pull.repository, pull.baseRef, pull.baseSha, world),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    auto_merge: null,
  };
}

function renderBranch(repository: Repository | null, ref: string, sha: string, world: World) {
  return {
    label: `${repository?.owner.login ?? 'unknown'}:${ref}`,
    ref,
    sha,
    user: repository && renderAccount(repository.owner, world.url),
    repo: repository && renderRepository(repository, world.url),
  };
}

function commonParts(thread: Thread, world: World): Record<string, unknown> {
  return {
    number: thread.number,
    title: thread.title,
    user: renderAccount(thread.author, world.url),
    labels: thread.labels.map((label) => renderLabel(label, thread.repository, world.url)),
    state: thread.state,
    locked: thread.isLocked,
    assignee: null,
    assignees: [],
    milestone: thread.milestone && renderMilestone(thread.milestone, world),
    created_at: thread.createdAt,
    updated_at: thread.updatedAt,
    closed_at: thread.closedAt,
    author_association: associationOf(thread.author.login, thread.repository),
    active_lock_reason: null,
    // GitHub gives null, not '', for a description that was never filled in.
    body: thread.body === '' ? null : thread.body,
  };
}

/** What the account is to the repository. */
export function associationOf(login: string, repository: Repository): string {
  if (login === repository.owner.login) return 'OWNER';
  const permission = repository.permissions.get(login.toLowerCase());
  return permission && permission !== 'none' ? 'COLLABORATOR' : 'NONE';
}

function renderReactionTotals(reactions: readonly Reaction[], url: string): Record<string, unknown> {
  const counts = Object.entries(REACTION_NAMES).map(([short, name]) => [
    short,
    reactions.filter((reaction) => reaction.content === name).length,
  ]);
  return { url, total_count: reactions.length, ...Object.fromEntries(counts) };
}
