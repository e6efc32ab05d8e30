import type { Run } from '../run-seed.ts';
import { findBrokenLimits } from './limits.ts';
import { judgeAfresh } from './nothing-left.ts';
import { findDoubles } from './one-of-each.ts';
import { findInLogs, findLeaks } from './tenancy.ts';

/** What must hold once all is settled, whatever happened before; each sentence is a promise that was broken. */
export async function findBrokenPromises({
  github,
  tenants,
  servers,
  clock,
  counts,
}: Run): Promise<string[]> {
  const lasting = [
    ...github.requests.unexpected.map((request) => `GitHub would have refused: ${request}`),
    ...findBrokenLimits(github.requests),
    ...findLeaks(github, tenants),
    ...findDoubles(tenants),
    ...findInLogs(servers.output(), github.webhookSecret),
  ];
  const fresh = await judgeAfresh(github, tenants, clock);
  counts.checks += fresh.checks;
  counts.looks += fresh.looks;
  return [...lasting, ...fresh.broken];
}
