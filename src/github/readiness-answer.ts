/** The answers to the queries of `readiness-query.ts`, as far as they are read; null as the schema allows, and where it does not. */

import type {
  BackwardPage,
  FileEntryNode,
  ForwardPage,
  PersonNode,
  RepositoryNode,
  TreeNode,
  VersionsNode,
} from './pull-request-answer.ts';
import type { PhaseCommentNode } from './read-phase-issues.ts';

interface List<T> {
  readonly nodes: readonly (T | null)[] | null;
}

/** The app's check on a commit. */
export interface FinishedCheckNode {
  readonly oid: string;
  readonly checkSuites: List<{
    readonly repository: { readonly databaseId: number | null };
    readonly checkRuns: List<{
      readonly url: string;
      readonly externalId: string | null;
      readonly status: string;
      readonly conclusion: string | null;
    }> | null;
  }> | null;
}

export type HeadCommits = List<{ readonly commit: FinishedCheckNode }>;

export interface ReviewNode {
  readonly id: string;
  readonly author: PersonNode | null;
  readonly state: string;
  readonly body: string;
}

export interface MergedNode {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly body: string;
  readonly author: PersonNode | null;
  readonly baseRefName: string;
  readonly headRefName: string;
  readonly headRefOid: string;
  readonly mergedAt: string | null;
  readonly updatedAt: string;
  readonly files: (List<{ readonly path: string }> & { readonly totalCount: number }) | null;
  readonly reviews: List<ReviewNode> | null;
  readonly approvals: List<{
    readonly id: string;
    readonly comments: { readonly totalCount: number };
  }> | null;
  /** Left out where checks were not asked for. */
  readonly commits?: HeadCommits;
}

export interface CommitNode {
  readonly oid: string;
  readonly url: string;
  readonly messageHeadline: string;
  readonly committedDate: string;
  readonly authors: List<{
    readonly name: string | null;
    readonly email: string | null;
    readonly user: { readonly login: string } | null;
  }>;
  readonly associatedPullRequests: List<{
    readonly number: number;
    readonly state: string;
    readonly repository: { readonly databaseId: number | null };
  }> | null;
}

export interface DiscussionNode {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
  readonly viewerDidAuthor: boolean;
  readonly lastEditedAt: string | null;
  readonly editor: PersonNode | null;
}

/** An issue with the label of reports or of drills. */
export interface LabelledIssueNode {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly createdAt: string;
  readonly viewerDidAuthor: boolean;
  readonly comments: BackwardPage<PhaseCommentNode>;
}

export interface OpenNode {
  readonly number: number;
  readonly url: string;
  readonly updatedAt: string;
  readonly headRefOid: string;
  readonly commits: HeadCommits;
}

/** The tip of the default branch; documents stand under `d0` and so on, lists of owners under `owners0` and so on. */
export interface TipNode {
  readonly oid: string;
  readonly tree: TreeNode;
  /** Null where there is no such folder; without entries where it is a file. */
  readonly docs: { readonly object: Partial<TreeNode> | null } | null;
  readonly config: FileEntryNode | null;
  readonly commits: ForwardPage<CommitNode>;
  readonly [file: `d${number}` | `owners${number}`]: FileEntryNode | null;
  readonly [versions: `d${number}Versions`]: VersionsNode;
}

export interface ReadinessRepositoryNode extends Omit<RepositoryNode, 'defaultBranchRef' | 'setupIssues'> {
  readonly hasDiscussionsEnabled: boolean;
  readonly reportLabel: { readonly name: string } | null;
  readonly drillLabel: { readonly name: string } | null;
  readonly discussionCategories?: List<{
    readonly id: string;
    readonly name: string;
    readonly slug: string;
  }> | null;
  readonly discussions?: ForwardPage<DiscussionNode> | null;
  readonly reportIssues: List<LabelledIssueNode> | null;
  readonly drillIssues: List<LabelledIssueNode> | null;
  readonly merged: ForwardPage<MergedNode> | null;
  readonly open: List<OpenNode> | null;
  readonly defaultBranchRef: {
    readonly name: string;
    readonly target: Partial<TipNode> | null;
  } | null;
}

/** Null on a server without rate limits. */
export interface Priced {
  readonly rateLimit?: { readonly cost: number } | null;
}

export interface ReadinessAnswer extends Priced {
  readonly viewer: { readonly login: string };
  readonly repository: ReadinessRepositoryNode | null;
}

export interface MoreReadinessAnswer extends Priced {
  readonly repository: {
    readonly merged?: ForwardPage<MergedNode> | null;
    readonly tip?: Partial<Pick<TipNode, 'commits'>> | null;
    readonly discussions?: ForwardPage<DiscussionNode> | null;
  } | null;
}
