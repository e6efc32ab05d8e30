import { REACTION_NAMES } from '../../render/thread.ts';
import { webUrlOf } from '../../render/urls.ts';
import type { Account, App, Edit, Label, Reaction, Written } from '../../store/entities.ts';
import { cutConnection, type PageArguments } from '../connection.ts';
import type { RequestContext } from '../request-context.ts';
import { properties, type Resolver, type ResolverMap } from '../resolver.ts';
import { teamOf } from './teams.ts';

/** GraphQL shows no author at all once the account is gone. */
export function actorOf(account: Account | null): Account | null {
  return account === null || account.isDeleted ? null : account;
}

const ACCOUNT: Readonly<Record<string, Resolver<Account>>> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  login: ({ login }) => login,
  url: (account) => webUrlOf(account),
};

interface ReactionGroup {
  readonly content: string;
  readonly subject: Written;
}

/** The fields about text and its edits that discussions, too, have. */
export const TEXT: Readonly<Record<string, Resolver<Written>>> = {
  id: ({ nodeId }) => nodeId,
  databaseId: ({ id }) => id,
  author: ({ author }) => actorOf(author),
  body: ({ body }) => body,
  createdAt: ({ createdAt }) => createdAt,
  publishedAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  lastEditedAt: ({ edits }) => edits.at(-1)?.editedAt ?? null,
  editor: ({ edits }) => actorOf(edits.at(-1)?.editor ?? null),
  includesCreatedEdit: ({ edits }) => edits.length > 0,
  userContentEdits: ({ edits }, page: PageArguments, context) =>
    cutConnection(edits.toReversed(), page, context, 'userContentEdits'),
  viewerDidAuthor: ({ author }, _, { world }) => author === world.app.bot,
  reactionGroups: (subject) => Object.values(REACTION_NAMES).map((content) => ({ content, subject })),
  reactions: ({ reactions }, page: PageArguments & { readonly content?: string }, context) => {
    const chosen = reactions.filter(({ content }) => !page.content || page.content === content);
    return cutConnection(chosen, page, context, 'reactions');
  },
};

/** The fields about text and its edits that comments, reviews, issues and pull requests share. */
export const WRITTEN: typeof TEXT = { ...TEXT, fullDatabaseId: ({ id }) => String(id) };

function reactionsOf({ content, subject }: ReactionGroup): readonly Reaction[] {
  return subject.reactions.filter((reaction) => reaction.content === content);
}

/** Accounts, labels, reactions and edits. */
export const peopleResolvers: ResolverMap = {
  User: { ...ACCOUNT, name: () => null } satisfies Record<string, Resolver<Account>>,
  Organization: { ...ACCOUNT, name: ({ login }: Account) => login, team: teamOf } satisfies Record<
    string,
    Resolver<Account>
  >,
  Bot: {
    ...ACCOUNT,
    // REST and `viewer` keep the suffix, an actor in GraphQL has none.
    login: ({ login }: Account) => login.replace(/\[bot\]$/, ''),
  } satisfies Record<string, Resolver<Account>>,
  App: {
    id: ({ nodeId }: App) => nodeId,
    databaseId: ({ id }: App) => id,
    name: ({ name }: App) => name,
    slug: ({ slug }: App) => slug,
  },
  Label: {
    ...properties('name', 'color', 'description'),
    id: ({ nodeId }: Label) => nodeId,
    isDefault: () => false,
  },
  UserContentEdit: {
    ...properties('editedAt'),
    id: ({ nodeId }: Edit) => nodeId,
    editor: ({ editor }: Edit) => actorOf(editor),
    createdAt: ({ editedAt }: Edit) => editedAt,
    updatedAt: ({ editedAt }: Edit) => editedAt,
    diff: ({ body }: Edit) => body,
    deletedAt: () => null,
    deletedBy: () => null,
  },
  Reaction: {
    ...properties('content', 'createdAt'),
    id: ({ nodeId }: Reaction) => nodeId,
    databaseId: ({ id }: Reaction) => id,
    // The schema's type is User: a bot is none.
    user: ({ user }: Reaction) => (user.kind === 'User' ? actorOf(user) : null),
  },
  ReactionGroup: {
    content: ({ content }: ReactionGroup) => content,
    createdAt: (group: ReactionGroup) => reactionsOf(group)[0]?.createdAt ?? null,
    viewerHasReacted: (group: ReactionGroup, _: never, { world }: RequestContext) =>
      reactionsOf(group).some(({ user }) => user === world.app.bot),
    reactors: (group: ReactionGroup, page: never, context: RequestContext) => {
      const users = reactionsOf(group).map(({ user }) => user);
      return cutConnection(users, page, context, 'reactors');
    },
  },
};
