import type { Config } from '../../../src/handoff/config/config.ts';
import type { ChangedFile, PullRequest, PullRequestFacts } from '../../../src/handoff/facts.ts';
import type { Outcome } from '../../../src/handoff/finding.ts';
import type { Rule } from '../../../src/handoff/rules/rule.ts';
import { GOOD_DOCUMENTS } from '../../documents.ts';
import { defaultConfig, factsOf, viewOf } from '../../facts.ts';
import { lookedUpIn, type TestRepository } from '../../repository.ts';

/** A pull request in a repository, by what it changes. */
export interface Scene {
  /** Files of main, beside good documents; null takes one away. */
  readonly base?: Readonly<Record<string, string | null>>;
  /** What the pull request writes; null deletes. */
  readonly changes?: Readonly<Record<string, string | null>>;
  readonly repository?: Partial<TestRepository>;
  readonly pullRequest?: Partial<PullRequest>;
  readonly facts?: Partial<Omit<PullRequestFacts, 'pullRequest'>>;
  readonly config?: (config: Config) => Config;
}

/** The facts of a scene; every look-up is answered. */
export function factsIn(scene: Scene): PullRequestFacts {
  const base = present({ ...GOOD_DOCUMENTS, ...scene.base });
  const head = present({ ...base, ...scene.changes });
  const value = Object.entries(scene.changes ?? { 'src/a.ts': 'a' }).map(
    ([path, text]): ChangedFile => ({
      path,
      change: text === null ? 'deleted' : path in base ? 'modified' : 'added',
    }),
  );
  return factsOf(
    { files: { kind: 'known', value }, ...scene.pullRequest },
    { lookedUp: lookedUpIn({ base, head, ...scene.repository }), ...scene.facts },
  );
}

/** What a rule says of a scene. */
export function judgedIn(rule: Rule, scene: Scene): Outcome {
  const facts = factsIn(scene);
  const config = scene.config?.(defaultConfig()) ?? defaultConfig();
  return rule.judge(facts, config, viewOf(facts));
}

/** Reasons of the findings, each with its severity, `base` where main has it already. */
export function findingsOf(outcome: Outcome): string[] {
  return outcome.findings.map(
    ({ reason, severity, isAlreadyOnBase }) => `${severity}${isAlreadyOnBase ? ' base' : ''} ${reason}`,
  );
}

function present(files: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
  );
}
