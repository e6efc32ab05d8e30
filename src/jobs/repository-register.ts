import type { Queue } from '../queue/queue.ts';
import type { RepositoryJob } from './job.ts';

/** What the last look at a repository told. */
export interface ReportState {
  /** When to look again, epoch milliseconds; null where nothing is ever due, such as in a fork. */
  readonly dueAtMs: number | null;
  /** What anybody may see of it: the score of a public repository that reports publicly; null for all others. */
  readonly publicScore: PublicScore | null;
}

/** `total` is null where the number is withheld. */
export interface PublicScore {
  readonly total: number | null;
}

/**
 * Every repository that woke, in the database: when its report is due, and its badge. A cache: a repository that is missing
 * wakes at its next event, and what is due is read from GitHub again.
 */
export interface RepositoryRegister {
  /** Notes a repository before anything was read there, due after that time; one that is known stays as it is: an event may be late. */
  readonly see: (at: RepositoryJob, newIsDueInMs: number) => Promise<void>;
  /** Notes a repository under its present name and installation; one that is new is due after that time. */
  readonly note: (at: RepositoryJob, newIsDueInMs: number) => Promise<void>;
  /** Whether it woke before, be it in the reach of another installation. */
  readonly has: (repositoryId: number) => Promise<boolean>;
  readonly ofInstallation: (installationId: number) => Promise<readonly RepositoryJob[]>;
  readonly put: (at: RepositoryJob, state: ReportState) => Promise<void>;
  /** Takes repositories whose time has come, longest due first. Whoever dies with one loses it after `leaseMs` to others. */
  readonly takeDue: (limit: number, leaseMs: number) => Promise<readonly RepositoryJob[]>;
  /** Due again after that time, unless a look at them tells another one before. */
  readonly putOff: (repositories: readonly RepositoryJob[], ms: number) => Promise<void>;
  /**
   * Takes repositories that were not compared with GitHub for so long, longest due first; each one is due again after that time, or a
   * little sooner, so that they spread over it. A new one counts as just compared.
   */
  readonly takeUncompared: (limit: number, everyMs: number) => Promise<readonly RepositoryJob[]>;
  /** Notes a repository of which nobody knows what was missed there: it is compared, and its report looked for, next. */
  readonly adopt: (at: RepositoryJob) => Promise<void>;
  readonly count: () => Promise<number>;
  /** Null: none, or nothing that anybody may see. */
  readonly publicScoreOf: (owner: string, repo: string) => Promise<PublicScore | null>;
  readonly forgetRepository: (at: Pick<RepositoryJob, 'installationId' | 'repositoryId'>) => Promise<void>;
  readonly forgetInstallation: (installationId: number) => Promise<void>;
}

const TABLE = `create table if not exists baton.repository (
  repository_id bigint primary key,
  installation_id bigint not null,
  owner text not null,
  name text not null,
  due_at_ms bigint,
  is_badge_public boolean not null default false,
  badge_total integer
)`;
const ADDITIONS = [
  'alter table baton.repository add column if not exists compare_at_ms bigint',
  'create index if not exists repository_due on baton.repository (due_at_ms)',
  'create index if not exists repository_name on baton.repository (lower(owner), lower(name))',
];

interface Row {
  readonly repository_id: string | number;
  readonly installation_id: string | number;
  readonly owner: string;
  readonly name: string;
}

const INSERT =
  'insert into baton.repository (repository_id, installation_id, owner, name, due_at_ms) values ($1, $2, $3, $4, $5)';

