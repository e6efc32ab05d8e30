import type { Queue } from '../../queue/queue.ts';
import type { RepositoryJob } from '../job.ts';

/** As long as missed deliveries are kept: a report tells of both, a week back. */
const KEPT_MS = 8 * 24 * 3_600_000;
/** A head that has no check after so many looks gets none: its repository turned Baton off, or GitHub refuses it. */
const MOST_TIMES = 3;

/** The head of a pull request. */
export interface Head {
  readonly number: number;
  readonly headSha: string;
}

/** Pull requests that were found without a finished check. */
export interface MissedChecks {
  /** Notes them, and gives those that are to be judged: no head is again and again. */
  readonly note: (at: RepositoryJob, heads: readonly Head[]) => Promise<readonly Head[]>;
  /** How many of one repository were noted since that time. */
  readonly countOf: (repositoryId: number, sinceMs: number) => Promise<number>;
  readonly tidyUp: () => Promise<void>;
  readonly forgetInstallation: (installationId: number) => Promise<void>;
}

const TABLE = `create table if not exists baton.missed_check (
  repository_id bigint not null,
  number integer not null,
  head_sha text not null,
  installation_id bigint not null,
  noted_at_ms bigint not null,
  times integer not null,
  primary key (repository_id, number, head_sha)
)`;

/** Opens the record; `onFound` hears how many are new. */
export async function openMissedChecks(
  { query }: Pick<Queue, 'query'>,
  now: () => number,
  onFound: (count: number) => void = () => undefined,
): Promise<MissedChecks> {
  for (const statement of ['create schema if not exists baton', TABLE]) await query(statement);
  return {
    async note({ installationId, repositoryId }, heads) {
      if (heads.length === 0) return [];
      const rows = await query<{ number: number; head_sha: string; times: number }>(
        `insert into baton.missed_check as held (repository_id, number, head_sha, installation_id, noted_at_ms, times)
         select $2, number, head_sha, $3, $4, 1
         from jsonb_to_recordset($1::text::jsonb) as seen (number integer, head_sha text)
         on conflict (repository_id, number, head_sha) do update set times = held.times + 1
         where held.times < $5
         returning number, head_sha, times`,
        [
          JSON.stringify(heads.map(({ number, headSha }) => ({ number, head_sha: headSha }))),
          repositoryId,
          installationId,
          now(),
          MOST_TIMES,
        ],
      );
      onFound(rows.filter(({ times }) => times === 1).length);
      return rows.map(({ number, head_sha: headSha }) => ({ number, headSha }));
    },
    async countOf(repositoryId, sinceMs) {
      const [row] = await query<{ count: string | number }>(
        `select count(distinct number) as count from baton.missed_check where repository_id = $1 and noted_at_ms >= $2`,
        [repositoryId, sinceMs],
      );
      return Number(row?.count ?? 0);
    },
    async tidyUp() {
      await query('delete from baton.missed_check where noted_at_ms < $1', [now() - KEPT_MS]);
    },
    async forgetInstallation(installationId) {
      await query('delete from baton.missed_check where installation_id = $1', [installationId]);
    },
  };
}
