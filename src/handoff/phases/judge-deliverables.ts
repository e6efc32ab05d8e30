import { type ReadTask, taskText } from './issue/task-line.ts';
import type { MergedPullRequest } from './phase-facts.ts';
import type { DeliverableStatus } from './phase-status.ts';
import type { Deliverable } from './plan/plan.ts';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Shorter words tell nothing apart, other than `SAP` and `CRM`. */
const TELLING = /^(?:.{4,}|(?=.*\p{Lu})[\p{Lu}\p{N}]{2,3})$/u;

/** Every regular expression of this file. */
export const DELIVERABLE_PATTERNS = [WORD, TELLING] as const;

/** A title that shares so many words with a deliverable speaks of it, where they are half of either. */
const FEWEST_SHARED = 2;
const SAME_SHARE = 0.5;
/** Where each of two texts has words that the other lacks, they say the same only with more in common than this. */
const REWORDED_SHARE = 2 / 3;

export interface JudgedDeliverables {
  readonly deliverables: readonly DeliverableStatus[];
  readonly otherPulls: readonly MergedPullRequest[];
}

/** What a phase is to bring, whether it is ticked in the issue, and by which merged pull requests it came. */
export function judgeDeliverables(
  deliverables: readonly Deliverable[],
  tasks: readonly ReadTask[],
  pulls: readonly MergedPullRequest[],
): JudgedDeliverables {
  const ticks = findTicks(deliverables, tasks);
  const owners = pulls.map((pull) => ownerOf(pull, deliverables));
  return {
    deliverables: deliverables.map((deliverable, index) => ({
      deliverable,
      isDone: ticks[index] ?? false,
      pulls: pulls.filter((_, pull) => owners[pull] === index),
    })),
    otherPulls: pulls.filter((_, pull) => owners[pull] === null),
  };
}

/** A tick stays with its deliverable, also where the plan now says it in somewhat other words. */
function findTicks(deliverables: readonly Deliverable[], tasks: readonly ReadTask[]): (boolean | null)[] {
  const free = [...tasks];
  const take = (isSame: (task: ReadTask) => boolean): boolean | null => {
    const index = free.findIndex(isSame);
    return index < 0 ? null : (free.splice(index, 1)[0]?.isDone ?? null);
  };
  const exact = deliverables.map((deliverable) => {
    const text = taskText(deliverable.text);
    return take((task) => task.text === text);
  });
  return exact.map((found, index) => {
    if (found !== null) return found;
    const wanted = significant(deliverables[index]?.text ?? '');
    return take((task) => isAlike(wanted, significant(task.text)));
  });
}

/** Which deliverable a pull request's title speaks of most; null where of none. */
function ownerOf({ title }: MergedPullRequest, deliverables: readonly Deliverable[]): number | null {
  const said = significant(title);
  let best: number | null = null;
  let most = 0;
  for (const [index, { text }] of deliverables.entries()) {
    const wanted = significant(text);
    const shared = countShared(said, wanted);
    if (shared < FEWEST_SHARED || shared < Math.min(said.size, wanted.size) * SAME_SHARE) continue;
    if (shared > most) [best, most] = [index, shared];
  }
  return best;
}

/** Said longer or shorter, or in a few other words. A tick that is lost is worth less than one that nobody gave. */
function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = countShared(one, other);
  const most = Math.max(one.size, other.size);
  if (shared === 0 || shared < most * SAME_SHARE) return false;
  return shared === Math.min(one.size, other.size) || shared > most * REWORDED_SHARE;
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => other.has(word)).length;
}

function significant(text: string): ReadonlySet<string> {
  const all = text.normalize('NFKC').match(WORD) ?? [];
  return new Set(all.filter((word) => TELLING.test(word)).map((word) => word.toLowerCase()));
}
