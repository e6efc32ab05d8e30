import { fetchPermission } from '../github/fetch-permission.ts';
import type { RepositoryClient } from '../github/repository-client.ts';
import { isWriter } from '../handoff/commands/judge-permission.ts';
import type { ButtonPress, PullRequestFacts } from '../handoff/facts.ts';
import type { CheckPullRequestJob } from './job.ts';

/** Whether a button's press counts: by somebody with write access, or by the pull request's author. */
export async function mayPressButton(
  client: RepositoryClient,
  facts: PullRequestFacts,
  login: string,
): Promise<boolean> {
  const { author } = facts.pullRequest;
  if (author?.isBot === false && author.login.toLowerCase() === login.toLowerCase()) return true;
  const { owner, name: repo } = facts.repository;
  const permission = await fetchPermission(client, { owner, repo, login });
  return permission.kind === 'known' && isWriter(permission.value);
}

/** The confirmations that a job carries, with what those who pressed may do here. */
export async function readPresses(
  client: RepositoryClient,
  { repository, pullRequest }: PullRequestFacts,
  { runbookConfirmed, contextConfirmed }: CheckPullRequestJob,
): Promise<readonly ButtonPress[]> {
  const presses: ButtonPress[] = [];
  const { owner, name: repo } = repository;
  for (const [document, press] of [
    ['runbook', runbookConfirmed],
    ['context', contextConfirmed],
  ] as const) {
    if (press === undefined || press.headSha !== pullRequest.headSha) continue;
    const permission = await fetchPermission(client, { owner, repo, login: press.by });
    presses.push({ document, ...press, permission });
  }
  return presses;
}
