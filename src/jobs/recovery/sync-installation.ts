import {
  fetchInstallationRepositories,
  type InstalledRepository,
} from '../../github/fetch-installation-repositories.ts';
import type { RepositoryJob, SyncInstallationJob } from '../job.ts';
import type { JobParts, JobRun } from '../parts.ts';
import { enqueueJob } from '../queues.ts';
import { wakeWholly } from '../wake-repository.ts';
import { adopt } from './look-for-traces.ts';

/** Thousands of selected repositories are chosen by hand by nobody. */
const MOST_PAGES = 30;
/** Of an account that gave all of them: at a point each, what an hour's budget hardly notices. */
const MOST_LOOKS = 300;

/**
 * Brings the register in line with GitHub's list: selected repositories that are missing are taken up, others forgotten. Where all were
 * given, each wakes by itself; only an installation that this database never saw, or has forgotten, is searched for those that
 * were awake before.
 */
export async function syncInstallation(
  parts: JobParts,
  job: SyncInstallationJob,
  { signal }: JobRun,
): Promise<void> {
  const { isBack } = job;
  const isSelected = job.selection === 'selected';
  const isSearched = isSelected || !(await parts.installations.has(job.installationId));
  if (!isSearched && isBack === undefined) return;
  // Before the list: what wakes meanwhile must not look as if GitHub had left it out.
  const known = await parts.register.ofInstallation(job.installationId);
  // Their suspension was never told, so that they were not forgotten.
  if (isBack === true) for (const at of known) await wakeWholly(parts, at);
  if (!isSearched) return;
  const knownIds = new Set(known.map(({ repositoryId }) => repositoryId));
  const octokit = parts.github.installation(job, signal);
  const { repositories, isWhole } = await fetchInstallationRepositories(octokit, MOST_PAGES);
  const missing = repositories.filter((one) => !knownIds.has(one.id) && !one.isFork && !one.isArchived);
  if (isSelected) {
    for (const repository of missing) await adopt(parts, jobOf(job, repository), isBack);
    if (isWhole) await forgetOthers(parts, job, known, repositories);
  } else {
    for (const repository of missing.toSorted(byLastPush).slice(0, MOST_LOOKS)) {
      const look = { kind: 'look-for-traces', ...jobOf(job, repository) } as const;
      await enqueueJob(parts.queue, isBack === true ? { ...look, isBack } : look, { isSweep: true });
    }
  }
  await parts.installations.note(job.installationId);
}

function jobOf(
  { installationId }: SyncInstallationJob,
  { id, owner, name }: InstalledRepository,
): RepositoryJob {
  return { installationId, repositoryId: id, owner, repo: name };
}

function byLastPush(one: InstalledRepository, other: InstalledRepository): number {
  return (other.pushedAt ?? '').localeCompare(one.pushedAt ?? '');
}

/** Access was narrowed from all repositories to some, which no event tells by name (github-facts 1.3). */
async function forgetOthers(
  parts: JobParts,
  { installationId }: SyncInstallationJob,
  known: readonly RepositoryJob[],
  listed: readonly InstalledRepository[],
): Promise<void> {
  const ids = new Set(listed.map(({ id }) => id));
  const others = known.filter(({ repositoryId }) => !ids.has(repositoryId));
  const [first] = others;
  if (first === undefined) return;
  await enqueueJob(parts.queue, {
    kind: 'forget-repositories',
    installationId,
    owner: first.owner,
    repositories: others.map(({ repositoryId, repo }) => ({ id: repositoryId, name: repo })),
  });
}
