import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Decision, DecisionInput } from '../handoff/effects/decide.ts';
import type { MergeGroupDecision, MergeGroupInput } from '../handoff/effects/decide-on-merge-group.ts';
import type { Unparsable } from '../handoff/judging/judge-pull-request.ts';
import type { SetupDecision } from '../handoff/setup/plan-setup-issue.ts';
import type { SetupFacts } from '../handoff/setup/setup-facts.ts';

/** Ordinary descriptions take milliseconds, the largest honest ones about 0.4 s (65,536 characters). */
const TIME_LIMIT_MS = 3_000;
/** A Markdown bomb of 1 MB took 1.2 GB; a description is at most 64 KB. */
const MEMORY_LIMIT_MB = 256;
/** What is left out step by step where a parse had to be ended: the likeliest culprit first. */
const FALLBACKS: readonly (readonly Unparsable[])[] = [
  [],
  ['documents'],
  ['description'],
  ['config'],
  ['documents', 'description', 'config'],
];

/** The worker threads that parse and judge. */
export interface JudgePool {
  judge(input: Omit<DecisionInput, 'unparsable'>): Promise<Decision>;
  judgeMergeGroup(input: Omit<MergeGroupInput, 'unparsable'>): Promise<MergeGroupDecision>;
  planSetupIssue(facts: SetupFacts): Promise<SetupDecision>;
  readExtends(text: string): Promise<string | null>;
  close(): Promise<void>;
}

export interface JudgePoolOptions {
  readonly timeLimitMs?: number;
  /** Told of a thread that died without a task. */
  readonly onFault: (error: unknown) => void;
}

/** A parse was ended: it took too long or too much memory. */
class ParseEnded extends Error {
  override readonly name = 'ParseEnded';
}

/** Starts the threads; one core is left to the event loop where there are several. */
export function startJudgePool(options: JudgePoolOptions): JudgePool {
  const threads = Math.max(1, availableParallelism() - 1);
  const pool = new Piscina({
    filename: new URL('./judge-worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  // A thread that dies between tasks is replaced; unheard, its error would end the process.
  pool.on('error', options.onFault);
  const run = limitTime(pool, threads, options.timeLimitMs ?? TIME_LIMIT_MS);

  async function withFallbacks<Result>(name: string, input: object): Promise<Result> {
    for (const unparsable of FALLBACKS) {
      try {
        return (await run({ ...input, unparsable }, name)) as Result;
      } catch (error) {
        if (!(error instanceof ParseEnded)) throw error;
      }
    }
    throw new Error('Judging took too long even without the texts that users wrote');
  }

  return {
    judge: (input) => withFallbacks('judge', input),
    judgeMergeGroup: (input) => withFallbacks('judgeMergeGroup', input),
    planSetupIssue: async (facts) => (await run(facts, 'planSetup')) as SetupDecision,
    readExtends: async (text) => {
      try {
        return (await run(text, 'readExtends')) as string | null;
      } catch (error) {
        if (error instanceof ParseEnded) return null;
        throw error;
      }
    },
    close: () => pool.close(),
  };
}

type Run = (input: unknown, name: string) => Promise<unknown>;

/**
 * Hands a task to the pool only when a thread is free, so that the time limit measures the work and not the
 * wait behind others.
 */
function limitTime(pool: Piscina, threads: number, timeLimitMs: number): Run {
  const waiting: (() => void)[] = [];
  let free = threads;
  return async (input, name) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await pool.run(input, { name, signal: AbortSignal.timeout(timeLimitMs) });
    } catch (error) {
      throw isEnded(error) ? new ParseEnded('A parse was ended', { cause: error }) : error;
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

function isEnded(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
}
