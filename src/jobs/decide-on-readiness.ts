import { fetchClosingIssues } from '../github/fetch-closing-issues.ts';
import { fetchLookups } from '../github/fetch-lookups.ts';
import { fetchPermission } from '../github/fetch-permission.ts';
import { fetchPhaseFacts } from '../github/fetch-phase-facts.ts';
import type { ReadinessReading } from '../github/fetch-readiness-facts.ts';
import { fetchTeamMembers } from '../github/fetch-team-members.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { ReadinessDecision, ReadinessWants } from '../handoff/readiness/plan-readiness.ts';
import type { MissedEvents, ReadinessFacts } from '../handoff/readiness/readiness-facts.ts';
import { missingPermissions } from '../handoff/readiness/required-permissions.ts';
import { decideOnPhases } from './decide-on-phases.ts';
import { IncompleteFacts } from './incomplete-facts.ts';
import type { RepositoryJob } from './job.ts';
import type { JobParts } from './parts.ts';
import { readConfigFiles } from './read-config-files.ts';

/** Documents and what they refer to; texts that tell what changed; teams, permissions and phases: whoever asks on gets no answer. */
const MOST_ROUNDS = 6;

/** Judges how ready a repository is, and reads whatever that takes. Throws `IncompleteFacts` where it can't be read. */
export async function decideOnReadiness(
  parts: JobParts,
  job: RepositoryJob,
  client: RepositoryClient,
  reading: ReadinessReading,
  wish: Pick<ReadinessFacts, 'refused' | 'isAsked'>,
): Promise<ReadinessDecision> {
  let facts = await completeFacts(parts, job, reading, wish);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const decision = await parts.pool.planReadiness(facts);
    if (decision.wants === null) return decision;
    facts = await withWanted(parts, job, client, facts, decision.wants, reading.baseSha);
  }
  throw new IncompleteFacts('The report led to more than can be read');
}

async function completeFacts(
  parts: JobParts,
  job: RepositoryJob,
  { facts: { configFile, ...facts }, baseSha }: ReadinessReading,
  wish: Pick<ReadinessFacts, 'refused' | 'isAsked'>,
): Promise<ReadinessFacts> {
  const place = placeOf(job, baseSha);
  return {
    ...facts,
    ...wish,
    now: new Date(parts.now()).toISOString(),
    operator: parts.operator,
    configFiles: await readConfigFiles(parts, job, configFile),
    lookedUp: { ...parts.lookups.get(place), ...facts.lookedUp },
    linkedIssues: {},
    members: {},
    permissions: {},
    phases: null,
    health: {
      missingPermissions: missingPermissions(parts.github.permissionsOf(job.installationId)),
      failedJobs: await countFailedJobs(parts, job),
      missed: await countMissed(parts, job),
    },
  };
}

function placeOf({ installationId, repositoryId }: RepositoryJob, baseSha: string) {
  return { installationId, repositoryId, baseSha, headSha: baseSha };
}

async function countFailedJobs(parts: JobParts, job: RepositoryJob): Promise<number> {
  const failures = await parts.queue.failuresOf(job.installationId);
  return failures.filter(({ data }) => (data as Partial<RepositoryJob>).repositoryId === job.repositoryId)
    .length;
}

/** Reports are a week apart. */
const MISSED_SINCE_MS = 7 * 24 * 3_600_000;

async function countMissed(parts: JobParts, { repositoryId }: RepositoryJob): Promise<MissedEvents> {
  const sinceMs = parts.now() - MISSED_SINCE_MS;
  const { missed: deliveries, arrived } = await parts.deliveries.countOf(repositoryId, sinceMs);
  return { deliveries, arrived, pullRequests: await parts.checks.countOf(repositoryId, sinceMs) };
}

async function withWanted(
  parts: JobParts,
  job: RepositoryJob,
  client: RepositoryClient,
  facts: ReadinessFacts,
  wants: ReadinessWants,
  baseSha: string,
): Promise<ReadinessFacts> {
  const { owner, name: repo, defaultBranch } = facts.repository;
  const members = { ...facts.members };
  for (const team of wants.teams) members[team] = await fetchTeamMembers(client, team);
  const permissions = { ...facts.permissions };
  for (const login of wants.permissions)
    permissions[login] = await fetchPermission(client, { owner, repo, login });
  let lookedUp = facts.lookedUp;
  if (wants.lookups.length > 0) {
    const scope = { owner, repo, baseSha, headSha: baseSha, number: 0, baseRefName: defaultBranch };
    const answers = await fetchLookups(client, { ...scope, appLogin: facts.appLogin }, wants.lookups);
    parts.lookups.put(placeOf(job, baseSha), wants.lookups, answers);
    lookedUp = { ...lookedUp, ...answers };
  }
  return {
    ...facts,
    members,
    permissions,
    lookedUp,
    linkedIssues: {
      ...facts.linkedIssues,
      ...(wants.issuesOf.length === 0
        ? {}
        : await fetchClosingIssues(client, { owner, repo, numbers: wants.issuesOf })),
    },
    phases: wants.phases ? await readPhases(parts, job, client) : facts.phases,
  };
}

/** What can't be read of the plan now is told in the report; the report does not wait for it. */
async function readPhases(
  parts: JobParts,
  job: RepositoryJob,
  client: RepositoryClient,
): Promise<NonNullable<ReadinessFacts['phases']>> {
  const reading = await fetchPhaseFacts(client, job);
  if (reading === null) return { kind: 'known', value: 'none' };
  try {
    const { summaries } = await decideOnPhases(parts, job, client, reading, []);
    return summaries === null || summaries.length === 0
      ? { kind: 'known', value: 'none' }
      : { kind: 'known', value: summaries };
  } catch (error) {
    if (error instanceof IncompleteFacts)
      return { kind: 'unknown', reason: 'the plan or its record could not be read' };
    throw error;
  }
}
