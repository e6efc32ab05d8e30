import type {
  Account,
  CheckRun,
  Comment,
  Installation,
  InstallationToken,
  Label,
  Repository,
} from './entities.ts';
import type { Team } from './team.ts';

/** All that the stand-in knows beside Git's own content, in memory. */
export interface Store {
  readonly accounts: Map<string, Account>;
  /** By address in lower case; beside these each account has its address at `users.noreply.github.com`. */
  readonly accountsByEmail: Map<string, Account>;
  readonly repositories: Map<number, Repository>;
  /** By `owner/name` in lower case; old names of renamed repositories stay. */
  readonly repositoriesByName: Map<string, Repository>;
  readonly installations: Map<number, Installation>;
  readonly tokens: Map<string, InstallationToken>;
  readonly comments: Map<number, Comment>;
  readonly checkRuns: Map<number, CheckRun>;
  /** By `organisation/slug` in lower case. */
  readonly teams: Map<string, Team>;
  readonly nodes: Map<string, { readonly kind: string }>;
  /** Ids are unique across all kinds, so that taking one kind's id for another's finds nothing. */
  nextId(): number;
}

/** Makes an empty store. */
export function createStore(): Store {
  let lastId = 10_000;
  return {
    accounts: new Map(),
    accountsByEmail: new Map(),
    repositories: new Map(),
    repositoriesByName: new Map(),
    installations: new Map(),
    tokens: new Map(),
    comments: new Map(),
    checkRuns: new Map(),
    teams: new Map(),
    nodes: new Map(),
    nextId: () => {
      lastId += 1;
      return lastId;
    },
  };
}

/** A global node id that looks like GitHub's: a prefix that names the kind, then opaque text. */
export function nodeIdOf(prefix: string, id: number): string {
  return `${prefix}_kwDO${Buffer.from(`s${id}`).toString('base64url')}`;
}

/** Makes an entity findable by its node id. */
export function register<T extends { readonly kind: string; readonly nodeId: string }>(
  store: Store,
  entity: T,
): T {
  store.nodes.set(entity.nodeId, entity);
  return entity;
}

/** Finds an account by login, or makes one: `[bot]` at the end makes a bot. */
export function ensureAccount(store: Store, login: string, kind?: Account['kind']): Account {
  const known = store.accounts.get(login.toLowerCase());
  if (known) return known;
  const id = store.nextId();
  const resolvedKind = kind ?? (login.endsWith('[bot]') ? 'Bot' : 'User');
  const prefix = { User: 'U', Bot: 'BOT', Organization: 'O' }[resolvedKind];
  const account: Account = { kind: resolvedKind, id, nodeId: nodeIdOf(prefix, id), login, isDeleted: false };
  store.accounts.set(login.toLowerCase(), account);
  return register(store, account);
}

/** `owner/name`. */
export function fullNameOf(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** Finds a repository by its present or a former name. */
export function findRepository(store: Store, owner: string, name: string): Repository | null {
  return store.repositoriesByName.get(`${owner}/${name}`.toLowerCase()) ?? null;
}

/** The installation of the App that covers the repository, if any. */
export function installationOf(store: Store, repository: Repository): Installation | null {
  for (const installation of store.installations.values()) {
    if (covers(installation, repository)) return installation;
  }
  return null;
}

/** Whether the App is installed on the repository by this installation. */
export function covers(installation: Installation, repository: Repository): boolean {
  if (installation.account !== repository.owner) return false;
  return installation.selection === 'all' || installation.repositoryIds.has(repository.id);
}

/** The repositories of an installation, by id. */
export function repositoriesOf(store: Store, installation: Installation): Repository[] {
  return [...store.repositories.values()].filter((repository) => covers(installation, repository));
}

/** Finds a repository's label by name, or makes it as GitHub does on first use. */
export function ensureLabel(store: Store, repository: Repository, name: string): Label {
  const known = repository.labels.get(name.toLowerCase());
  if (known) return known;
  const id = store.nextId();
  const label: Label = {
    kind: 'Label',
    id,
    nodeId: nodeIdOf('LA', id),
    name,
    color: 'ededed',
    description: null,
  };
  repository.labels.set(name.toLowerCase(), label);
  return register(store, label);
}
