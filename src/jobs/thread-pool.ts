import { Worker } from 'node:worker_threads';

/** Tasks that a thread has in hand beside the one it does, so that it need not wait for the event loop in between. */
const AHEAD = 5;

export interface ThreadPoolOptions {
  /** A module that says `ready` once, then answers each `TaskMessage` with a `ThreadMessage`, in order. */
  readonly file: URL;
  /** The first thread starts at once, the others when there is work for them. */
  readonly mostThreads: number;
  /** For each task, counted from its turn. */
  readonly timeLimitMs: number;
  readonly memoryLimitMb: number;
  /** Told of a thread that died without a task, or before it was ready. */
  readonly onFault: (error: unknown) => void;
  /** Told of each task that was ended. */
  readonly onEnded?: ((limit: TaskEnded['limit']) => void) | undefined;
}

/** Threads that can be ended: a task that takes too long or too much memory takes none of the others with it. */
export interface ThreadPool {
  /** Runs a task on plain JSON. Rejects with `TaskEnded`, or with what the task threw. */
  readonly run: (name: string, input: object | string) => Promise<unknown>;
  close(): Promise<void>;
}

/** A task was ended: it took too long or too much memory. */
export class TaskEnded extends Error {
  override readonly name = 'TaskEnded';
  readonly limit: 'time' | 'memory';

  constructor(limit: 'time' | 'memory') {
    super(`A task took too ${limit === 'time' ? 'long' : 'much memory'}`);
    this.limit = limit;
  }
}

/** What goes to a thread: the input as JSON, which costs less to hand over than objects. */
export interface TaskMessage {
  readonly name: string;
  readonly input: string;
}

/** What comes back, in the order of the tasks; `ready` comes first, once. */
export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: string }
  | { readonly kind: 'failed'; readonly error: unknown };

interface Task {
  readonly message: TaskMessage;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** With V8's own size a thread came to hold 170 MB in a weekly sweep, with this one 60 MB, and was no slower. */
const YOUNG_GENERATION_MB = 24;

interface Thread {
  readonly worker: Worker;
  /** Given to it and not answered, in their order: the first is the one that it does. */
  readonly inHand: Task[];
  isReady: boolean;
  limit: NodeJS.Timeout | null;
}

export function startThreadPool(options: ThreadPoolOptions): ThreadPool {
  const threads = new Set<Thread>();
  const waiting: Task[] = [];
  let isClosed = false;
  let feeding: NodeJS.Immediate | null = null;

  /** What comes in one turn of the event loop goes to a thread together. */
  function feedSoon(): void {
    if (isClosed) return;
    feeding ??= setImmediate(() => {
      feeding = null;
      feed();
    });
  }

  function feed(): void {
    const given = new Map<Thread, TaskMessage[]>();
    for (let thread = idlest(); thread !== null && waiting.length > 0; thread = idlest()) {
      const task = waiting.shift() as Task;
      thread.inHand.push(task);
      given.set(thread, [...(given.get(thread) ?? []), task.message]);
    }
    for (const [thread, messages] of given) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      thread.worker.postMessage(messages);
      thread.limit ??= setTimeout(() => void end(thread, new TaskEnded('time')), options.timeLimitMs);
    }
    // The idlest came first: where one has two, all are busy.
    const isMoreWanted = waiting.length > 0 || threads.values().some((thread) => thread.inHand.length > 1);
    if (isMoreWanted && threads.size < options.mostThreads) start();
  }

  /** Null where none can take more. */
  function idlest(): Thread | null {
    let best: Thread | null = null;
    for (const thread of threads) {
      if (!thread.isReady || thread.inHand.length > AHEAD) continue;
      if (best === null || thread.inHand.length < best.inHand.length) best = thread;
    }
    return best;
  }

  function start(): void {
    const worker = new Worker(options.file, {
      resourceLimits: {
        maxOldGenerationSizeMb: options.memoryLimitMb,
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
      },
    });
    const thread: Thread = { worker, inHand: [], isReady: false, limit: null };
    threads.add(thread);
    worker.on('message', (message: ThreadMessage) => hear(thread, message));
    worker.on('error', (error) => void end(thread, error));
    worker.on('exit', (code) => void end(thread, new Error(`A thread ended with status ${code}`)));
  }

  function hear(thread: Thread, message: ThreadMessage): void {
    if (message.kind === 'ready') thread.isReady = true;
    else {
      const task = thread.inHand.shift();
      if (message.kind === 'done') task?.resolve(JSON.parse(message.result));
      else task?.reject(message.error);
      if (thread.inHand.length > 0) thread.limit?.refresh();
      else stopClock(thread);
    }
    if (waiting.length > 0) feedSoon();
  }

  /** The task that it was doing fails, the others go to another thread. */
  async function end(thread: Thread, error: unknown): Promise<void> {
    if (!threads.delete(thread)) return;
    stopClock(thread);
    const [culprit, ...others] = thread.inHand.splice(0);
    waiting.unshift(...others);
    if (culprit === undefined && !isClosed) options.onFault(error);
    const reason = isOutOfMemory(error) ? new TaskEnded('memory') : error;
    if (culprit !== undefined && reason instanceof TaskEnded) options.onEnded?.(reason.limit);
    culprit?.reject(reason);
    // A thread that can't even start must not be tried for ever.
    if (!thread.isReady) for (const task of waiting.splice(0)) task.reject(error);
    else if (threads.size === 0 && !isClosed) start();
    feedSoon();
    await thread.worker.terminate();
  }

  start();
  return {
    run: (name, input) =>
      new Promise((resolve, reject) => {
        waiting.push({ message: { name, input: JSON.stringify(input) }, resolve, reject });
        feedSoon();
      }),
    close: async () => {
      isClosed = true;
      await Promise.all([...threads].map((thread) => thread.worker.terminate()));
    },
  };
}

function stopClock(thread: Thread): void {
  if (thread.limit !== null) clearTimeout(thread.limit);
  thread.limit = null;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
