import type { OwnSetupIssue } from '../handoff/setup/setup-facts.ts';
import { SETUP_MARKER } from '../handoff/setup/setup-label.ts';
import type { RepositoryClient } from './repository-client.ts';

/** It is among the first that the app opens: beside it there are only the issues of phases then. */
const PAGE_SIZE = 100;

/**
 * The app's setup issue whose label somebody took off; null where it is not among the app's oldest issues. By REST, as not
 * every GitHub chooses issues by a bot in GraphQL (renovatebot/renovate#44730). Throws `GitHubError`.
 */
export async function fetchUnlabelledSetupIssue(
  client: RepositoryClient,
  // `appLogin` without the suffix of bots.
  { owner, repo, appLogin }: { readonly owner: string; readonly repo: string; readonly appLogin: string },
): Promise<OwnSetupIssue | null> {
  const creator = `${appLogin}[bot]`;
  const { data } = await client.octokit.rest.issues.listForRepo({
    owner,
    repo,
    creator,
    state: 'all',
    sort: 'created',
    direction: 'asc',
    per_page: PAGE_SIZE,
  });
  const own = data.findLast(({ user, body }) => user?.login === creator && isMarked(body ?? ''));
  if (own === undefined) return null;
  const { number, body, state, created_at: createdAt } = own;
  return { number, body: body ?? '', isOpen: state === 'open', createdAt };
}

function isMarked(body: string): boolean {
  return body.split('\n').some((line) => line.trim() === SETUP_MARKER);
}
