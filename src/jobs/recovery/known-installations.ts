import type { Queue } from '../../queue/queue.ts';

/** The installations of which this database knows the repositories that are awake. */
export interface KnownInstallations {
  readonly has: (installationId: number) => Promise<boolean>;
  readonly note: (installationId: number) => Promise<void>;
  /** All of which anything is kept. */
  readonly all: () => Promise<readonly number[]>;
  readonly forget: (installationId: number) => Promise<void>;
}

const TABLE = 'create table if not exists baton.installation (installation_id bigint primary key)';

/** Opens the list; after the register, whose table it reads. */
export async function openKnownInstallations({ query }: Pick<Queue, 'query'>): Promise<KnownInstallations> {
  for (const statement of ['create schema if not exists baton', TABLE]) await query(statement);
  return {
    has: async (installationId) => {
      const rows = await query('select 1 from baton.installation where installation_id = $1', [
        installationId,
      ]);
      return rows.length > 0;
    },
    note: async (installationId) => {
      await query('insert into baton.installation (installation_id) values ($1) on conflict do nothing', [
        installationId,
      ]);
    },
    all: async () => {
      const rows = await query<{ installation_id: string | number }>(
        'select installation_id from baton.installation union select installation_id from baton.repository',
      );
      return rows.map(({ installation_id: id }) => Number(id));
    },
    forget: async (installationId) => {
      await query('delete from baton.installation where installation_id = $1', [installationId]);
    },
  };
}
