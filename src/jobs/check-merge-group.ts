import { applyEffects } from '../github/apply-effects.ts';
import { fetchMergeGroup } from '../github/fetch-merge-group.ts';
import { fetchOwnCheckRun } from '../github/fetch-own-check-run.ts';
import { fetchPullRequestFacts } from '../github/fetch-pull-request-facts.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import { formatMergeGroupRecord, parseMergeGroupRecord } from '../handoff/effects/external-id.ts';
import type { OwnCheckRun, PullRequestFacts } from '../handoff/facts.ts';
import { completeFacts } from './complete-facts.ts';
import { IncompleteFacts } from './incomplete-facts.ts';
import type { CheckMergeGroupJob } from './job.ts';
import { judgeCompletely } from './judge-completely.ts';
import type { JobParts, JobRun } from './parts.ts';
import { readExtendedDefaults, readOrganisationDefaults } from './read-defaults.ts';
import { clientFor } from './repository-client.ts';

/** Judges the pull requests of a merge group again and reports on the group's own commit. */
export async function checkMergeGroup(parts: JobParts, job: CheckMergeGroupJob, run: JobRun): Promise<void> {
  const client = clientFor(parts, job, run);
  const existing = await fetchOwnCheckRun(client, { ...job, sha: job.headSha, appId: parts.appId });
  if (existing.kind === 'gone' || isReported(existing.run, job.rerunOf)) return;
  const group = await fetchMergeGroup(client, job);
  if (group.kind === 'gone') return;
  // The queue may tell the whole group a moment later: nobody is waved through meanwhile.
  if (!group.isComplete && !run.isLastAttempt)
    throw new IncompleteFacts('The merge group is not known whole');

  const found = await fetchGroup(parts, client, job, group.numbers);
  const organisation = await readOrganisationDefaults(parts, job);
  const extended = await readExtendedDefaults(parts, job, found[0]?.configFiles.repository ?? null);
  if (organisation.kind === 'being-read' || extended.kind === 'being-read') {
    throw new IncompleteFacts('The defaults are being read');
  }
  const shared = { organisation: organisation.file, extended: extended.file };
  const [first, ...others] = await Promise.all(found.map((facts) => completeFacts(client, facts, shared)));
  if (first === undefined)
    throw new IncompleteFacts('The pull requests of the merge group could not be found');
  // Files that the pull requests touch are judged as the group leaves them, with what others in it did to them.
  const judging = {
    client,
    lookups: parts.lookups,
    installationId: job.installationId,
    headSha: job.headSha,
  };
  const decision = await judgeCompletely(judging, [first, ...others], (pullRequests) =>
    parts.pool.judgeMergeGroup({
      pullRequests,
      isWhole: group.isComplete && found.length === group.numbers.length,
      headSha: job.headSha,
      externalId: formatMergeGroupRecord({ baseSha: job.baseSha, headRef: job.headRef, isUnread: false }),
    }),
  );
  // The queue waits: a run that says "unknown" goes out only when trying again did not help.
  if (decision.isIncomplete && !run.isLastAttempt) throw new IncompleteFacts('Not everything could be read');
  if (decision.checkRun === null) return;
  const { owner, name: repo } = first.repository;
  await applyEffects(client, { owner, repo }, [{ kind: 'create-check-run', checkRun: decision.checkRun }]);
  parts.observer.onCheck('merge-group', decision.checkRun.conclusion, decision.rules);
}

/** Reported already, and not asked for anew since. */
function isReported(run: OwnCheckRun | null, rerunOf: number | undefined): boolean {
  if (run?.status !== 'completed' || parseMergeGroupRecord(run.externalId)?.isUnread === true) return false;
  return rerunOf === undefined || run.id > rerunOf;
}

async function fetchGroup(
  parts: JobParts,
  client: RepositoryClient,
  job: CheckMergeGroupJob,
  numbers: readonly number[],
): Promise<PullRequestFacts[]> {
  const now = new Date(parts.now()).toISOString();
  const facts: PullRequestFacts[] = [];
  for (const number of numbers) {
    const documents = parts.lookups.documentsOf(job.repositoryId);
    const wish = { ...job, number, now, documents, appId: parts.appId };
    const found = await fetchPullRequestFacts(client, wish);
    if (found.kind === 'found') facts.push(found.facts);
  }
  return facts;
}
