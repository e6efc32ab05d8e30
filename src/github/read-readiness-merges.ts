import { parsePullRequestRecord } from '../handoff/effects/external-id.ts';
import type {
  CheckRecord,
  MergedChange,
  OpenPullRequest,
  ReadBack,
  Review,
} from '../handoff/readiness/readiness-facts.ts';
import { entriesOf, readActor } from './read-nodes.ts';
import type { HeadCommits, MergedNode, OpenNode, ReviewNode } from './readiness-answer.ts';
import type { Backlog } from './readiness-backlog.ts';

/** States that nobody gives to a review without saying something. */
const STATES_WITH_WORDS: ReadonlySet<string> = new Set(['COMMENTED', 'CHANGES_REQUESTED']);

interface Place {
  readonly repositoryId: number;
  readonly defaultBranch: string;
}

/** What was merged into the default branch, oldest first. */
export function readMerges(
  backlog: Backlog<MergedNode>,
  { repositoryId, defaultBranch }: Place,
): ReadBack<MergedChange> {
  const sinceMs = backlog.reachedMs();
  const entries = backlog.nodes().flatMap((node) => {
    const { mergedAt, baseRefName } = node;
    const isOf = mergedAt !== null && Date.parse(mergedAt) >= sinceMs && baseRefName === defaultBranch;
    return isOf ? [readMerge(node, mergedAt, repositoryId)] : [];
  });
  return {
    entries: entries.sort(
      (left, right) => Date.parse(left.mergedAt) - Date.parse(right.mergedAt) || left.number - right.number,
    ),
    since: new Date(sinceMs).toISOString(),
  };
}

function readMerge(node: MergedNode, mergedAt: string, repositoryId: number): MergedChange {
  const { number, title, url, body, headRefName, files } = node;
  const paths = entriesOf(files?.nodes).map(({ path }) => path);
  return {
    number,
    title,
    url,
    body,
    author: readActor(node.author),
    headRefName,
    mergedAt,
    paths,
    arePathsWhole: files !== null && files.totalCount <= paths.length,
    reviews: readReviews(node),
    check: readFinishedCheck(node.commits, node.headRefOid, repositoryId),
  };
}

function readReviews({ reviews, approvals }: MergedNode): Review[] {
  const withRemarks = new Set(
    entriesOf(approvals?.nodes).flatMap(({ id, comments }) => (comments.totalCount > 0 ? [id] : [])),
  );
  const hasWords = ({ id, state, body }: ReviewNode): boolean =>
    body.trim() !== '' || STATES_WITH_WORDS.has(state) || withRemarks.has(id);
  return entriesOf(reviews?.nodes).map((review) => ({
    author: readActor(review.author),
    hasWords: hasWords(review),
  }));
}

/** The newest open pull requests, and whether the app finished its check on their heads. */
export function readOpenPullRequests(nodes: readonly OpenNode[], repositoryId: number): OpenPullRequest[] {
  return nodes.map(({ number, url, updatedAt, headRefOid, commits }) => ({
    number,
    url,
    updatedAt,
    isJudged: readFinishedCheck(commits, headRefOid, repositoryId) !== null,
  }));
}

/** A fork may hold runs for the same commit: they are not this repository's. */
function readFinishedCheck(
  commits: HeadCommits | undefined,
  headSha: string,
  repositoryId: number,
): CheckRecord | null {
  const commit = entriesOf(commits?.nodes).at(-1)?.commit;
  if (commit?.oid !== headSha) return null;
  const run = entriesOf(commit.checkSuites?.nodes)
    .filter(({ repository }) => repository.databaseId === repositoryId)
    .flatMap(({ checkRuns }) => entriesOf(checkRuns?.nodes))
    .at(0);
  if (run?.status !== 'COMPLETED') return null;
  return {
    url: run.url,
    conclusion: run.conclusion?.toLowerCase() ?? null,
    rules: parsePullRequestRecord(run.externalId ?? '')?.rules ?? {},
  };
}
