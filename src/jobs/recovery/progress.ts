import type { Queue } from '../../queue/queue.ts';

const TABLE = 'create table if not exists baton.progress (name text primary key, value text not null)';

/** How far something got, across restarts and processes. */
export interface Progress<T> {
  /** Null before the first time. */
  readonly read: () => Promise<T | null>;
  readonly write: (value: T) => Promise<void>;
}

/** Opens the progress of that name; the value is kept as JSON. */
export async function openProgress<T extends object>(
  { query }: Pick<Queue, 'query'>,
  name: string,
): Promise<Progress<T>> {
  await query('create schema if not exists baton');
  await query(TABLE);
  return {
    read: async () => {
      const [row] = await query<{ value: string }>('select value from baton.progress where name = $1', [
        name,
      ]);
      return row === undefined ? null : (JSON.parse(row.value) as T);
    },
    write: async (value) => {
      await query(
        'insert into baton.progress (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
        [name, JSON.stringify(value)],
      );
    },
  };
}
