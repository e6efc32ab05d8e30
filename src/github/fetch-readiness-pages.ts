import { incompleteAnswer } from './graphql-answer.ts';
import { MORE_PHASE_COMMENTS_QUERY } from './phase-query.ts';
import type { BackwardPage } from './pull-request-answer.ts';
import { CHECK_NAME } from './pull-request-query.ts';
import { entriesOf } from './read-nodes.ts';
import type { PhaseCommentNode } from './read-phase-issues.ts';
import type { CommentedIssue } from './read-readiness-reports.ts';
import type { LabelledIssueNode, MoreReadinessAnswer, Priced } from './readiness-answer.ts';
import type { Backlogs } from './readiness-backlogs.ts';
import { MORE_READINESS_QUERY } from './readiness-query.ts';
import type { RepositoryClient } from './repository-client.ts';

/** Where discussions, or comments on the issue for reports, are very many, a report of last month matters less. */
const MOST_MORE_PAGES = 4;

/** Points of the hourly budget, spent and to be spent. */
export interface Purse {
  readonly pay: (answer: Priced) => void;
  /** Whether another query like the last may be sent. */
  readonly mayGoOn: () => boolean;
  readonly spent: () => number;
}

/** A server without limits tells no price: each query counts one there. */
export function createPurse(most: number): Purse {
  let spent = 0;
  let last = 0;
  return {
    pay: ({ rateLimit }) => {
      last = rateLimit?.cost ?? 1;
      spent += last;
    },
    mayGoOn: () => spent + last <= most,
    spent: () => spent,
  };
}

/** How further pages are asked for. */
export interface PagesWish {
  readonly owner: string;
  readonly repo: string;
  readonly appId: number;
  readonly baseSha: string;
  /** Commits before then are not wanted, ISO 8601. */
  readonly since: string;
  /** Merges before then are told without the app's check. */
  readonly checksSinceMs: number;
}

/** Reads on, a query a page of everything, until all lists reach back far enough or the purse is empty. Throws `GitHubError`. */
export async function fetchReadinessPages(
  client: RepositoryClient,
  { merges, commits, discussions }: Backlogs,
  { checksSinceMs, baseSha: sha, ...wish }: PagesWish,
  purse: Purse,
): Promise<void> {
  for (let page = 1; ; page += 1) {
    const mergesAfter = merges.cursor();
    const commitsAfter = commits.cursor();
    const discussionsAfter = page <= MOST_MORE_PAGES ? discussions.cursor() : null;
    const isDone = mergesAfter === null && commitsAfter === null && discussionsAfter === null;
    if (isDone || !purse.mayGoOn()) return;
    const { data, problems } = await client.graphql<MoreReadinessAnswer>(MORE_READINESS_QUERY, {
      ...wish,
      sha,
      checkName: CHECK_NAME,
      withMerges: mergesAfter !== null,
      mergesAfter,
      withChecks: mergesAfter !== null && merges.oldestMs() >= checksSinceMs,
      withCommits: commitsAfter !== null,
      commitsAfter,
      withDiscussions: discussionsAfter !== null,
      discussionsAfter,
    });
    purse.pay(data);
    const node = data.repository;
    const isCut = problems.some(({ path }) => !isBearable(path));
    const isWhole =
      node !== null &&
      (mergesAfter === null || node.merged) &&
      (commitsAfter === null || node.tip?.commits) &&
      (discussionsAfter === null || node.discussions);
    if (isCut || !isWhole) throw incompleteAnswer(problems, 'further merges, commits or discussions');
    if (node.merged) merges.add(node.merged);
    if (node.tip?.commits) commits.add(node.tip.commits);
    if (node.discussions) discussions.add(node.discussions);
  }
}

/** GitHub fails to list the files of a huge change, today and tomorrow: such a one is told without. */
export function isBearable(path: readonly (string | number)[]): boolean {
  return path[1] === 'merged' && path[2] === 'nodes' && path[4] === 'files';
}

/** The comments on an issue for reports back to a time, oldest first. Throws `GitHubError`. */
export async function fetchReportComments(
  client: RepositoryClient,
  { owner, repo }: { readonly owner: string; readonly repo: string },
  { issue, sinceMs }: { readonly issue: LabelledIssueNode; readonly sinceMs: number },
  purse: Purse,
): Promise<CommentedIssue> {
  let page = issue.comments;
  let comments = entriesOf(page.nodes);
  for (let more = 1; more <= MOST_MORE_PAGES; more += 1) {
    const before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
    const [oldest] = comments;
    if (before === null || oldest === undefined || Date.parse(oldest.createdAt) < sinceMs) break;
    const { data, problems } = await client.graphql<MoreCommentsAnswer>(MORE_PHASE_COMMENTS_QUERY, {
      owner,
      repo,
      number: issue.number,
      before,
    });
    purse.pay(data);
    const next = data.repository?.issue?.comments;
    if (problems.length > 0 || !next) throw incompleteAnswer(problems, 'the comments with reports');
    page = next;
    comments = [...entriesOf(page.nodes), ...comments];
  }
  return { issue, comments };
}

interface MoreCommentsAnswer extends Priced {
  readonly repository: {
    readonly issue: { readonly comments: BackwardPage<PhaseCommentNode> } | null;
  } | null;
}
