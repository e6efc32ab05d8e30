import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { startBaton } from '../../src/baton.ts';
import { startStandIn } from '../../src/sandbox/start-stand-in.ts';
import { findPostgres, NO_POSTGRES, startPostgres } from '../queue/postgres.ts';
import { settingsFor } from './harness.ts';

const found = findPostgres() !== null;

describe.skipIf(!found)(`while PostgreSQL is away${found ? '' : ` (skipped: ${NO_POSTGRES})`}`, () => {
  it('Baton lives, is not ready, tells so in its metrics, and is ready again when it is back', async () => {
    const postgres = await startPostgres();
    const github = await startStandIn();
    const dataDir = await mkdtemp(join(tmpdir(), 'baton-outage-'));
    const settings = { ...settingsFor(github, dataDir), databaseUrl: await postgres.createDatabase() };
    const baton = await startBaton(settings, pino({ level: 'silent' }));
    const get = async (path: string): Promise<[number, string]> => {
      const response = await fetch(`${baton.url}${path}`);
      return [response.status, await response.text()];
    };
    try {
      expect((await get('/readyz'))[0]).toBe(200);
      expect((await get('/metrics'))[1]).toMatch(/^baton_ready 1$/m);
      await postgres.kill();

      expect(await get('/readyz')).toEqual([503, expect.stringContaining('see whether its database runs')]);
      expect((await get('/healthz'))[0]).toBe(200);
      const [status, metrics] = await get('/metrics');
      expect(status).toBe(200);
      expect(metrics).toMatch(/^baton_ready 0$/m);
      expect(metrics).toMatch(/^baton_build_info\{/m);
      expect(metrics).not.toMatch(/^baton_queue_jobs\{/m);
      expect(metrics).not.toMatch(/^baton_github_gates_closed /m);

      await postgres.start();
      await expect.poll(async () => (await get('/readyz'))[0], { timeout: 20_000 }).toBe(200);
      expect((await get('/metrics'))[1]).toMatch(/^baton_queue_jobs\{.*state="waiting"\} 0$/m);
    } finally {
      await baton.stop();
      await github.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
