import type { StandIn } from '../stand-in.ts';
import type { Repository } from '../store/entities.ts';
import { ensureAccount } from '../store/store.ts';
import type { MergedChange } from './client-repository.ts';

/**
 * Puts pull requests on the stand-in that Git says were merged, each under its own number, by its own people and at its own time. To be
 * done before the App is installed: it hears of none. What comes later is numbered after them.
 */
export async function importMerged(
  standIn: StandIn,
  repository: Repository,
  merged: readonly MergedChange[],
): Promise<void> {
  const largest = Math.max(0, ...merged.map(({ number }) => number ?? 0));
  const inOrder = merged.toSorted(
    (left, right) => (left.number ?? largest + 1) - (right.number ?? largest + 1),
  );
  repository.nextNumber = largest + 1;
  for (const change of inOrder) await importOne(standIn, repository, change, largest);
}

async function importOne(
  standIn: StandIn,
  repository: Repository,
  change: MergedChange,
  largest: number,
): Promise<void> {
  const { number, title, body, author, branch, headSha, baseSha, mergeSha, mergedAt } = change;
  const next = repository.nextNumber;
  repository.nextNumber = number ?? Math.max(next, largest + 1);
  const actions = standIn.as(author, change.createdAt);
  const head = branch === repository.defaultBranch ? `${author}-${branch}` : branch;
  const pull = await actions.openPullRequest(repository, {
    title,
    body,
    head,
    fromFork: false,
    headSha,
    baseSha,
  });
  // It is gone, and its commits are on the default branch.
  repository.git.setRef(`refs/heads/${head}`, null);
  // The default branch has the commit already, which no action of a person expects.
  Object.assign(pull, {
    state: 'closed',
    closedAt: mergedAt,
    updatedAt: mergedAt,
    mergedAt,
    mergedBy: ensureAccount(standIn.store, change.mergedBy),
    mergeCommitSha: mergeSha,
  });
  repository.nextNumber = Math.max(next, repository.nextNumber);
}
