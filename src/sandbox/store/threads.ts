import type { PullRequest, Repository, Thread } from './entities.ts';

/** A repository's issues and pull requests by number, as a Map of them; in order of creation. */
export interface Threads {
  readonly size: number;
  get(number: number): Thread | undefined;
  has(number: number): boolean;
  set(number: number, thread: Thread): unknown;
  delete(number: number): boolean;
  values(): IterableIterator<Thread>;
}

/**
 * Threads that begin with the merged pull requests of another repository, without memory of their own. One that is got by
 * its number becomes the repository's own, and can be changed; the others are only looked at, by `values`.
 */
export function shareThreads(
  shared: ReadonlyMap<number, PullRequest>,
  repository: () => Repository,
  adopt: (pull: PullRequest) => void,
): Threads {
  const own = new Map<number, Thread>();
  const nodeIdAt = (number: number) => `PR_${repository().nodeId}_${number}`;
  return {
    get size() {
      let size = shared.size;
      for (const number of own.keys()) if (!shared.has(number)) size += 1;
      return size;
    },
    has: (number) => own.has(number) || shared.has(number),
    get: (number) => {
      const pull = shared.get(number);
      if (own.has(number) || !pull) return own.get(number);
      const mine = copyOf(pull, repository(), nodeIdAt(number));
      own.set(number, mine);
      adopt(mine);
      return mine;
    },
    set: (number, thread) => own.set(number, thread),
    delete: (number) => own.delete(number),
    *values() {
      for (const [number, pull] of shared) {
        yield own.get(number) ?? viewOf(pull, repository(), nodeIdAt(number));
      }
      for (const [number, thread] of own) if (!shared.has(number)) yield thread;
    },
  };
}

function viewOf(pull: PullRequest, repository: Repository, nodeId: string): PullRequest {
  // One that came from a fork still does.
  const headRepository = pull.headRepository === pull.repository ? repository : pull.headRepository;
  return { ...pull, repository, headRepository, nodeId };
}

/** Deep enough that nothing done to the copy shows in what it was made of. */
function copyOf(pull: PullRequest, repository: Repository, nodeId: string): PullRequest {
  const copy = viewOf(pull, repository, nodeId);
  copy.labels = [...pull.labels];
  copy.comments = [...pull.comments];
  copy.events = [...pull.events];
  copy.edits = [...pull.edits];
  copy.reactions = [...pull.reactions];
  copy.reviews = pull.reviews.map((review) => ({ ...review, pullRequest: copy }));
  return copy;
}
