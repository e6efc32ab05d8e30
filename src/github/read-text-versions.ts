import type { TextVersion, VersionPullRequest } from '../handoff/lookups/lookup.ts';
import type { FileEntryNode, PersonNode } from './pull-request-answer.ts';
import { entriesOf, readActor, readFileEntry } from './read-nodes.ts';

/** The answer to the lookup `text-versions`. */
export interface TextVersionsNode {
  readonly nodes: readonly (VersionNode | null)[] | null;
}

interface VersionNode {
  readonly oid: string;
  readonly committedDate: string;
  readonly file: FileEntryNode | null;
  readonly associatedPullRequests: { readonly nodes: readonly (PullRequestNode | null)[] | null } | null;
}

interface PullRequestNode {
  readonly number: number;
  readonly url: string;
  readonly mergedAt: string | null;
  readonly author: PersonNode | null;
  readonly latestOpinionatedReviews: {
    readonly nodes: readonly ({ readonly state: string; readonly author: PersonNode | null } | null)[] | null;
  } | null;
}

/** The versions of a file, newest first; the answer is whole. */
export function readTextVersions(path: string, history: TextVersionsNode | undefined): TextVersion[] {
  return entriesOf(history?.nodes).map((node) => {
    const file = readFileEntry(path, node.file, [], []);
    const [merged] = entriesOf(node.associatedPullRequests?.nodes).filter(
      ({ mergedAt }) => mergedAt !== null,
    );
    return {
      commitSha: node.oid,
      // A rebased commit is older than the moment from which the plan said so.
      at: merged?.mergedAt ?? node.committedDate,
      text: file?.text ?? null,
      pullRequest: merged === undefined ? null : readPullRequest(merged),
    };
  });
}

function readPullRequest({
  number,
  url,
  author,
  latestOpinionatedReviews,
}: PullRequestNode): VersionPullRequest {
  const approving = entriesOf(latestOpinionatedReviews?.nodes).filter(({ state }) => state === 'APPROVED');
  return {
    number,
    url,
    author: readActor(author)?.login ?? null,
    approvedBy: approving.flatMap((review) => readActor(review.author)?.login ?? []),
  };
}
