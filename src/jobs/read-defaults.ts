import { CONFIG_PATH } from '../handoff/config/default-config.ts';
import type { RepositoryFile } from '../handoff/facts.ts';
import type { ConfigSource } from './config-cache.ts';
import type { RefreshConfigFileJob, RepositoryJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { enqueueJob } from './queues.ts';

/** Pushes bring news at once; this heals what they missed. */
const STALE_AFTER_MS = 6 * 3_600_000;

/** Either the file, or that a job has been asked to read it first. */
export type Defaults =
  | { readonly kind: 'known'; readonly file: RepositoryFile | null }
  | { readonly kind: 'being-read' };

/** The organisation's defaults: `.github/baton.yml` of its `.github` repository. */
export async function readOrganisationDefaults(parts: JobParts, job: RepositoryJob): Promise<Defaults> {
  const { installationId, owner } = job;
  return readCached(parts, { installationId, owner, repo: '.github', path: CONFIG_PATH });
}

/** The file that the repository's config names by `extends`; known to be none where it names none. */
export async function readExtendedDefaults(
  parts: JobParts,
  job: RepositoryJob,
  config: RepositoryFile | null,
): Promise<Defaults> {
  if (config === null || config.text.kind === 'unknown') return { kind: 'known', file: null };
  // Most configs extend nothing: a text search spares them the parse.
  if (!config.text.value.includes('extends')) return { kind: 'known', file: null };
  const named = await parts.pool.readExtends(config.text.value);
  const source = named === null ? null : sourceOf(job.installationId, named);
  return source === null ? { kind: 'known', file: null } : readCached(parts, source);
}

async function readCached(parts: JobParts, source: ConfigSource): Promise<Defaults> {
  const cached = await parts.configCache.get(source);
  const refresh: RefreshConfigFileJob = { kind: 'refresh-config-file', ...source };
  if (cached.kind === 'not-read') {
    await enqueueJob(parts.queue, refresh);
    return { kind: 'being-read' };
  }
  if (parts.now() - cached.readAtMs > STALE_AFTER_MS)
    await enqueueJob(parts.queue, refresh, { isSweep: true });
  return { kind: 'known', file: cached.file };
}

/** `owner/repo` or `owner/repo:path`. */
function sourceOf(installationId: number, named: string): ConfigSource | null {
  const [repository = '', path = CONFIG_PATH] = named.split(':', 2);
  const [owner = '', repo = ''] = repository.split('/', 2);
  return owner === '' || repo === '' ? null : { installationId, owner, repo, path };
}
