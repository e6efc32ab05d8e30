import { availableParallelism } from 'node:os';
import type { Decision, DecisionInput } from '../handoff/effects/decide.ts';
import type { MergeGroupDecision, MergeGroupInput } from '../handoff/effects/decide-on-merge-group.ts';
import type { IssueFacts } from '../handoff/issue-commands/issue-facts.ts';
import type { IssueDecision } from '../handoff/issue-commands/judge-issue-commands.ts';
import type { Unparsable } from '../handoff/judging/judge-pull-request.ts';
import type { PhaseFacts } from '../handoff/phases/phase-facts.ts';
import type { PhasesDecision } from '../handoff/phases/plan-phases.ts';
import type { ReadinessDecision } from '../handoff/readiness/plan-readiness.ts';
import type { ReadinessFacts } from '../handoff/readiness/readiness-facts.ts';
import type { SetupDecision } from '../handoff/setup/plan-setup-issue.ts';
import type { SetupFacts } from '../handoff/setup/setup-facts.ts';
import { startThreadPool, TaskEnded } from './thread-pool.ts';

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
  planPhases(facts: PhaseFacts): Promise<PhasesDecision>;
  planReadiness(facts: ReadinessFacts): Promise<ReadinessDecision>;
  answerIssue(facts: IssueFacts): Promise<IssueDecision>;
  readExtends(text: string): Promise<string | null>;
  close(): Promise<void>;
}

export interface JudgePoolOptions {
  readonly timeLimitMs?: number;
  /** Told of a thread that died without a task. */
  readonly onFault: (error: unknown) => void;
  /** Told of each judgement that was ended since it took too long or too much memory. */
  readonly onEnded?: (limit: 'time' | 'memory') => void;
}

/** Starts the threads; one core is left to the event loop where there are several. */
export function startJudgePool(options: JudgePoolOptions): JudgePool {
  const pool = startThreadPool({
    file: new URL('./judge-worker.ts', import.meta.url),
    mostThreads: Math.max(1, availableParallelism() - 1),
    timeLimitMs: options.timeLimitMs ?? TIME_LIMIT_MS,
    memoryLimitMb: MEMORY_LIMIT_MB,
    onFault: options.onFault,
    onEnded: options.onEnded,
  });

  async function withFallbacks<Result>(name: string, input: object): Promise<Result> {
    for (const unparsable of FALLBACKS) {
      try {
        return (await pool.run(name, { ...input, unparsable })) as Result;
      } catch (error) {
        if (!(error instanceof TaskEnded)) throw error;
      }
    }
    throw new Error('Judging took too long even without the texts that users wrote');
  }

  return {
    judge: (input) => withFallbacks('judge', input),
    judgeMergeGroup: (input) => withFallbacks('judgeMergeGroup', input),
    planSetupIssue: async (facts) => (await pool.run('planSetupIssue', facts)) as SetupDecision,
    planPhases: async (facts) => (await pool.run('planPhases', facts)) as PhasesDecision,
    planReadiness: async (facts) => (await pool.run('planReadiness', facts)) as ReadinessDecision,
    answerIssue: async (facts) => (await pool.run('answerIssue', facts)) as IssueDecision,
    readExtends: async (text) => {
      try {
        return (await pool.run('readExtends', text)) as string | null;
      } catch (error) {
        if (error instanceof TaskEnded) return null;
        throw error;
      }
    },
    close: () => pool.close(),
  };
}
