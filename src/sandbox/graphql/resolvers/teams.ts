import type { Account } from '../../store/entities.ts';
import type { Team } from '../../store/team.ts';
import { cutConnection, type PageArguments } from '../connection.ts';
import { graphqlError, type RequestContext, requireGrant } from '../request-context.ts';
import { properties, type ResolverMap } from '../resolver.ts';

interface MembersArguments extends PageArguments {
  readonly membership?: string | null;
  readonly orderBy?: unknown;
  readonly query?: string | null;
  readonly role?: string | null;
}

/** The organisation of that name. Throws NOT_FOUND where the account is none. */
export function organizationOf(login: string, { world }: RequestContext): Account {
  const account = world.store.accounts.get(login.toLowerCase());
  if (account?.kind === 'Organization') return account;
  throw graphqlError('NOT_FOUND', `Could not resolve to an Organization with the login of '${login}'.`);
}

/** A team of an organisation; null where there is none. Only where the App is installed may it look. */
export function teamOf(
  organization: Account,
  { slug }: { readonly slug: string },
  context: RequestContext,
): Team | null {
  requireGrant(context, 'read', 'members');
  if (context.token.installation.account !== organization)
    throw graphqlError('FORBIDDEN', 'Resource not accessible by integration');
  return context.world.store.teams.get(`${organization.login}/${slug}`.toLowerCase()) ?? null;
}

/** Teams and their members. */
export const teamResolvers: ResolverMap = {
  Team: {
    ...properties('slug', 'organization'),
    id: ({ nodeId }: Team) => nodeId,
    databaseId: ({ id }: Team) => id,
    name: ({ slug }: Team) => slug,
    combinedSlug: ({ organization, slug }: Team) => `${organization.login}/${slug}`,
    members: ({ members }: Team, given: MembersArguments, context: RequestContext) => {
      if (given.orderBy || given.query || given.role || (given.membership ?? 'ALL') !== 'ALL')
        throw graphqlError('STAND_IN', "The stand-in can't choose among the members of a team");
      const present = members.filter(({ isDeleted }) => !isDeleted);
      return cutConnection(present, given, context, 'members');
    },
  },
};
