import type { Fetched } from '../handoff/facts.ts';
import { isAffected } from './graphql-answer.ts';
import type { ForwardPage } from './pull-request-answer.ts';
import { PAGE_SIZE, RATE_LIMIT } from './pull-request-query.ts';
import { entriesOf, known, unknown } from './read-nodes.ts';
import type { RepositoryClient } from './repository-client.ts';

/** A team of five hundred is no team that works on one repository. */
const MOST_PAGES = 5;

export const TEAM_QUERY = `
query TeamMembers($organisation: String!, $slug: String!, $after: String) {
  ${RATE_LIMIT}
  organization(login: $organisation) {
    team(slug: $slug) {
      members(first: ${PAGE_SIZE}, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { login }
      }
    }
  }
}`;

interface TeamAnswer {
  readonly organization: {
    readonly team: { readonly members: ForwardPage<{ readonly login: string }> | null } | null;
  } | null;
}

/** The logins of a team's members, child teams included; `team` is `org/slug`. Unknown where the app may not ask. Throws `GitHubError`. */
export async function fetchTeamMembers(
  client: RepositoryClient,
  team: string,
): Promise<Fetched<readonly string[]>> {
  const [organisation = '', slug = ''] = team.split('/', 2);
  const logins: string[] = [];
  let after: string | null = null;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const variables: Readonly<Record<string, unknown>> = { organisation, slug, after };
    const { data, problems } = await client.graphql<TeamAnswer>(TEAM_QUERY, variables);
    if (isAffected(problems, ['organization'])) return unknown('the app may not look up the team');
    const members: ForwardPage<{ readonly login: string }> | null = data.organization?.team?.members ?? null;
    if (members === null) return unknown('there is no such team');
    logins.push(...entriesOf(members.nodes).map(({ login }) => login));
    if (!members.pageInfo.hasNextPage) return known(logins);
    after = members.pageInfo.endCursor;
  }
  return unknown('the team has too many members');
}
