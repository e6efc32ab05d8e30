import type { RepositoryFile } from '../handoff/facts.ts';
import type { Queue } from '../queue/queue.ts';

/** Where a configuration file of another repository stands. */
export interface ConfigSource {
  readonly installationId: number;
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
}

/** What is known of it: nothing yet, that there is none, or its text. */
export type CachedConfig =
  | { readonly kind: 'not-read' }
  | { readonly kind: 'read'; readonly file: RepositoryFile | null; readonly readAtMs: number };

export interface ConfigCache {
  get(source: ConfigSource): Promise<CachedConfig>;
  put(source: ConfigSource, file: RepositoryFile | null): Promise<void>;
  /** The files of a repository that were read before, whether they were there or not. */
  pathsOf(repository: Omit<ConfigSource, 'path'>): Promise<string[]>;
  /** Forgets everything of an installation, or of one repository in its reach. */
  forget(installationId: number, repository?: Pick<ConfigSource, 'owner' | 'repo'>): Promise<void>;
  /** Files that are held in memory, too. */
  size(): number;
}

/** A change made by another process is seen after this time at the latest. */
const MEMORY_MS = 60_000;
/** Bounds the memory: at most 64 KB of text an entry. */
const MEMORY_ENTRIES = 500;

const CREATE_TABLE = `create table if not exists baton.config_file (
  installation_id bigint not null,
  owner text not null,
  repo text not null,
  path text not null,
  file text,
  read_at_ms bigint not null,
  primary key (installation_id, owner, repo, path)
)`;

interface Row {
  readonly file: string | null;
  readonly read_at_ms: string | number;
}

/**
 * Keeps organisation defaults and `extends` files in the database, so that judging a pull request costs no
 * further request. Keys begin with the installation: nothing of one is ever given to another.
 */
export async function openConfigCache(queue: Pick<Queue, 'query'>, now: () => number): Promise<ConfigCache> {
  await queue.query('create schema if not exists baton');
  await queue.query(CREATE_TABLE);
  const memory = new Map<string, { readonly value: CachedConfig; readonly untilMs: number }>();

  function remember(source: ConfigSource, value: CachedConfig): CachedConfig {
    const key = keyOf(source);
    memory.delete(key);
    memory.set(key, { value, untilMs: now() + MEMORY_MS });
    const oldest = memory.keys().next().value;
    if (memory.size > MEMORY_ENTRIES && oldest !== undefined) memory.delete(oldest);
    return value;
  }

  return {
    async get(source) {
      const held = memory.get(keyOf(source));
      if (held !== undefined && held.untilMs > now()) return held.value;
      memory.delete(keyOf(source));
      const [row] = await queue.query<Row>(
        'select file, read_at_ms from baton.config_file where installation_id = $1 and owner = $2 and repo = $3 and path = $4',
        paramsOf(source),
      );
      if (row === undefined) return { kind: 'not-read' };
      const file = row.file === null ? null : (JSON.parse(row.file) as RepositoryFile);
      return remember(source, { kind: 'read', file, readAtMs: Number(row.read_at_ms) });
    },
    async put(source, file) {
      const readAtMs = now();
      await queue.query(
        `insert into baton.config_file (installation_id, owner, repo, path, file, read_at_ms) values ($1, $2, $3, $4, $5, $6)
         on conflict (installation_id, owner, repo, path) do update set file = excluded.file, read_at_ms = excluded.read_at_ms`,
        [...paramsOf(source), file === null ? null : JSON.stringify(file), readAtMs],
      );
      remember(source, { kind: 'read', file, readAtMs });
    },
    async pathsOf(repository) {
      const rows = await queue.query<{ path: string }>(
        'select path from baton.config_file where installation_id = $1 and owner = $2 and repo = $3',
        paramsOf({ ...repository, path: '' }).slice(0, 3),
      );
      return rows.map(({ path }) => path);
    },
    size: () => memory.size,
    async forget(installationId, repository) {
      const statement = 'delete from baton.config_file where installation_id = $1';
      if (repository === undefined) await queue.query(statement, [installationId]);
      else {
        const params = paramsOf({ installationId, ...repository, path: '' }).slice(0, 3);
        await queue.query(`${statement} and owner = $2 and repo = $3`, params);
      }
      const of = repository === undefined ? '' : keyOf({ installationId, ...repository, path: '' });
      for (const key of memory.keys())
        if (key.startsWith(of === '' ? `${installationId}:` : of)) memory.delete(key);
    },
  };
}

/** GitHub compares owners and repositories without regard to case. */
function paramsOf(source: ConfigSource): readonly (string | number)[] {
  return [source.installationId, source.owner.toLowerCase(), source.repo.toLowerCase(), source.path];
}

function keyOf(source: ConfigSource): string {
  const [installationId, ...rest] = paramsOf(source);
  return `${installationId}:${rest.join('/')}`;
}
