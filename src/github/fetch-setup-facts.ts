import type { RepositoryFile } from '../handoff/facts.ts';
import { lookupKey } from '../handoff/lookups/lookup.ts';
import type { SetupFacts } from '../handoff/setup/setup-facts.ts';
import { SETUP_LABEL } from '../handoff/setup/setup-label.ts';
import { findRepository } from './find-repository.ts';
import { incompleteAnswer } from './graphql-answer.ts';
import type { FileEntryNode, RepositoryNode, TreeNode } from './pull-request-answer.ts';
import {
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
    isInOrganization
    label(name: "${SETUP_LABEL.name}") { name }
    defaultBranchRef {
      name
      target {
        oid
        ... on Commit { file(path: $configPath) { ...FileEntry } tree { entries { name type } } }
      }
    }
    ${SETUP_ISSUES} { nodes { number body state createdAt viewerDidAuthor } }
  }
  # By itself, so that a refusal takes nothing else along.
  settings: repository(owner: $owner, name: $repo) { squashMergeAllowed squashMergeCommitMessage }
}
${FILE_FRAGMENT}`;

interface SetupAnswer {
  readonly viewer: { readonly login: string };
  readonly repository:
    | (Omit<RepositoryNode, 'defaultBranchRef' | 'setupIssues'> & {
        readonly isInOrganization: boolean;
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
  readonly settings: {
    readonly squashMergeAllowed: boolean;
    readonly squashMergeCommitMessage: string;
  } | null;
}

interface IssueNode {
  readonly number: number;
  readonly body: string;
  readonly state: string;
  readonly createdAt: string;
  readonly viewerDidAuthor: boolean;
}

/** What one query tells of a repository; its tip is where further things are looked up. */
export interface SetupReading {
  readonly facts: Omit<SetupFacts, 'now' | 'operator' | 'configFiles' | 'missingPermissions'> & {
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
    installationId,
  }: {
    readonly owner: string;
    readonly repo: string;
    readonly repositoryId: number;
    readonly installationId: number;
  },
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
      hasLabel: node.label !== null,
      configFiles: { repository: readFileEntry(CONFIG_PATH, tip?.file, problems, at) },
      setupIssue: readOwnIssue(entriesOf(node.setupIssues.nodes)),
      squash: readSquash(data.settings),
      installationUrl: installationUrl(node, installationId),
      lookedUp: root === null ? {} : { [lookupKey({ kind: 'listing', path: '' })]: known(root) },
    },
  };
}

function readOwnIssue(nodes: readonly IssueNode[]): SetupFacts['setupIssue'] {
  const own = nodes.find((issue) => issue.viewerDidAuthor);
  if (own === undefined) return null;
  const { number, body, state, createdAt } = own;
  return { number, body, isOpen: state === 'OPEN', createdAt };
}

function readSquash(settings: SetupAnswer['settings']): SetupFacts['squash'] {
  if (settings === null) return null;
  return {
    isAllowed: settings.squashMergeAllowed,
    keepsDescription: settings.squashMergeCommitMessage === 'PR_BODY',
  };
}

/** The page on which an owner of the account sees what the App asks for. */
function installationUrl(
  {
    url,
    owner,
    isInOrganization,
  }: Pick<NonNullable<SetupAnswer['repository']>, 'url' | 'owner' | 'isInOrganization'>,
  installationId: number,
): string {
  const account = isInOrganization ? `/organizations/${owner.login}` : '';
  return `${new URL(url).origin}${account}/settings/installations/${installationId}`;
}
