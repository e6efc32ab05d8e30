/** The answers to the queries of `pull-request-query.ts`, as far as they are read; null as the schema allows. */

import type { ServedNode } from './find-repository.ts';

export interface PersonNode {
  readonly kind: string;
  readonly login: string;
}

export interface FileEntryNode {
  readonly oid: string;
  readonly mode: number;
  readonly object: {
    readonly kind: string;
    readonly text?: string | null;
    readonly isTruncated?: boolean;
  } | null;
}

export interface LinkedIssueNode {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: PersonNode | null;
}

export interface CommentNode {
  readonly id: string;
  /** A 64-bit number as text. */
  readonly fullDatabaseId: string | null;
  readonly author: PersonNode | null;
  readonly createdAt: string;
  readonly body: string;
  readonly lastEditedAt: string | null;
  readonly includesCreatedEdit: boolean;
  readonly editor: PersonNode | null;
  readonly userContentEdits: {
    readonly totalCount: number;
    readonly nodes: readonly ({ readonly editor: PersonNode | null } | null)[] | null;
  } | null;
  readonly isMinimized: boolean;
  readonly viewerDidAuthor: boolean;
  readonly reactionGroups: readonly { readonly content: string; readonly viewerHasReacted: boolean }[] | null;
}

export interface ForwardPage<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (T | null)[] | null;
}

export interface BackwardPage<T> {
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
  readonly nodes: readonly (T | null)[] | null;
}

export type LabelsPage = ForwardPage<{ readonly name: string }>;
export type FilesPage = ForwardPage<{ readonly path: string; readonly changeType: string }> & {
  readonly totalCount: number;
};
export type CommentsPage = BackwardPage<CommentNode>;

export interface CheckRunNode {
  readonly databaseId: number | null;
  readonly externalId: string | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly startedAt: string | null;
}

export interface OwnCheckNode {
  readonly checkSuites: {
    readonly nodes:
      | readonly ({
          readonly repository: { readonly databaseId: number | null };
          readonly checkRuns: { readonly nodes: readonly (CheckRunNode | null)[] | null } | null;
        } | null)[]
      | null;
  } | null;
}

export interface BringersNode {
  readonly associatedPullRequests: {
    readonly nodes:
      | readonly ({
          readonly number: number;
          readonly state: string;
          readonly headRefOid: string;
          readonly repository: { readonly databaseId: number | null };
        } | null)[]
      | null;
  } | null;
}

export interface HeadCommitNode extends OwnCheckNode, BringersNode {
  readonly oid: string;
  readonly file: FileEntryNode | null;
}

export interface VersionNode {
  readonly oid: string;
  readonly committedDate: string;
  readonly author: { readonly user: { readonly login: string } | null } | null;
  readonly file: { readonly oid: string } | null;
}

export interface VersionsNode {
  readonly nodes: readonly (VersionNode | null)[] | null;
}

export interface TreeNode {
  readonly entries:
    | readonly {
        readonly name: string;
        readonly type: string;
      }[]
    | null;
}

/** The tip of the base; documents stand under `d0`, `d1` and so on, their versions under `d0Versions`. */
export interface BaseCommitNode {
  readonly oid: string;
  readonly tree: TreeNode;
  readonly [alias: `d${number}`]: FileEntryNode | null;
  readonly [alias: `d${number}Versions`]: VersionsNode;
}

export interface SetupIssueNode {
  readonly state: 'OPEN' | 'CLOSED';
  readonly createdAt: string;
  readonly viewerDidAuthor: boolean;
}

export interface PullRequestNode {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly isDraft: boolean;
  readonly isCrossRepository: boolean;
  readonly author: PersonNode | null;
  readonly headRefOid: string;
  readonly headRefName: string;
  readonly headRepository: { readonly url: string } | null;
  readonly baseRefName: string;
  readonly baseRefOid: string;
  readonly baseRef: { readonly target: Partial<BaseCommitNode> | null } | null;
  readonly milestone: { readonly title: string } | null;
  readonly changedFiles: number;
  readonly labels: LabelsPage | null;
  readonly files: FilesPage | null;
  readonly closingIssuesReferences: {
    readonly nodes: readonly (LinkedIssueNode | null)[] | null;
  } | null;
  readonly comments: CommentsPage;
  readonly timelineItems: {
    readonly nodes:
      | readonly ({
          readonly createdAt?: string;
          readonly deletedCommentAuthor?: PersonNode | null;
        } | null)[]
      | null;
  };
  readonly commits: { readonly nodes: readonly ({ readonly commit: HeadCommitNode } | null)[] | null };
}

export interface RepositoryNode extends Omit<ServedNode, 'defaultBranchRef'> {
  readonly id: string;
  readonly name: string;
  readonly owner: { readonly login: string };
  readonly url: string;
  readonly isPrivate: boolean;
  readonly defaultBranchRef: {
    readonly name: string;
    readonly target: { readonly file?: FileEntryNode | null } | null;
  } | null;
  readonly hasIssuesEnabled: boolean;
  readonly setupIssues: { readonly nodes: readonly (SetupIssueNode | null)[] | null } | null;
}

export interface PullRequestFactsAnswer {
  readonly viewer: { readonly login: string };
  readonly repository:
    | (RepositoryNode & {
        readonly pullRequest: PullRequestNode | null;
        /** Null where no commit has that id; empty where it is no commit. */
        readonly leftHead?: Partial<BringersNode> | null;
      })
    | null;
}

export interface HeadCommitAnswer {
  readonly repository: { readonly object: Partial<HeadCommitNode> | null } | null;
}

export interface MoreOfPullRequestAnswer {
  readonly repository: {
    readonly pullRequest: {
      readonly headRefOid: string;
      readonly labels?: LabelsPage | null;
      readonly files?: FilesPage | null;
      readonly comments?: CommentsPage;
    } | null;
  } | null;
}
