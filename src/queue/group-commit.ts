import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Makes a function that handles its arguments in groups: calls that come while a group is being written
 * wait and form the next one, so that a hundred callers cost a few statements instead of a hundred.
 *
 * `write` gets 1 to `maxSize` arguments in the order of the calls and returns one result for each; when it
 * rejects, every call of the group rejects with the same error. Groups never overlap. A group waits `gatherMs` for
 * more calls; by default for those of the same turn of the event loop.
 */
export function groupCommit<Item, Result>(
  maxSize: number,
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  gatherMs = 0,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let writing = false;

  async function drain(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      // One turn of the event loop: what arrived in the same burst of I/O belongs to the same group.
      await (gatherMs > 0 ? delay(gatherMs) : nextTurn());
      const group = waiting.slice(0, maxSize);
      waiting = waiting.slice(maxSize);
      await writeGroup(group, write);
    }
    writing = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!writing) void drain();
    });
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

async function writeGroup<Item, Result>(
  group: readonly Waiting<Item, Result>[],
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
): Promise<void> {
  try {
    const results = await write(group.map((waiting) => waiting.item));
    for (const [index, waiting] of group.entries()) waiting.resolve(results[index] as Result);
  } catch (error) {
    for (const waiting of group) waiting.reject(error);
  }
}
