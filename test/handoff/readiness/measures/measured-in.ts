import type { Config } from '../../../../src/handoff/config/config.ts';
import type { DrillsJudgement, SystemDrills } from '../../../../src/handoff/drills/drills.ts';
import { createRepositoryView } from '../../../../src/handoff/lookups/create-repository-view.ts';
import type { FileVersion, LookedUp } from '../../../../src/handoff/lookups/lookup.ts';
import type { Measuring } from '../../../../src/handoff/readiness/measures/measuring.ts';
import type { MergesJudgement } from '../../../../src/handoff/readiness/merges/merges.ts';
import type { MergedChange } from '../../../../src/handoff/readiness/readiness-facts.ts';
import type { Measured, PartId } from '../../../../src/handoff/readiness/score/part.ts';
import { defaultConfig, factsOf } from '../../../facts.ts';
import { lookedUpIn, type TestRepository } from '../../../repository.ts';

export const NOW = '2026-06-10T12:00:00.000Z';
const DAY_MS = 86_400_000;

export function ago(days: number): string {
  return new Date(Date.parse(NOW) - days * DAY_MS).toISOString();
}

export function version(days: number, author: string | null = 'lazar'): FileVersion {
  return { commitSha: `${days}`, committedAt: ago(days), author, blobSha: `blob of ${days}` };
}

/** A repository to be measured; all is looked up. */
export interface MeasuredScene extends Partial<TestRepository> {
  readonly config?: (config: Config) => Config;
  /** Days ago of each merge, oldest first; read back ninety days. */
  readonly mergedDaysAgo?: readonly number[];
  readonly lookedUp?: LookedUp;
}

export function measuringOf({ config, mergedDaysAgo = [], lookedUp, ...scene }: MeasuredScene): Measuring & {
  readonly wanted: ReturnType<typeof createRepositoryView>['wanted'];
} {
  const repository: TestRepository = { base: {}, ...scene };
  const { view, wanted } = createRepositoryView({
    pullRequest: { files: { kind: 'known', value: [] } },
    lookedUp: lookedUp ?? lookedUpIn(repository),
  });
  return {
    now: NOW,
    repository: factsOf().repository,
    config: config?.(defaultConfig()) ?? defaultConfig(),
    view,
    merges: { since: ago(90), entries: mergedDaysAgo.map(mergedChange) },
    wanted,
  };
}

function mergedChange(days: number, index: number): MergedChange {
  return {
    number: index + 1,
    title: 'Some change',
    url: `https://github.com/acme/answers/pull/${index + 1}`,
    body: '',
    author: { login: 'lazar', isBot: false },
    headRefName: 'change',
    mergedAt: ago(days),
    paths: [],
    arePathsWhole: true,
    reviews: [],
    check: null,
  };
}

export function withEngineers(config: Config): Config {
  return { ...config, engagement: { ...config.engagement, engineers: ['lazar'] } };
}

export function withSystems(...names: readonly string[]): (config: Config) => Config {
  return (config) => ({
    ...config,
    systems: names.map((name) => ({ name, paths: [`${name}/**`], runbook: `${name}/RUNBOOK.md`, watch: [] })),
  });
}

export const NO_DRILLS: DrillsJudgement = { systems: [] };

export function drillsOf(rest: Partial<SystemDrills>): DrillsJudgement {
  return {
    systems: [
      {
        system: 'repository',
        runbook: 'RUNBOOK.md',
        last: null,
        open: null,
        nextDue: null,
        value: 0,
        ...rest,
      },
    ],
  };
}

export function drill(outcome: 'passed' | 'failed' | null, days = 0) {
  const url = 'https://github.com/acme/answers/issues/7';
  return {
    system: 'repository',
    number: 7,
    url,
    openedAt: ago(days + 2),
    isOpen: outcome === null,
    result: outcome === null ? null : { outcome, at: ago(days), by: 'anna', note: '', url: `${url}#c` },
  };
}

export function mergesWith(choices: MergesJudgement['choices']): MergesJudgement {
  return {
    asked: 0,
    withRationale: 0,
    bare: [],
    wanted: [],
    unknown: 0,
    choices,
    debts: [],
    pushes: [],
    shipped: [],
  };
}

export const NO_CHOICES = mergesWith({ total: 0, recorded: 0, unrecorded: [] });

/** The value of each part; the kind where it has none. */
export function valuesOf({ parts }: Measured): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(parts).map(([id, measure]) => [
      id.slice(id.indexOf('-') + 1),
      measure.kind === 'measured' ? measure.value : measure.kind,
    ]),
  );
}

export function evidenceOf({ parts }: Measured, part: PartId): string {
  const measure = parts[part];
  return measure?.kind === 'measured' ? measure.evidence : (measure?.reason ?? '');
}
