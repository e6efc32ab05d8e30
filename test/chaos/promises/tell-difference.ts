import type { Effect } from '../../../src/handoff/effects/effect.ts';
import type { JudgePool } from '../../../src/jobs/judge-pool.ts';
import type { Repository } from '../../../src/sandbox/store/entities.ts';
import { runsAt } from '../../e2e/harness.ts';

/** A pool that remembers what was decided last. */
export interface WatchedPool {
  readonly pool: JudgePool;
  effects(): readonly Effect[];
}

/** Watches what a job decides, so that a broken promise can say what was expected. */
export function watchPool(pool: JudgePool): WatchedPool {
  let effects: readonly Effect[] = [];
  const watching = <Input, Decision extends { readonly effects: readonly Effect[] }>(
    decide: (input: Input) => Promise<Decision>,
  ) => {
    return async (input: Input): Promise<Decision> => {
      const decision = await decide(input);
      effects = decision.effects;
      return decision;
    };
  };
  return {
    pool: {
      ...pool,
      judge: watching((input: Parameters<JudgePool['judge']>[0]) => pool.judge(input)),
      planSetupIssue: watching((input: Parameters<JudgePool['planSetupIssue']>[0]) =>
        pool.planSetupIssue(input),
      ),
      planPhases: watching((input: Parameters<JudgePool['planPhases']>[0]) => pool.planPhases(input)),
      planReadiness: watching((input: Parameters<JudgePool['planReadiness']>[0]) =>
        pool.planReadiness(input),
      ),
    },
    effects: () => effects,
  };
}

/** `update-check-run 12: shown "x", expected "y"`: the first line that differs. */
export function tellDifference(repository: Repository, effect: Effect): string {
  const { kind } = effect;
  const [shown, expected] = textsOf(repository, effect);
  if (shown === null) return `${kind} ${JSON.stringify(effect).slice(0, 200)}`;
  const [before, after] = [shown.split('\n'), expected.split('\n')];
  const line = after.findIndex((text, index) => text !== before[index]);
  const index = line < 0 ? after.length : line;
  return `${kind}: line ${index + 1} of ${before.length} is ${JSON.stringify(before[index])}, expected ${JSON.stringify(after[index])}`;
}

/** What is there, null where nothing is, and what is to be there. */
function textsOf(repository: Repository, effect: Effect): readonly [string | null, string] {
  switch (effect.kind) {
    case 'create-check-run':
    case 'update-check-run': {
      const { conclusion, title, summary, text, externalId, headSha } = effect.checkRun;
      const run = runsAt(repository, headSha).at(-1);
      const shown =
        run === undefined
          ? null
          : [run.conclusion, run.title, run.summary, run.text, run.externalId].join('\n');
      return [shown, [conclusion, title, summary, text, externalId].join('\n')];
    }
    case 'update-issue':
      return [repository.threads.get(effect.number)?.body ?? null, effect.body ?? ''];
    case 'update-comment': {
      const comments = [...repository.threads.values()].flatMap((thread) => thread.comments);
      return [comments.find(({ id }) => id === effect.id)?.body ?? null, effect.body];
    }
    default:
      return [null, ''];
  }
}
