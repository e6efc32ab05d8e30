import { applyEffects } from '../github/apply-effects.ts';
import { fetchLookups } from '../github/fetch-lookups.ts';
import { fetchSetupFacts } from '../github/fetch-setup-facts.ts';
import { fetchUnlabelledSetupIssue } from '../github/fetch-unlabelled-setup-issue.ts';
import { missingPermissions } from '../handoff/readiness/required-permissions.ts';
import type { SetupFacts } from '../handoff/setup/setup-facts.ts';
import type { KeepSetupIssueJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { readConfigFiles } from './read-config-files.ts';
import { clientFor } from './repository-client.ts';

/** Documents first, then those that they link to, what fills in the pages to begin with, and an issue without its label. */
const MOST_ROUNDS = 7;

/** Opens the issue on what a repository lacks, once in its life, or brings its ticks up to date. */
export async function keepSetupIssue(parts: JobParts, job: KeepSetupIssueJob, run: JobRun): Promise<void> {
  const client = clientFor(parts, job, run);
  const reading = await fetchSetupFacts(client, job);
  if (reading === null) return;
  const { owner, name: repo } = reading.facts.repository;
  let facts: SetupFacts = {
    ...reading.facts,
    now: new Date(parts.now()).toISOString(),
    operator: parts.operator,
    missingPermissions: missingPermissions(parts.github.permissionsOf(job.installationId)),
    configFiles: await readConfigFiles(parts, job, reading.facts.configFiles.repository),
  };
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const { effects, lookups } = await parts.pool.planSetupIssue(facts);
    if (lookups.length === 0) {
      const isNew = effects.some(({ kind }) => kind === 'create-issue');
      const earlier = isNew
        ? await fetchUnlabelledSetupIssue(client, { owner, repo, appLogin: reading.appLogin })
        : null;
      if (earlier !== null) {
        facts = { ...facts, setupIssue: earlier };
        continue;
      }
      const { refused } = await applyEffects(client, { owner, repo }, effects);
      for (const refusal of refused) {
        parts.log.warn({ repositoryId: job.repositoryId, ...refusal }, 'GitHub refused a write');
      }
      return;
    }
    const at = { owner, repo, baseSha: reading.baseSha, headSha: reading.baseSha, number: 0 };
    const scope = { ...at, baseRefName: facts.repository.defaultBranch, appLogin: reading.appLogin };
    facts = { ...facts, lookedUp: { ...facts.lookedUp, ...(await fetchLookups(client, scope, lookups)) } };
  }
}
