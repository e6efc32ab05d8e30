import type { StandIn } from '../stand-in.ts';
import type { PullRequest, Repository } from '../store/entities.ts';
import type { ClientRepository, PlannedPullRequest } from './client-repository.ts';

/** Puts a client's repository on the stand-in GitHub, yet without pull requests. */
export async function createClientRepository(
  standIn: StandIn,
  client: ClientRepository,
): Promise<Repository> {
  const authors = client.pullRequests.filter((plan) => !plan.isFork).map((plan) => plan.author);
  const writers = new Set([...client.writers, ...authors]);
  const { content } = client;
  const [first, ...others] = content.kind === 'git' ? [] : content.commits;
  const repository = await standIn.createRepository({
    owner: client.owner,
    name: client.name,
    defaultBranch: client.defaultBranch,
    permissions: Object.fromEntries([...writers].map((login) => [login, 'write'])),
    ...(content.kind === 'git' && { importFrom: content.gitDir }),
    ...(first && { files: first.changes, createdAt: first.at }),
  });
  for (const { at, author, message, changes } of others) {
    await standIn.as(author, at).push(repository, { message, changes });
  }
  return repository;
}

/** So many issues a plan and its setup may make before the first pull request. */
const ROOM_FOR_ISSUES = 30;

/** Lets issues that are opened first begin with #1 where that takes no pull request's number, else behind the last one. */
export function reserveNumbers(repository: Repository, planned: readonly PlannedPullRequest[]): void {
  const numbers = planned.flatMap(({ number }) => number ?? []);
  if (numbers.length === 0 || Math.min(...numbers) > ROOM_FOR_ISSUES) return;
  repository.nextNumber = Math.max(...numbers) + 1;
}

/** Opens the pull requests one after the other, each under its own number where that is still free. */
export async function openPullRequests(
  standIn: StandIn,
  repository: Repository,
  planned: readonly PlannedPullRequest[],
  onProgress: (opened: number) => void,
): Promise<readonly PullRequest[]> {
  const largest = Math.max(0, ...planned.map((plan) => plan.number ?? 0));
  // Those without a number of their own come after all others.
  const inOrder = [...planned].sort(
    (left, right) => (left.number ?? largest + 1) - (right.number ?? largest + 1),
  );
  const branches = new Set([repository.defaultBranch]);
  const opened: PullRequest[] = [];
  for (const plan of inOrder) {
    const next = repository.nextNumber;
    const isFree = plan.number !== null && !repository.threads.has(plan.number);
    if (isFree && plan.number !== null) repository.nextNumber = plan.number;
    const head = branches.has(plan.branch) ? `${plan.branch}-${repository.nextNumber}` : plan.branch;
    branches.add(head);
    opened.push(await open(standIn, repository, plan, head));
    repository.nextNumber = Math.max(next, repository.nextNumber);
    onProgress(opened.length);
  }
  return opened;
}

function open(
  standIn: StandIn,
  repository: Repository,
  plan: PlannedPullRequest,
  head: string,
): Promise<PullRequest> {
  const { proposal } = plan;
  return standIn.as(plan.author).openPullRequest(repository, {
    title: plan.title,
    body: plan.body,
    head,
    fromFork: plan.isFork,
    draft: plan.isDraft,
    labels: plan.labels,
    ...(proposal.kind === 'files'
      ? { changes: proposal.changes }
      : { headSha: proposal.headSha, baseSha: proposal.baseSha }),
  });
}
