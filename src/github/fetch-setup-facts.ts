import type { RepositoryFile } from '../handoff/facts.ts';
import { lookupKey } from '../handoff/lookups/lookup.ts';
import type { SetupFacts } from '../handoff/setup/setup-facts.ts';
import { SETUP_LABEL } from '../handoff/setup/setup-label.ts';
import { findRepository } from './find-repository.ts';
import { incompleteAnswer } from './graphql-answer.ts';
import type { FileEntryNode, PersonNode, RepositoryNode, TreeNode } from './pull-request-answer.ts';
import {
  ACTOR_FRAGMENT,
  CONFIG_PATH,
  FILE_FRAGMENT,
  RATE_LIMIT,
  REPOSITORY_FIELDS,
  SETUP_ISSUES,
} from './pull-request-query.ts';
import { readTree } from './read-base.ts';
import { bareLogin, entriesOf, known, readFileEntry } from './read-nodes.ts';
import { readRepository } from './read-repository.ts';
import type { RepositoryClient } from './repository-client.ts';

export const SETUP_QUERY = `
query SetupFacts($owner: String!, $repo: String!, $configPath: String!) {
  ${RATE_LIMIT}
  viewer { login }
  repository(owner: $owner, name: $repo) {
    ${REPOSITORY_FIELDS}
    isFork
    isEmpty
    label(name: "${SETUP_LABEL.name}") { name }
    defaultBranchRef {
      name
      target {
        oid
        ... on Commit { file(path: $configPath) { ...FileEntry } tree { entries { name type } } }
      }
    }
    ${SETUP_ISSUES} { nodes { number body state viewerDidAuthor lastEditedAt editor { ...Person } } }
  }
}
${ACTOR_FRAGMENT}
${FILE_FRAGMENT}`;

interface SetupAnswer {
  readonly viewer: { readonly login: string };
  readonly repository:
    | (Omit<RepositoryNode, 'defaultBranchRef' | 'setupIssues'> & {
        readonly isFork: boolean;
        readonly isEmpty: boolean;
        readonly label: { readonly name: string } | null;
        readonly defaultBranchRef: {
          readonly name: string;
          readonly target: {
            readonly oid: string;
            readonly file?: FileEntryNode | null;
            readonly tree?: TreeNode;
          } | null;
        } | null;
        readonly setupIssues: { readonly nodes: readonly (IssueNode | null)[] | null } | null;
      })
    | null;
}

interface IssueNode {
  readonly number: number;
  readonly body: string;
  readonly state: string;
  readonly viewerDidAuthor: boolean;
  readonly lastEditedAt: string | null;
  readonly editor: PersonNode | null;
}

/** What one query tells of a repository; its tip is where further things are looked up. */
export interface SetupReading {
  readonly facts: Omit<SetupFacts, 'operator' | 'configFiles'> & {
    readonly configFiles: { readonly repository: RepositoryFile | null };
  };
  readonly baseSha: string;
  readonly appLogin: string;
}

/** Reads what a repository has and lacks; null where it is gone, or another one bears its name. Throws `GitHubError`. */
export async function fetchSetupFacts(
  client: RepositoryClient,
  {
    owner,
    repo,
    repositoryId,
  }: { readonly owner: string; readonly repo: string; readonly repositoryId: number },
): Promise<SetupReading | null> {
  const { data, problems } = await client.graphql<SetupAnswer>(SETUP_QUERY, {
    owner,
    repo,
    configPath: CONFIG_PATH,
  });
  const node = findRepository(data.repository, problems, repositoryId);
  if (node === null) return null;
  // Without them a second issue might be opened.
  if (node.setupIssues === null) throw incompleteAnswer(problems, 'the setup issue');
  const tip = node.defaultBranchRef?.target;
  const appLogin = bareLogin(data.viewer.login);
  const at = ['repository', 'defaultBranchRef'];
  const root = tip?.tree === undefined ? null : readTree(tip.tree);
  return {
    baseSha: tip?.oid ?? '',
    appLogin,
    facts: {
      repository: readRepository(node, repositoryId),
      isFork: node.isFork,
      isEmpty: node.isEmpty || tip?.oid === undefined,
      hasLabel: node.label !== null,
      configFiles: { repository: readFileEntry(CONFIG_PATH, tip?.file, problems, at) },
      setupIssue: readOwnIssue(entriesOf(node.setupIssues.nodes), appLogin),
      lookedUp: root === null ? {} : { [lookupKey({ kind: 'listing', path: '' })]: known(root) },
    },
  };
}

function readOwnIssue(nodes: readonly IssueNode[], appLogin: string): SetupFacts['setupIssue'] {
  const own = nodes.find((issue) => issue.viewerDidAuthor);
  if (own === undefined) return null;
  const { number, body, state, lastEditedAt, editor } = own;
  const isByApp = editor?.kind === 'Bot' && bareLogin(editor.login) === appLogin;
  return { number, body, isOpen: state === 'OPEN', isEditedByOthers: lastEditedAt !== null && !isByApp };
}