/** Opens the register; several processes may share it. */
export async function openRepositoryRegister(
  { query }: Pick<Queue, 'query'>,
  now: () => number,
): Promise<RepositoryRegister> {
  for (const statement of ['create schema if not exists baton', TABLE, ...ADDITIONS]) await query(statement);

  return {
    async see(at, newIsDueInMs) {
      await query(`${INSERT} on conflict (repository_id) do nothing`, [
        ...paramsOf(at),
        now() + newIsDueInMs,
      ]);
    },
    async note(at, newIsDueInMs) {
      await query(
        `${INSERT} on conflict (repository_id) do update
         set installation_id = excluded.installation_id, owner = excluded.owner, name = excluded.name`,
        [...paramsOf(at), now() + newIsDueInMs],
      );
    },
    async has(repositoryId) {
      const rows = await query('select 1 from baton.repository where repository_id = $1', [repositoryId]);
      return rows.length > 0;
    },
    async ofInstallation(installationId) {
      const rows = await query<Row>(
        'select repository_id, installation_id, owner, name from baton.repository where installation_id = $1',
        [installationId],
      );
      return rows.map(readRow);
    },
    async put(at, { dueAtMs, publicScore }) {
      await query(
        `insert into baton.repository (repository_id, installation_id, owner, name, due_at_ms, is_badge_public, badge_total)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (repository_id) do update
         set installation_id = excluded.installation_id, owner = excluded.owner, name = excluded.name,
           due_at_ms = excluded.due_at_ms, is_badge_public = excluded.is_badge_public, badge_total = excluded.badge_total`,
        [...paramsOf(at), dueAtMs, publicScore !== null, publicScore?.total ?? null],
      );
    },
    async takeDue(limit, leaseMs) {
      const nowMs = now();
      // The time is asked for twice: a row that another process has just taken is passed over once its lock is free.
      const rows = await query<Row>(
        `update baton.repository set due_at_ms = $1
         where due_at_ms <= $2 and repository_id in (
           select repository_id from baton.repository where due_at_ms <= $2 order by due_at_ms limit $3
         )
         returning repository_id, installation_id, owner, name`,
        [nowMs + leaseMs, nowMs, limit],
      );
      return rows.map(readRow);
    },
    async takeUncompared(limit, everyMs) {
      const nowMs = now();
      const laterMs = `cast($1 + $2 * (0.5 + random() / 2) as bigint)`;
      await query(`update baton.repository set compare_at_ms = ${laterMs} where compare_at_ms is null`, [
        nowMs,
        everyMs,
      ]);
      const rows = await query<Row>(
        `update baton.repository set compare_at_ms = ${laterMs}
         where compare_at_ms <= $1 and repository_id in (
           select repository_id from baton.repository where compare_at_ms <= $1 order by compare_at_ms limit $3
         )
         returning repository_id, installation_id, owner, name`,
        [nowMs, everyMs, limit],
      );
      return rows.map(readRow);
    },
    async adopt(at) {
      await query(
        `insert into baton.repository (repository_id, installation_id, owner, name, due_at_ms, compare_at_ms)
         values ($1, $2, $3, $4, $5, 0)
         on conflict (repository_id) do update
         set installation_id = excluded.installation_id, owner = excluded.owner, name = excluded.name, compare_at_ms = 0`,
        [...paramsOf(at), now()],
      );
    },
    async putOff(repositories, ms) {
      if (repositories.length === 0) return;
      const nowMs = now();
      // What was looked at meanwhile is due in days: that stays.
      await query(
        'update baton.repository set due_at_ms = $1 where repository_id = any($2::bigint[]) and due_at_ms < $1',
        [nowMs + ms, repositories.map(({ repositoryId }) => repositoryId)],
      );
    },
    async count() {
      const [row] = await query<{ count: string | number }>('select count(*) as count from baton.repository');
      return Number(row?.count ?? 0);
    },
    async publicScoreOf(owner, repo) {
      const [row] = await query<{ badge_total: number | null }>(
        'select badge_total from baton.repository where lower(owner) = $1 and lower(name) = $2 and is_badge_public',
        [owner.toLowerCase(), repo.toLowerCase()],
      );
      return row === undefined ? null : { total: row.badge_total };
    },
    async forgetRepository({ installationId, repositoryId }) {
      // Transferred to another account, it belongs to the other installation.
      await query('delete from baton.repository where repository_id = $1 and installation_id = $2', [
        repositoryId,
        installationId,
      ]);
    },
    async forgetInstallation(installationId) {
      await query('delete from baton.repository where installation_id = $1', [installationId]);
    },
  };
}

function paramsOf({
  repositoryId,
  installationId,
  owner,
  repo,
}: RepositoryJob): readonly (string | number)[] {
  return [repositoryId, installationId, owner, repo];
}

function readRow(row: Row): RepositoryJob {
  return {
    installationId: Number(row.installation_id),
    repositoryId: Number(row.repository_id),
    owner: row.owner,
    repo: row.name,
  };
}
