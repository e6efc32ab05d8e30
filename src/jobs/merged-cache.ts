import type { MergedReading } from '../github/fetch-merged-pull-requests.ts';

/** What was read of merged pull requests, so that only changes since are read again. In memory: a restart reads once more. */
export interface MergedCache {
  readonly get: (repositoryId: number) => MergedReading | null;
  readonly put: (
    at: { readonly installationId: number; readonly repositoryId: number },
    reading: MergedReading,
  ) => void;
  /** Drops what is known of an installation's repositories. */
  readonly forget: (installationId: number) => void;
  /** Repositories of which something is kept. */
  readonly size: () => number;
}

/** Descriptions are kept only where they report something, so that a repository takes some 200 KB. */
const MOST_REPOSITORIES = 200;

/** An empty cache; the repositories that were asked for longest ago are dropped first. */
export function createMergedCache(): MergedCache {
  const kept = new Map<number, { readonly installationId: number; readonly reading: MergedReading }>();
  return {
    get: (repositoryId) => kept.get(repositoryId)?.reading ?? null,
    put: ({ installationId, repositoryId }, reading) => {
      kept.delete(repositoryId);
      kept.set(repositoryId, { installationId, reading });
      const [oldest] = kept.keys();
      if (kept.size > MOST_REPOSITORIES && oldest !== undefined) kept.delete(oldest);
    },
    size: () => kept.size,
    forget: (installationId) => {
      for (const [id, entry] of kept) if (entry.installationId === installationId) kept.delete(id);
    },
  };
}
