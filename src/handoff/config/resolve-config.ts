import type { RepositoryFile } from '../facts.ts';
import type { Config, RuleLevel } from './config.ts';
import type { PartialConfig } from './config-schema.ts';
import { DEFAULT_CONFIG } from './default-config.ts';
import { type ConfigRole, parseConfig } from './parse-config.ts';

/** The files that make one repository's config, weakest first; null where there is none or it was not read. */
export interface ConfigLayers {
  /** The organisation's `.github/baton.yml` in its `.github` repository. */
  readonly organisation: RepositoryFile | null;
  /** The file that the repository's own `extends` names. */
  readonly extended: RepositoryFile | null;
  /** `.github/baton.yml` on the default branch. */
  readonly repository: RepositoryFile | null;
}

/**
 * The config that holds: the defaults, overridden by each layer in turn. Maps merge key by key, lists replace.
 * What is broken in a file does not count; `judgeConfigFile` and the rule `config` tell it.
 */
export function resolveConfig(layers: ConfigLayers): Config {
  return [
    read(layers.organisation, 'shared'),
    read(layers.extended, 'shared'),
    read(layers.repository, 'repository'),
  ].reduce(override, DEFAULT_CONFIG);
}

function read(file: RepositoryFile | null, role: ConfigRole): PartialConfig {
  if (file === null || file.text.kind === 'unknown') return {};
  return parseConfig(file.text.value, role).config ?? {};
}

function override(base: Config, over: PartialConfig): Config {
  return {
    mode: over.mode ?? base.mode,
    engagement: overrideEngagement(base.engagement, over.engagement ?? {}),
    rules: overrideRules(base.rules, over.rules ?? {}),
    systems: over.systems?.map(fillSystem) ?? base.systems,
    plan: over.plan === undefined ? base.plan : over.plan === 'off' ? null : over.plan,
    metrics: over.metrics ?? base.metrics,
    waivers: { ...base.waivers, ...over.waivers },
    report: { ...base.report, ...over.report },
    drills: { ...base.drills, ...over.drills },
    onError: over.onError ?? base.onError,
  };
}

function overrideEngagement(
  base: Config['engagement'],
  over: NonNullable<PartialConfig['engagement']>,
): Config['engagement'] {
  return {
    started: over.started ?? base.started,
    ends: over.ends ?? base.ends,
    engineers: over.engineers?.map(plainLogin) ?? base.engineers,
    team: over.team?.map(plainLogin) ?? base.team,
    sponsor: over.sponsor?.map(plainLogin) ?? base.sponsor,
  };
}

function overrideRules(base: Config['rules'], over: NonNullable<PartialConfig['rules']>): Config['rules'] {
  return {
    rationale: overrideRationale(base.rationale, over.rationale),
    decision: { ...base.decision, ...settings(over.decision) },
    runbook: { ...base.runbook, ...settings(over.runbook) },
    context: { ...base.context, ...settings(over.context) },
    phase: { ...base.phase, ...settings(over.phase) },
  };
}

function overrideRationale(
  base: Config['rules']['rationale'],
  over: NonNullable<PartialConfig['rules']>['rationale'],
): Config['rules']['rationale'] {
  if (over === undefined || typeof over === 'string') return { ...base, ...settings(over) };
  const exempt = { ...base.exempt, ...over.exempt };
  return { ...base, ...over, exempt: { ...exempt, authors: exempt.authors.map(plainLogin) } };
}

/** A rule may be just its severity; its other keys then stay as they are below. */
function settings<T extends object>(rule: RuleLevel | T | undefined): T | { readonly severity?: RuleLevel } {
  if (rule === undefined) return {};
  return typeof rule === 'string' ? { severity: rule } : rule;
}

function fillSystem(system: NonNullable<PartialConfig['systems']>[number]): Config['systems'][number] {
  return { paths: ['**'], runbook: 'RUNBOOK.md', watch: [], ...system };
}

/** `@anna` is Anna; the `@` belongs to a team only. */
function plainLogin(name: string): string {
  return name.includes('/') ? name : name.replace(/^(!?)@/, '$1');
}
