import type { Signature } from '../git/git-content.ts';
import { webUrlOf } from '../render/urls.ts';
import type { Account, Repository } from '../store/entities.ts';
import type { World } from '../world.ts';
import { emitCheckSuite, ensureCheckSuite } from './check-runs.ts';

const NO_COMMIT = '0'.repeat(40);

/** The newest commits that a `push` event describes with their files. */
const DESCRIBED_COMMITS = 20;

/** Moves a branch and tells the App, as any push does; an App that may write checks also gets its suite requested. */
export async function pushBranch(
  world: World,
  repository: Repository,
  branch: string,
  sha: string,
  pusher: Account,
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const before = repository.git.commitOf(ref);
  if (before === sha) return;
  repository.git.setRef(ref, sha);
  const suite = ensureCheckSuite(world, repository, world.app, sha);
  if (!world.isHeard(repository)) return;
  const payload = await renderPush(world, repository, { ref, before, after: sha, pusher });
  world.emit({ name: 'push', action: null, repository, sender: pusher, payload });
  await emitCheckSuite(world, suite, 'requested', pusher);
}

/** Who commits and when, as the stand-in's people do. */
export function signatureOf(world: World, account: Account, message: string): Signature {
  const email = `${account.id}+${account.login}@users.noreply.github.com`;
  return { name: account.login, email, date: world.now(), message };
}

interface Push {
  readonly ref: string;
  readonly before: string | null;
  readonly after: string;
  readonly pusher: Account;
}

async function renderPush(
  world: World,
  repository: Repository,
  push: Push,
): Promise<Record<string, unknown>> {
  const { git } = repository;
  const from = push.before ?? git.commitOf('HEAD');
  const base = from && (await git.mergeBase(from, push.after));
  const pushed = base ? await git.commitsBetween(base, push.after) : [push.after];
  const commits = [];
  for (const sha of pushed.slice(-DESCRIBED_COMMITS)) commits.push(await renderPushedCommit(repository, sha));
  return {
    ref: push.ref,
    before: push.before ?? NO_COMMIT,
    after: push.after,
    created: push.before === null,
    deleted: false,
    forced: push.before !== null && base !== push.before,
    base_ref: null,
    compare: `${webUrlOf(repository)}/compare/${push.before?.slice(0, 12) ?? ''}...${push.after.slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? null,
    pusher: { name: push.pusher.login, email: signatureOf(world, push.pusher, '').email },
  };
}

async function renderPushedCommit(repository: Repository, sha: string): Promise<Record<string, unknown>> {
  const commit = await repository.git.commit(sha);
  const parent = commit?.parents[0];
  const files = parent ? await repository.git.changedFiles(parent, sha) : [];
  const named = (...statuses: readonly string[]) =>
    files.filter((file) => statuses.includes(file.status)).map((file) => file.path);
  const moved = files.filter((file) => file.status === 'renamed').map((file) => file.previousPath);
  return {
    id: sha,
    tree_id: commit?.treeOid,
    distinct: true,
    message: commit?.message,
    timestamp: commit?.committer.date,
    url: `${webUrlOf(repository)}/commit/${sha}`,
    author: commit && { name: commit.author.name, email: commit.author.email },
    committer: commit && { name: commit.committer.name, email: commit.committer.email },
    added: named('added', 'copied', 'renamed'),
    removed: [...named('removed'), ...moved],
    modified: named('modified', 'changed'),
  };
}
