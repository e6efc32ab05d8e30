import type { ChangedFile, Fetched } from '../handoff/facts.ts';
import { backwardPage, createPageCollector, forwardPage, type Page } from './page-collector.ts';
import type {
  CommentNode,
  FilesPage,
  LabelsPage,
  MoreOfPullRequestAnswer,
  PullRequestNode,
} from './pull-request-answer.ts';
import { MORE_OF_PULL_REQUEST_QUERY } from './pull-request-query.ts';
import type { RepositoryClient } from './repository-client.ts';

/** GitHub lists no more files of a pull request than these. */
const FILES_LIMIT = 3_000;
/** GitHub allows 100 labels; the margin is for a server that allows more. */
const LABELS_LIMIT = 500;
/** Twenty pages: a longer conversation is no place for commands. */
const COMMENTS_LIMIT = 2_000;

/** The lists of a pull request, read to their end or told to be incomplete. */
export interface PullRequestLists {
  readonly labels: Fetched<readonly string[]>;
  readonly files: Fetched<readonly ChangedFile[]>;
  readonly comments: Fetched<readonly CommentNode[]>;
  /** The newest comments where not all could be read, all of them otherwise; oldest first. */
  readonly seenComments: readonly CommentNode[];
}

/** Reads on what did not fit the first answer, all lists in one query a round; no query where everything did. */
export async function readLists(
  client: RepositoryClient,
  variables: { readonly owner: string; readonly repo: string; readonly number: number },
  first: PullRequestNode,
): Promise<PullRequestLists> {
  const labels = createPageCollector<string>({ what: 'labels', limit: LABELS_LIMIT });
  const files = createPageCollector<ChangedFile>({ what: 'changed files', limit: FILES_LIMIT });
  const comments = createPageCollector<CommentNode>({
    what: 'comments',
    limit: COMMENTS_LIMIT,
    isBackward: true,
  });
  labels.add(labelsOf(first.labels));
  files.add(filesOf(first.files));
  comments.add(backwardPage(first.comments));
  const fileCount = Math.max(first.files?.totalCount ?? 0, first.changedFiles);
  if (fileCount > FILES_LIMIT) files.giveUp('there are more than 3,000 changed files');

  while (labels.cursor() !== null || files.cursor() !== null || comments.cursor() !== null) {
    const answer = await client.graphql<MoreOfPullRequestAnswer>(MORE_OF_PULL_REQUEST_QUERY, {
      ...variables,
      withLabels: labels.cursor() !== null,
      labelsAfter: labels.cursor(),
      withFiles: files.cursor() !== null,
      filesAfter: files.cursor(),
      withComments: comments.cursor() !== null,
      commentsBefore: comments.cursor(),
    });
    const more = answer.data.repository?.pullRequest;
    if (more !== undefined && more !== null && more.headRefOid !== first.headRefOid) {
      files.giveUp('the pull request changed while its files were read');
    }
    if (labels.cursor() !== null) labels.add(labelsOf(more?.labels));
    if (files.cursor() !== null) files.add(filesOf(more?.files));
    if (comments.cursor() !== null) comments.add(backwardPage(more?.comments));
  }
  if (files.entries().length < fileCount) files.giveUp('GitHub did not list all changed files');
  return {
    labels: labels.result(),
    files: files.result(),
    comments: comments.result(),
    seenComments: comments.entries(),
  };
}

function labelsOf(connection: LabelsPage | null | undefined): Page<string> | null {
  const page = forwardPage(connection);
  return page === null ? null : { ...page, entries: page.entries.map((label) => label.name) };
}

function filesOf(connection: FilesPage | null | undefined): Page<ChangedFile> | null {
  const page = forwardPage(connection);
  return page === null
    ? null
    : {
        ...page,
        entries: page.entries.map(({ path, changeType }) => ({ path, change: changeOf(changeType) })),
      };
}

function changeOf(changeType: string): ChangedFile['change'] {
  const change = changeType.toLowerCase();
  switch (change) {
    case 'added':
    case 'deleted':
    case 'renamed':
    case 'copied':
    case 'modified':
      return change;
    default:
      return 'changed';
  }
}
