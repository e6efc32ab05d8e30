import { PHASE_LABELS } from '../handoff/phases/phase-names.ts';
import { DRILL_LABEL, REPORT_LABEL } from '../handoff/readiness/label-names.ts';
import { SETUP_LABEL } from '../handoff/setup/setup-label.ts';
import { findRepository } from './find-repository.ts';
import type { ForwardPage } from './pull-request-answer.ts';
import { CHECK_NAME, CONFIG_PATH, RATE_LIMIT } from './pull-request-query.ts';
import { entriesOf } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

/** Those that changed last: what the app judged is among them, if it judged anything. */
const PULL_REQUESTS = 10;

export const TRACES_QUERY = `
query Traces($owner: String!, $repo: String!, $appId: Int!, $checkName: String!) {
  ${RATE_LIMIT}
  repository(owner: $owner, name: $repo) {
    databaseId
    isFork
    isArchived
    isEmpty
    setup: label(name: "${SETUP_LABEL.name}") { name }
    phase: label(name: "${PHASE_LABELS.phase.name}") { name }
    report: label(name: "${REPORT_LABEL.name}") { name }
    drill: label(name: "${DRILL_LABEL.name}") { name }
    config: object(expression: "HEAD:${CONFIG_PATH}") { oid }
    pullRequests(first: ${PULL_REQUESTS}, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes {
        commits(last: 1) {
          nodes { commit { checkSuites(first: 1, filterBy: { appId: $appId, checkName: $checkName }) { nodes { id } } } }
        }
      }
    }
  }
}`;

interface PullNode {
  readonly commits: {
    readonly nodes:
      | readonly ({
          readonly commit: { readonly checkSuites: { readonly nodes: readonly unknown[] | null } | null };
        } | null)[]
      | null;
  } | null;
}

interface TracesNode {
  readonly databaseId: number | null;
  readonly isFork: boolean;
  readonly isArchived: boolean;
  readonly isEmpty: boolean;
  readonly setup: object | null;
  readonly phase: object | null;
  readonly report: object | null;
  readonly drill: object | null;
  readonly config: object | null;
  readonly pullRequests: Pick<ForwardPage<PullNode>, 'nodes'> | null;
}

/**
 * Whether the app was at work in a repository before: its labels, its check on a pull request that changed lately, or its configuration.
 * Never in forks, archived and empty ones. Throws `GitHubError`.
 */
export async function fetchTraces(
  client: RepositoryClient,
  at: {
    readonly owner: string;
    readonly repo: string;
    readonly repositoryId: number;
    readonly appId: number;
  },
): Promise<boolean> {
  const { owner, repo, appId } = at;
  const { data, problems } = await client.graphql<{ readonly repository: TracesNode | null }>(TRACES_QUERY, {
    owner,
    repo,
    appId,
    checkName: CHECK_NAME,
  });
  const node = findRepository(data.repository, problems, at.repositoryId);
  if (node === null || node.isFork || node.isArchived || node.isEmpty) return false;
  const named = [node.setup, node.phase, node.report, node.drill, node.config];
  return named.some((trace) => trace !== null) || entriesOf(node.pullRequests?.nodes).some(hasCheck);
}

/** GitHub makes an empty suite for every push: only one with the app's own check was asked for. */
function hasCheck({ commits }: PullNode): boolean {
  return entriesOf(commits?.nodes).some(({ commit }) => entriesOf(commit.checkSuites?.nodes).length > 0);
}
