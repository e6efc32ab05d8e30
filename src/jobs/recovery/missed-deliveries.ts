import type { DeliveryAttempt } from '../../github/fetch-deliveries.ts';
import type { Queue } from '../../queue/queue.ts';

/** A day longer than any GitHub keeps a delivery (seven days on GitHub Enterprise Server, github-facts 1.2). */
const KEPT_MS = 8 * 24 * 3_600_000;
/** Whoever was to ask for a delivery and did not say how that went has died: another may ask after this time. */
const RETRY_MS = 240_000;

/** Installations and buttons first: nothing else tells what they told. Then what somebody waits for. */
const RANKS: Readonly<Record<string, number>> = {
  installation: 0,
  installation_repositories: 0,
  check_run: 1,
  check_suite: 1,
  merge_group: 1,
  pull_request: 2,
};
const LAST_RANK = 3;

/** A missed delivery that is to be asked for. */
export interface MissedDelivery {
  readonly guid: string;
  /** The attempt by which it is asked for. */
  readonly attemptId: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
}

/** How asking went: taken by GitHub, no longer to be had or wanted, or to be tried at the next look. */
export type AskOutcome = 'asked' | 'refused' | 'failed';

/** What went wrong with deliveries, by guid: each is asked for once, in all processes and across restarts. */
export interface MissedDeliveries {
  /** Notes failed ones that are not known yet, and gives how many those are. */
  readonly note: (attempts: readonly DeliveryAttempt[]) => Promise<number>;
  /** Notes that a redelivery arrived, whoever asked for it, and gives how many were not known to have. */
  readonly noteArrived: (attempts: readonly DeliveryAttempt[]) => Promise<number>;
  /** Takes the next one to ask for, but none of those guids; null where there is none. */
  readonly take: (except: readonly string[]) => Promise<MissedDelivery | null>;
  readonly settle: (guid: string, outcome: AskOutcome) => Promise<void>;
  /** Of one repository, noted since that time: how many were missed, and how many of them arrived in the end. */
  readonly countOf: (
    repositoryId: number,
    sinceMs: number,
  ) => Promise<{ readonly missed: number; readonly arrived: number }>;
  /** Drops what GitHub keeps no longer. */
  readonly tidyUp: () => Promise<void>;
  /** Keeps nothing that tells of an installation, and asks for nothing of it any more. */
  readonly forgetInstallation: (installationId: number) => Promise<void>;
}

const TABLE = `create table if not exists baton.delivery (
  guid text primary key,
  attempt_id text not null,
  event text not null,
  action text,
  installation_id bigint,
  repository_id bigint,
  rank integer not null,
  delivered_at_ms bigint not null,
  noted_at_ms bigint not null,
  tries integer not null default 0,
  next_try_at_ms bigint,
  outcome text
)`;
const INDEX = 'create index if not exists delivery_repository on baton.delivery (repository_id, noted_at_ms)';

const INSERT = `insert into baton.delivery
    (guid, attempt_id, event, action, installation_id, repository_id, rank, delivered_at_ms, noted_at_ms, next_try_at_ms, outcome)
  select guid, attempt_id, event, action, installation_id, repository_id, rank, delivered_at_ms, $2, $3, $4
  from jsonb_to_recordset($1::text::jsonb) as seen (guid text, attempt_id text, event text, action text,
    installation_id bigint, repository_id bigint, rank integer, delivered_at_ms bigint)`;

/** Opens the record; several processes may share it. */
export async function openMissedDeliveries(
  { query }: Pick<Queue, 'query'>,
  now: () => number,
): Promise<MissedDeliveries> {
  for (const statement of ['create schema if not exists baton', TABLE, INDEX]) await query(statement);

  return {
    async note(attempts) {
      const rows = rowsOf(attempts);
      if (rows.length === 0) return 0;
      const params = [JSON.stringify(rows), now(), now(), null];
      const noted = await query(`${INSERT} on conflict (guid) do nothing returning guid`, params);
      return noted.length;
    },
    async noteArrived(attempts) {
      const rows = rowsOf(attempts);
      if (rows.length === 0) return 0;
      const params = [JSON.stringify(rows), now(), null, 'arrived'];
      const noted = await query(
        `${INSERT.replace('insert into baton.delivery', 'insert into baton.delivery as held')}
         on conflict (guid) do update set outcome = excluded.outcome, next_try_at_ms = null
         where held.outcome is null or held.outcome <> excluded.outcome
         returning guid`,
        params,
      );
      return noted.length;
    },
    async take(except) {
      const nowMs = now();
      // The time is asked for twice: a row that another process has just taken is passed over once its lock is free.
      const [row] = await query<Row>(
        `update baton.delivery set next_try_at_ms = $2, tries = tries + 1
         where next_try_at_ms <= $1 and guid in (
           select guid from baton.delivery where next_try_at_ms <= $1 and guid <> all($3::text[])
           order by tries, rank, delivered_at_ms desc limit 1
         )
         returning guid, attempt_id, event, action, installation_id`,
        [nowMs, nowMs + RETRY_MS, except],
      );
      return row === undefined ? null : toMissed(row);
    },
    async settle(guid, outcome) {
      if (outcome === 'failed') {
        await query('update baton.delivery set next_try_at_ms = $2 where guid = $1 and outcome is null', [
          guid,
          now(),
        ]);
        return;
      }
      await query(
        "update baton.delivery set outcome = $2, next_try_at_ms = null where guid = $1 and outcome is distinct from 'arrived'",
        [guid, outcome],
      );
    },
    async countOf(repositoryId, sinceMs) {
      const [row] = await query<{ missed: string | number; arrived: string | number }>(
        `select count(*) as missed, coalesce(sum(case when outcome = 'arrived' then 1 else 0 end), 0) as arrived
         from baton.delivery where repository_id = $1 and noted_at_ms >= $2`,
        [repositoryId, sinceMs],
      );
      return { missed: Number(row?.missed ?? 0), arrived: Number(row?.arrived ?? 0) };
    },
    async tidyUp() {
      await query('delete from baton.delivery where noted_at_ms < $1', [now() - KEPT_MS]);
    },
    async forgetInstallation(installationId) {
      // The guid stays: GitHub's log still has the attempts, which would be taken for new ones.
      await query(
        `update baton.delivery set installation_id = null, repository_id = null, next_try_at_ms = null,
           outcome = coalesce(outcome, 'refused')
         where installation_id = $1`,
        [installationId],
      );
    },
  };
}

interface Row {
  readonly guid: string;
  readonly attempt_id: string;
  readonly event: string;
  readonly action: string | null;
  readonly installation_id: string | number | null;
}

function toMissed(row: Row): MissedDelivery {
  const { guid, attempt_id: attemptId, event, action, installation_id: installation } = row;
  return {
    guid,
    attemptId,
    event,
    action,
    installationId: installation === null ? null : Number(installation),
  };
}

/** One row a guid, by its newest attempt, which is the first. */
function rowsOf(attempts: readonly DeliveryAttempt[]): readonly object[] {
  const newest = new Map<string, DeliveryAttempt>();
  for (const attempt of attempts) if (!newest.has(attempt.guid)) newest.set(attempt.guid, attempt);
  return [...newest.values()].map((attempt) => ({
    guid: attempt.guid,
    attempt_id: attempt.id,
    event: attempt.event,
    action: attempt.action,
    installation_id: attempt.installationId,
    repository_id: attempt.repositoryId,
    rank: RANKS[attempt.event] ?? LAST_RANK,
    delivered_at_ms: attempt.deliveredAtMs,
  }));
}
