import type { Config } from '../../../../src/handoff/config/config.ts';
import { judgeMerges } from '../../../../src/handoff/readiness/merges/judge-merges.ts';
import type { MergesJudgement } from '../../../../src/handoff/readiness/merges/merges.ts';
import type {
  BranchCommit,
  MergedChange,
  ReadinessFacts,
} from '../../../../src/handoff/readiness/readiness-facts.ts';
import { defaultConfig, factsOf } from '../../../facts.ts';
import type { TestRepository } from '../../../repository.ts';
import { NOW, readBack, viewOfBranch } from '../merged.ts';

export interface MergesScene {
  readonly merges?: readonly MergedChange[];
  readonly commits?: readonly BranchCommit[];
  readonly linkedIssues?: ReadinessFacts['linkedIssues'];
  readonly config?: (config: Config) => Config;
  readonly repository?: Partial<TestRepository>;
}

export function judgedMerges(scene: MergesScene): MergesJudgement {
  const { merges = [], commits = [], linkedIssues = {}, repository = {} } = scene;
  return judgeMerges({
    facts: {
      now: NOW,
      repository: factsOf().repository,
      merges: readBack(merges),
      commits: readBack(commits),
      linkedIssues,
    },
    config: scene.config?.(defaultConfig()) ?? defaultConfig(),
    view: viewOfBranch({ base: {}, ...repository }),
  });
}

/** The config with a part of `rules.rationale` changed. */
export function withRationale(change: Partial<Config['rules']['rationale']>): (config: Config) => Config {
  return (config) => ({
    ...config,
    rules: { ...config.rules, rationale: { ...config.rules.rationale, ...change } },
  });
}
