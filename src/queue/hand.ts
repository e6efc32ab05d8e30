import type { FetchedJob } from './fetched-job.ts';
import type { QueueDefinition } from './queue.ts';

/** The taken jobs of one key, which one run does together. */
export interface Work {
  readonly key: string;
  readonly installationId: number;
  /** What the run does; never empty. */
  jobs: [FetchedJob, ...FetchedJob[]];
  /** What came while it ran, and needs one more run. */
  next: FetchedJob[];
  /** Settling work takes no place any more, but its key is still claimed. */
  state: 'ready' | 'starting' | 'running' | 'settling';
  readonly controller: AbortController;
}

/** What a process has taken out of one queue: who may start next, and whose turn it is not. */
export interface Hand {
  readonly works: ReadonlyMap<string, Work>;
  /** Puts a taken job to the work of its key. */
  take(job: FetchedJob): void;
  drop(work: Work): void;
  /** Lets go of everything of an installation that has not begun. */
  forget(installationId: number): void;
  /** Places left. */
  free(): number;
  /** Installations that run or wait here at all. */
  present(): Set<number>;
  /** True if work of the installation waits here for its place. */
  hasReady(installationId: number): boolean;
  /** Installations of which no more should be taken: all their places are taken, or some of their work waits here. */
  full(): Set<number>;
  /** What should start now, of the installations with the least running first. Marks it as starting. */
  pick(isClosed: (installationId: number) => boolean): Work[];
}

/** Makes an empty hand with the places of `definition`. */
export function createHand(definition: QueueDefinition): Hand {
  const works = new Map<string, Work>();
  const takesPlace = (work: Work) => work.state === 'running' || work.state === 'starting';
  const active = () => works.values().filter(takesPlace).toArray();

  function full(): Set<number> {
    const counts = countByInstallation(active());
    const ready = works.values().filter((work) => work.state === 'ready');
    return new Set([
      ...ready.map((work) => work.installationId),
      ...[...counts].filter(([, count]) => count >= definition.perInstallation).map(([id]) => id),
    ]);
  }

  function pick(isClosed: (installationId: number) => boolean): Work[] {
    const running = active();
    const counts = countByInstallation(running);
    const count = (work: Work) => counts.get(work.installationId) ?? 0;
    const ready = works
      .values()
      .filter((work) => work.state === 'ready' && !isClosed(work.installationId))
      .toArray();
    const picked: Work[] = [];
    while (running.length + picked.length < definition.concurrency) {
      const next = ready
        .filter((work) => work.state === 'ready' && count(work) < definition.perInstallation)
        .reduce<Work | null>(
          (best, work) => (best === null || count(work) < count(best) ? work : best),
          null,
        );
      if (next === null) break;
      next.state = 'starting';
      counts.set(next.installationId, count(next) + 1);
      picked.push(next);
    }
    return picked;
  }

  return {
    works,
    take: (job) => take(works, job),
    drop: (work) => void works.delete(work.key),
    forget: (installationId) => {
      for (const work of works.values().filter((each) => each.installationId === installationId)) {
        work.next = [];
        if (work.state === 'ready') works.delete(work.key);
      }
    },
    free: () => definition.concurrency - active().length,
    present: () => new Set(works.values().map((work) => work.installationId)),
    hasReady: (installationId) =>
      works.values().some((work) => work.state === 'ready' && work.installationId === installationId),
    full,
    pick,
  };
}

function take(works: Map<string, Work>, job: FetchedJob): void {
  const work = works.get(job.key);
  if (work === undefined) works.set(job.key, newWork([job]));
  else if (work.state === 'ready' || work.state === 'starting') work.jobs.push(job);
  else work.next.push(job);
}

/** Work that is ready to run these jobs of one key. */
function newWork(jobs: [FetchedJob, ...FetchedJob[]]): Work {
  const [{ key, installationId }] = jobs;
  return { key, installationId, jobs, next: [], state: 'ready', controller: new AbortController() };
}

function countByInstallation(works: readonly Work[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const work of works) counts.set(work.installationId, (counts.get(work.installationId) ?? 0) + 1);
  return counts;
}
