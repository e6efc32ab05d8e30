import type { Queue } from '../../queue/queue.ts';

const TABLE = `create table if not exists baton.lease (
  name text primary key,
  owner text not null,
  until timestamptz not null
)`;

/** What only one process does at a time. */
export interface Lease {
  /** Takes it, or keeps it on, for so long from now by the database's clock; false where another process has it. */
  readonly take: (ms: number) => Promise<boolean>;
  /** Gives it back; nothing where it was lost. */
  readonly release: () => Promise<void>;
}

/** Opens the lease of that name for one process; whoever dies with it loses it once its time is over. */
export async function openLease(
  { query }: Pick<Queue, 'query'>,
  { name, owner }: { readonly name: string; readonly owner: string },
): Promise<Lease> {
  await query('create schema if not exists baton');
  await query(TABLE);
  return {
    take: async (ms) => {
      const rows = await query(
        `insert into baton.lease as held (name, owner, until)
         values ($1, $2, now() + $3 * interval '1 millisecond')
         on conflict (name) do update set owner = excluded.owner, until = excluded.until
         where held.until < now() or held.owner = excluded.owner
         returning name`,
        [name, owner, ms],
      );
      return rows.length > 0;
    },
    release: async () => {
      await query('delete from baton.lease where name = $1 and owner = $2', [name, owner]);
    },
  };
}
