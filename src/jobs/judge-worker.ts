/**
 * Runs in a worker thread: everything that parses what users wrote. A thread can be ended where a parse takes
 * too long, and the event loop that answers webhooks is never blocked by one (DESIGN 10).
 */
import { parseConfig } from '../handoff/config/parse-config.ts';
import { type Decision, type DecisionInput, decide } from '../handoff/effects/decide.ts';
import {
  decideOnMergeGroup,
  type MergeGroupDecision,
  type MergeGroupInput,
} from '../handoff/effects/decide-on-merge-group.ts';
import { planSetupIssue, type SetupDecision } from '../handoff/setup/plan-setup-issue.ts';
import type { SetupFacts } from '../handoff/setup/setup-facts.ts';

/** Judges one pull request and plans the effects. */
export function judge(input: DecisionInput): Decision {
  return decide(input);
}

/** Judges the pull requests of a merge group. */
export function judgeMergeGroup(input: MergeGroupInput): MergeGroupDecision {
  return decideOnMergeGroup(input);
}

/** Plans the issue on what a repository lacks. */
export function planSetup(facts: SetupFacts): SetupDecision {
  return planSetupIssue(facts);
}

/** The `extends` entry of a config file; null where it has none or can't be read. */
export function readExtends(text: string): string | null {
  return parseConfig(text).config?.extends ?? null;
}
