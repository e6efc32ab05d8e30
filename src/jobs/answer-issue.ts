import { applyEffects } from '../github/apply-effects.ts';
import { fetchIssueFacts, type IssueReading } from '../github/fetch-issue-facts.ts';
import { fetchPermission } from '../github/fetch-permission.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import type { IssueFacts } from '../handoff/issue-commands/issue-facts.ts';
import type { AnswerIssueJob } from './job.ts';
import type { JobParts, JobRun } from './parts.ts';
import { enqueueJob } from './queues.ts';
import { readConfigFiles } from './read-config-files.ts';
import { clientFor } from './repository-client.ts';

/** Answers the commands on an issue that Baton does not keep; one that it does is left to the job that keeps it. */
export async function answerIssue(parts: JobParts, job: AnswerIssueJob, run: JobRun): Promise<void> {
  const { installationId, repositoryId } = job;
  const client = clientFor(parts, job, run);
  const reading = await fetchIssueFacts(client, job);
  if (reading === null) return;
  const { owner, name: repo } = reading.repository;
  const at = { installationId, repositoryId, owner, repo };
  let facts = await completeFacts(parts, job, reading);
  let decision = await parts.pool.answerIssue(facts);
  if (decision.wants.length > 0) {
    facts = await withPermissions(client, facts, decision.wants);
    decision = await parts.pool.answerIssue(facts);
  }
  if (decision.keptBy !== null) {
    const kind = decision.keptBy === 'phases' ? 'keep-phases' : 'keep-readiness';
    return enqueueJob(parts.queue, { kind, ...at });
  }
  // The reaction is the record that this was done: it comes last.
  if (decision.isReportAsked) await enqueueJob(parts.queue, { kind: 'keep-readiness', ...at, isAsked: true });
  const { refused } = await applyEffects(client, { owner, repo }, decision.effects);
  for (const refusal of refused) parts.log.warn({ repositoryId, ...refusal }, 'GitHub refused a write');
}

async function completeFacts(
  parts: JobParts,
  job: AnswerIssueJob,
  { configFile, ...reading }: IssueReading,
): Promise<IssueFacts> {
  return { ...reading, configFiles: await readConfigFiles(parts, job, configFile), operator: parts.operator };
}

async function withPermissions(
  client: RepositoryClient,
  facts: IssueFacts,
  logins: readonly string[],
): Promise<IssueFacts> {
  const { owner, name: repo } = facts.repository;
  const commands = [...facts.commands];
  for (const login of logins) {
    const permission = await fetchPermission(client, { owner, repo, login });
    for (const [index, comment] of commands.entries()) {
      if (comment.author?.login === login) commands[index] = { ...comment, authorPermission: permission };
    }
  }
  return { ...facts, commands };
}
