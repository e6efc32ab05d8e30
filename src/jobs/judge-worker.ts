/**
 * Runs in a worker thread: everything that parses what users wrote. A thread can be ended where a parse takes
 * too long, and the event loop that answers webhooks is never blocked by one (DESIGN 10).
 */
import { parentPort } from 'node:worker_threads';
import { parseConfig } from '../handoff/config/parse-config.ts';
import { type DecisionInput, decide } from '../handoff/effects/decide.ts';
import { decideOnMergeGroup, type MergeGroupInput } from '../handoff/effects/decide-on-merge-group.ts';
import type { IssueFacts } from '../handoff/issue-commands/issue-facts.ts';
import { judgeIssueCommands } from '../handoff/issue-commands/judge-issue-commands.ts';
import type { PhaseFacts } from '../handoff/phases/phase-facts.ts';
import { planPhases } from '../handoff/phases/plan-phases.ts';
import { planReadiness } from '../handoff/readiness/plan-readiness.ts';
import type { ReadinessFacts } from '../handoff/readiness/readiness-facts.ts';
import { rationaleRule } from '../handoff/rules/rationale/rationale-rule.ts';
import { planSetupIssue } from '../handoff/setup/plan-setup-issue.ts';
import type { SetupFacts } from '../handoff/setup/setup-facts.ts';
import { collectGarbage } from './collect-garbage.ts';
import { examplePullRequest } from './example-pull-request.ts';
import type { TaskMessage, ThreadMessage } from './thread-pool.ts';

function perform({ name, input }: TaskMessage): unknown {
  switch (name) {
    case 'judge':
      return decide(JSON.parse(input) as DecisionInput);
    case 'judgeMergeGroup':
      return decideOnMergeGroup(JSON.parse(input) as MergeGroupInput);
    case 'planSetupIssue':
      return planSetupIssue(JSON.parse(input) as SetupFacts);
    case 'planPhases':
      return planPhases(JSON.parse(input) as PhaseFacts);
    case 'planReadiness':
      reports += 1;
      return planReadiness(JSON.parse(input) as ReadinessFacts);
    case 'answerIssue':
      return judgeIssueCommands(JSON.parse(input) as IssueFacts);
    case 'readExtends':
      return parseConfig(JSON.parse(input) as string).config?.extends ?? null;
    default:
      throw new Error(`There is no task ${name}`);
  }
}

function answer(task: TaskMessage): ThreadMessage {
  try {
    return { kind: 'done', result: JSON.stringify(perform(task)) };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

/** As much as some ten reports leave behind is held, not what those of a whole sweep do. */
const REPORTS_BETWEEN_COLLECTIONS = 10;
let reports = 0;

/**
 * Judgements until code is about as fast as it gets. Those of the first hundred take three times as long, and keep
 * V8's compilers busy as long again.
 */
const WARM_JUDGEMENTS = 400;

const EXAMPLES = [...rationaleRule.passing, ...rationaleRule.failing].map((example) =>
  JSON.stringify(examplePullRequest(example)),
);
let judgements = 0;

/** Judges the rules' own examples, between the tasks that come meanwhile and until enough was judged. */
function warmUp(): void {
  perform({ name: 'judge', input: EXAMPLES[judgements % EXAMPLES.length] ?? '' });
  judgements += 1;
  if (judgements < WARM_JUDGEMENTS) setImmediate(warmUp);
}

const port = parentPort;
if (port === null) throw new Error('judge-worker.ts runs in a worker thread');
const tell = (message: ThreadMessage): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  port.postMessage(message);
};
port.on('message', (tasks: readonly TaskMessage[]) => {
  for (const task of tasks) tell(answer(task));
  judgements += tasks.length;
  if (reports < REPORTS_BETWEEN_COLLECTIONS) return;
  reports = 0;
  collectGarbage();
});
// The very first takes longest: no pull request waits for that.
warmUp();
tell({ kind: 'ready' });
