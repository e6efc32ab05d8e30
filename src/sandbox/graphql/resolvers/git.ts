import type { CommitInfo, GitPerson } from '../../git/commit-info.ts';
import { LONGEST_HISTORY, type ObjectHeader } from '../../git/git-content.ts';
import type { TreeItem } from '../../git/tree-items.ts';
import { webUrlOf } from '../../render/urls.ts';
import type { Repository } from '../../store/entities.ts';
import { cutConnection, type PageArguments } from '../connection.ts';
import { graphqlError, type RequestContext, requireGrant } from '../request-context.ts';
import { properties, type Resolver, type ResolverMap } from '../resolver.ts';
import { associatedPullRequests } from './associated-pull-requests.ts';
import { authorsOf, userOfEmail } from './commit-authors.ts';

/** Where GitHub cuts a blob's text, without an error. */
const TEXT_BYTES = 512_000;

/** Git looks for a zero byte this far to tell a binary file. */
const BINARY_PROBE_BYTES = 8_000;

interface ObjectNode extends ObjectHeader {
  readonly kind: 'Blob' | 'Tree' | 'Tag';
  readonly repository: Repository;
}

interface CommitNode extends CommitInfo {
  readonly kind: 'Commit';
  readonly repository: Repository;
}

interface EntryNode extends TreeItem {
  readonly path: string;
  readonly repository: Repository;
}

interface RefNode {
  readonly fullName: string;
  readonly sha: string;
  readonly repository: Repository;
}

/** A commit of the repository's object store; null where there is none. */
export async function commitNode(repository: Repository, sha: string): Promise<CommitNode | null> {
  const commit = await repository.git.commit(sha);
  return commit && { kind: 'Commit', repository, ...commit };
}

/** Whatever an expression names; null where there is nothing. */
export async function objectNode(
  repository: Repository,
  expression: string,
): Promise<ObjectNode | CommitNode | null> {
  const object = await repository.git.find(expression);
  if (!object) return null;
  if (object.type === 'commit') return commitNode(repository, object.oid);
  const kind = ({ blob: 'Blob', tree: 'Tree', tag: 'Tag' } as const)[object.type];
  return { kind, repository, ...object };
}

/** A branch or tag by its full or short name; null where there is none. */
export function refNode(repository: Repository, name: string): RefNode | null {
  const candidates = [name, `refs/heads/${name}`, `refs/tags/${name}`];
  const fullName = candidates.find((candidate) => repository.git.refs.has(candidate));
  const sha = fullName && repository.git.refs.get(fullName);
  return sha && fullName ? { fullName, sha, repository } : null;
}

const OBJECT: Readonly<Record<string, Resolver<ObjectNode | CommitNode>>> = {
  id: ({ kind, oid, repository }) => `${kind}_${repository.id}_${oid}`,
  oid: ({ oid }) => oid,
  abbreviatedOid: ({ oid }) => oid.slice(0, 7),
  repository: ({ repository }) => repository,
};

