import type { RepositoryView } from '../../lookups/repository-view.ts';
import type { MergedChange, ReadinessFacts } from '../readiness-facts.ts';

/** Whether a document of the default branch has changed since a merge that did not change it itself. */
export type ChangedSince = (path: string, merge: MergedChange) => boolean;

/**
 * Asks the view for the versions of documents. A version came to the default branch when its pull request was merged, which may be days
 * after its commit was made. What could not be read did not change.
 */
export function watchDocuments(
  view: RepositoryView,
  { merges, commits }: Pick<ReadinessFacts, 'merges' | 'commits'>,
): ChangedSince {
  const mergedAt = new Map(merges.entries.map((merge) => [merge.number, merge.mergedAt]));
  const pullOf = new Map(commits.entries.map(({ sha, pullRequest }) => [sha, pullRequest]));
  return (path, merge) => {
    const versions = view.versions(path);
    if (versions.kind !== 'known') return false;
    return versions.value.some(({ commitSha, committedAt, blobSha }) => {
      const pull = pullOf.get(commitSha) ?? null;
      if (blobSha === null) return false;
      // The merge's own commit may be a moment younger than the merge: it too counts from there.
      const at = (pull === null ? undefined : mergedAt.get(pull)) ?? committedAt;
      return Date.parse(at) > Date.parse(merge.mergedAt);
    });
  };
}
