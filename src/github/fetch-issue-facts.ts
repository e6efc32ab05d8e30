import type { RepositoryFile } from '../handoff/facts.ts';
import type { IssueFacts } from '../handoff/issue-commands/issue-facts.ts';
import { findRepository, type ServedNode } from './find-repository.ts';
import { incompleteAnswer, isNotFound } from './graphql-answer.ts';
import type { RepositoryNode } from './pull-request-answer.ts';
import {
  ACTOR_FRAGMENT,
  CONFIG_PATH,
  FILE_FRAGMENT,
  PAGE_SIZE,
  RATE_LIMIT,
  REPOSITORY_FIELDS,
} from './pull-request-query.ts';
import { type CommandCommentNode, readCommands } from './read-comments.ts';
import { entriesOf, readFileEntry } from './read-nodes.ts';
import { readRepository } from './read-repository.ts';
import type { RepositoryClient } from './repository-client.ts';

const FIELDS = `
      number
      url
      body
      viewerDidAuthor
      comments(last: ${PAGE_SIZE}) {
        nodes {
          id
          fullDatabaseId
          author { ...Person }
          createdAt
          body
          lastEditedAt
          includesCreatedEdit
          editor { ...Person }
          viewerDidAuthor
          reactionGroups { content viewerHasReacted }
        }
      }`;

export const ISSUE_QUERY = `
query IssueFacts($owner: String!, $repo: String!, $number: Int!, $configPath: String!) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    ${REPOSITORY_FIELDS}
    defaultBranchRef {
      name
      target { ... on Commit { file(path: $configPath) { ...FileEntry } } }
    }
    issue: issueOrPullRequest(number: $number) {
      ... on Issue {${FIELDS}
      }
      ... on PullRequest {${FIELDS}
      }
    }
  }
}
${ACTOR_FRAGMENT}
${FILE_FRAGMENT}`;

interface IssueAnswer {
  readonly repository:
    | (Parameters<typeof readRepository>[0] &
        Pick<RepositoryNode, 'defaultBranchRef'> &
        ServedNode & { readonly issue: IssueNode | null })
    | null;
}

interface IssueNode {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
  readonly comments: { readonly nodes: readonly (CommandCommentNode | null)[] | null } | null;
}

/** What the query tells. */
export type IssueReading = Omit<IssueFacts, 'operator' | 'configFiles'> & {
  /** `.github/baton.yml` on the default branch. */
  readonly configFile: RepositoryFile | null;
};

/**
 * Reads the newest hundred comments of an issue or a pull request; null where it is gone, or where another repository bears the
 * name. Throws `GitHubError`.
 */
export async function fetchIssueFacts(
  client: RepositoryClient,
  {
    owner,
    repo,
    repositoryId,
    number,
  }: {
    readonly owner: string;
    readonly repo: string;
    readonly repositoryId: number;
    readonly number: number;
  },
): Promise<IssueReading | null> {
  const { data, problems } = await client.graphql<IssueAnswer>(ISSUE_QUERY, {
    owner,
    repo,
    number,
    configPath: CONFIG_PATH,
  });
  const node = findRepository(data.repository, problems, repositoryId);
  if (node === null) return null;
  const { issue } = node;
  if (issue === null) {
    if (problems.length === 0 || isNotFound(problems, ['repository', 'issue'])) return null;
    throw incompleteAnswer(problems, 'the issue');
  }
  // Without them, what was answered would be answered again.
  if (issue.comments?.nodes == null) throw incompleteAnswer(problems, 'the comments of the issue');
  const comments = entriesOf(issue.comments.nodes);
  const configFile = readFileEntry(CONFIG_PATH, node.defaultBranchRef?.target?.file, problems, [
    'repository',
    'defaultBranchRef',
  ]);
  return {
    configFile,
    repository: readRepository(node, repositoryId),
    number: issue.number,
    url: issue.url,
    ownBody: issue.viewerDidAuthor ? issue.body : null,
    commands: readCommands(comments),
    ownComments: comments
      .filter((comment) => comment.viewerDidAuthor)
      .map(({ fullDatabaseId, body }) => ({ id: Number(fullDatabaseId), body })),
  };
}
