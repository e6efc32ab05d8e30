import type { StandIn } from '../stand-in.ts';
import type { PullRequest, Repository } from '../store/entities.ts';
import type { ClientRepository, PastCommit, PlannedPullRequest } from './client-repository.ts';
import { importMerged } from './import-merged.ts';

/** How long the sample's merged pull requests were open. */
const OPEN_MS = 6 * 3_600_000;

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
    // As long as it is public Baton reports nothing: the first report is to tell of all that is done before the visitor comes.
    isPrivate: false,
    ...(first && { files: first.changes, createdAt: first.at }),
  });
  for (const past of others) await repeat(standIn, repository, past);
  if (content.kind === 'git') {
    for (const { email, login } of content.addresses) standIn.addEmail(login, email);
    await importMerged(standIn, repository, content.merged);
  }
  return repository;
}

async function repeat(
  standIn: StandIn,
  repository: Repository,
  { at, author, message, changes, pullRequest }: PastCommit,
): Promise<void> {
  if (pullRequest === null) {
    await standIn.as(author, at).push(repository, { message, changes });
    return;
  }
  const { number, title, body, branch, mergedBy, coAuthors, reviews } = pullRequest;
  const next = repository.nextNumber;
  repository.nextNumber = number;
  const opened = new Date(Date.parse(at) - OPEN_MS).toISOString();
  const wish = { title, body, head: branch, changes, message };
  const pull = await standIn.as(author, opened).openPullRequest(repository, wish);
  repository.nextNumber = next;
  for (const { by, words } of reviews) standIn.as(by, at).approve(pull, words);
  await standIn.as(mergedBy, at).merge(pull, 'squash', { coAuthors });
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

async function open(
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
      : { headSha: await ownHead(repository, proposal.headSha), baseSha: proposal.baseSha }),
  });
}

/**
 * What was merged already is opened again with a commit of its own: the check of the one is not the other's. A line break more than
 * it has at the end of its message makes it another one.
 */
async function ownHead({ git, threads }: Repository, headSha: string): Promise<string> {
  const isTaken = [...threads.values()].some(
    (thread) => thread.kind === 'PullRequest' && thread.mergedAt !== null && thread.headSha === headSha,
  );
  const commit = isTaken ? await git.commit(headSha) : null;
  if (commit === null) return headSha;
  const { author, message, parents, treeOid } = commit;
  const write = (end: string) => git.write(parents, {}, { ...author, message: message + end }, treeOid);
  const sha = await write('\n\n');
  return sha === headSha ? write('\n\n\n') : sha;
}