/** Commits, trees, blobs and refs, read from Git. */
export const gitResolvers: ResolverMap = {
  Ref: {
    id: ({ fullName, repository }: RefNode) => `REF_${repository.id}_${fullName}`,
    name: ({ fullName }: RefNode) => fullName.split('/').slice(2).join('/'),
    prefix: ({ fullName }: RefNode) => `${fullName.split('/').slice(0, 2).join('/')}/`,
    repository: ({ repository }: RefNode) => repository,
    target: ({ repository, sha }: RefNode, _: never, context: RequestContext) => {
      requireGrant(context, 'read', 'contents');
      return commitNode(repository, sha);
    },
  },
  Blob: {
    ...OBJECT,
    byteSize: ({ size }: ObjectNode) => size,
    isTruncated: ({ size }: ObjectNode) => size > TEXT_BYTES,
    isBinary: async (blob: ObjectNode) => isBinary(await readBlob(blob)),
    text: async (blob: ObjectNode) => {
      const bytes = await readBlob(blob);
      return isBinary(bytes) ? null : bytes.subarray(0, TEXT_BYTES).toString();
    },
  },
  Tree: {
    ...OBJECT,
    entries: async ({ repository, oid }: ObjectNode) =>
      // Inside a tree's own listing the path from the root is not known.
      (await repository.git.tree(oid)).map((item) => ({ ...item, path: item.name, repository })),
  },
  TreeEntry: {
    ...properties('name', 'path', 'oid', 'type', 'mode'),
    repository: ({ repository }: EntryNode) => repository,
    extension: ({ name }: EntryNode) => /\.[^.]*$/.exec(name)?.[0] ?? '',
    object: ({ repository, oid, type }: EntryNode) =>
      type === 'commit' ? null : objectNode(repository, oid),
    size: async ({ repository, oid }: EntryNode) => (await repository.git.find(oid))?.size ?? 0,
  },
  Commit: {
    ...OBJECT,
    message: ({ message }: CommitNode) => message,
    messageHeadline: ({ message }: CommitNode) => message.split('\n', 1)[0],
    messageBody: ({ message }: CommitNode) => message.split('\n').slice(1).join('\n').trim(),
    committedDate: ({ committer }: CommitNode) => committer.date,
    authoredDate: ({ author }: CommitNode) => author.date,
    author: ({ author }: CommitNode) => author,
    authors: (commit: CommitNode, page: PageArguments, context: RequestContext) =>
      cutConnection(authorsOf(commit), page, context, 'authors'),
    committer: ({ committer }: CommitNode) => committer,
    url: ({ repository, oid }: CommitNode) => `${webUrlOf(repository)}/commit/${oid}`,
    tree: ({ repository, treeOid }: CommitNode) => objectNode(repository, treeOid),
    parents: async ({ repository, parents }: CommitNode, page: PageArguments, context: RequestContext) => {
      const nodes = await Promise.all(parents.map((sha) => commitNode(repository, sha)));
      return cutConnection(nodes, page, context, 'parents');
    },
    file: async (
      { repository, oid }: CommitNode,
      { path }: { readonly path: string },
      context: RequestContext,
    ) => {
      requireGrant(context, 'read', 'contents');
      const item = await repository.git.entry(oid, path);
      return item && { ...item, path, repository };
    },
    history: readHistory,
    checkSuites: (
      { repository, oid }: CommitNode,
      page: PageArguments & { readonly filterBy?: { readonly appId?: number; readonly checkName?: string } },
      context: RequestContext,
    ) => {
      requireGrant(context, 'read', 'checks');
      const { appId, checkName } = page.filterBy ?? {};
      const suites = (repository.suitesBySha.get(oid) ?? []).filter(
        ({ app, checkRuns }) =>
          (!appId || app.id === appId) && (!checkName || checkRuns.some(({ name }) => name === checkName)),
      );
      return cutConnection(suites, page, context, 'checkSuites');
    },
    associatedPullRequests,
  },
  GitActor: {
    ...properties('name', 'email', 'date'),
    user: ({ email }: GitPerson, _: never, { world }: RequestContext) => userOfEmail(world.store, email),
  },
};

async function readHistory(
  { repository, oid }: CommitNode,
  page: PageArguments & {
    readonly path?: string;
    readonly since?: string;
    readonly until?: string;
    readonly author?: unknown;
  },
  context: RequestContext,
) {
  requireGrant(context, 'read', 'contents');
  if (page.author) throw graphqlError('STAND_IN', "The stand-in can't filter a history by author");
  const sinceSeconds = page.since ? Math.ceil(readTimestamp(page.since)) : null;
  const untilSeconds = page.until ? Math.floor(readTimestamp(page.until)) : null;
  const path = page.path ?? null;
  const shas = await repository.git.history(oid, {
    limit: LONGEST_HISTORY,
    path,
    sinceSeconds,
    untilSeconds,
  });
  const { items, ...place } = cutConnection(shas, page, context, 'history');
  return { ...place, items: items.map((sha) => commitNode(repository, sha)) };
}

function readTimestamp(text: string): number {
  const seconds = Date.parse(text) / 1000;
  if (!Number.isNaN(seconds)) return seconds;
  throw graphqlError('argumentLiteralsIncompatible', `\`${text}\` is not a valid GitTimestamp.`);
}

async function readBlob({ repository, oid }: ObjectNode): Promise<Buffer> {
  return (await repository.git.contents(oid)) ?? Buffer.alloc(0);
}

function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, BINARY_PROBE_BYTES).includes(0);
}
