/** Several processes that were started together spread out by it. */
const JITTER = 0.1;

export interface Repeated {
  /** Ends the turn under way, and resolves when it has. */
  readonly stop: () => Promise<void>;
}

/** Does something at once, and again some time after each end; a turn that fails is told, and the next one comes all the same. */
export function repeat(
  everyMs: number,
  act: (signal: AbortSignal) => Promise<void>,
  onFault: (error: unknown) => void,
): Repeated {
  const stopped = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  const turn = async (): Promise<void> => {
    try {
      await act(stopped.signal);
    } catch (error) {
      if (!stopped.signal.aborted) onFault(error);
    }
    if (stopped.signal.aborted) return;
    timer = setTimeout(
      () => {
        current = turn();
      },
      everyMs * (1 + JITTER * (2 * Math.random() - 1)),
    );
  };
  let current = turn();
  return {
    stop: async () => {
      stopped.abort();
      if (timer !== null) clearTimeout(timer);
      await current;
    },
  };
}
