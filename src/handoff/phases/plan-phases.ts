import type { Config } from '../config/config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import type { Effect } from '../effects/effect.ts';
import { createRepositoryView } from '../lookups/create-repository-view.ts';
import type { Lookup } from '../lookups/lookup.ts';
import { judgePhases } from './judge-phases.ts';
import { teamsOf } from './people/client-side.ts';
import type { PhaseFacts } from './phase-facts.ts';
import type { PhaseSummary } from './phase-summary.ts';
import { parsePlan } from './plan/parse-plan.ts';
import type { Plan } from './plan/plan.ts';
import { type PlanTexts, readPlanTexts } from './read-plan-texts.ts';
import { summarisePhases } from './summarise-phases.ts';
import { planEffects } from './sync/plan-effects.ts';

/** What has to be read before the decision is final. */
export interface PhaseWants {
  readonly lookups: readonly Lookup[];
  /** Merged pull requests since this time, ISO 8601; null where none are wanted. */
  readonly mergedSince: string | null;
  /** Teams as `org/slug`. */
  readonly teams: readonly string[];
  /** Logins in lower case. */
  readonly permissions: readonly string[];
  /** Node ids of texts. */
  readonly editors: readonly string[];
}

export interface PhasesDecision {
  /** Empty while something is wanted. */
  readonly effects: readonly Effect[];
  /** Null where the decision is final. */
  readonly wants: PhaseWants | null;
  /** Something could not be read: nothing is decided, try again later. */
  readonly isIncomplete: boolean;
  /** When to look again although nothing happened, ISO 8601; null where there is nothing to wait for. */
  readonly nextAt: string | null;
  /**
   * How the phases stand, in the order of the plan; empty where there is no plan that can be read, null while something is wanted
   * or could not be read. Also where nothing is written: with `mode: observe`, and for a plan that nobody agreed on.
   */
  readonly summaries: readonly PhaseSummary[] | null;
  /** Somebody who may asks for a fresh weekly report: have it renewed before the effects are applied, which answer them. */
  readonly isReportAsked: boolean;
}

const NOTHING: PhasesDecision = {
  effects: [],
  wants: null,
  isIncomplete: false,
  nextAt: null,
  summaries: [],
  isReportAsked: false,
};
const UNDECIDED: PhasesDecision = { ...NOTHING, summaries: null };

const NO_WANTS: PhaseWants = { lookups: [], mergedSince: null, teams: [], permissions: [], editors: [] };

/** A plan without a start and without versions: merges further back are not looked through. */
const DEFAULT_WINDOW_MS = 90 * 24 * 3_600_000;

/**
 * Keeps one issue and one milestone a phase of the plan. Pure: the same facts give the same effects, and none once those were
 * applied and read again. A milestone is planned only once its issue is there, so that new phases take three readings.
 */
export function planPhases(facts: PhaseFacts): PhasesDecision {
  const { repository, configFiles } = facts;
  const config = resolveConfig({
    organisation: configFiles.organisation ?? null,
    extended: configFiles.extended ?? null,
    repository: configFiles.repository,
  });
  if (config.mode === 'off' || config.plan === null) return NOTHING;
  const { view, wanted } = createRepositoryView({
    pullRequest: { files: { kind: 'known', value: [] } },
    lookedUp: facts.lookedUp,
  });
  const texts = readPlanTexts(view, config.plan, config, repository);
  const lookups = wanted();
  if (lookups.length > 0) return { ...UNDECIDED, wants: { ...NO_WANTS, lookups } };
  if (texts === 'unread') return { ...UNDECIDED, isIncomplete: true };
  if (texts === 'none') return NOTHING;
  const plan = parsePlan(texts.plan, { start: config.engagement.started });
  // A plan that can't be read closes no issues.
  if (plan.phases.length === 0) return NOTHING;
  const teams = teamsOf(config.engagement).filter((team) => facts.members[team] === undefined);
  const mergedSince = facts.merges === null ? sinceOf(plan.phases, texts, facts.now) : null;
  if (teams.length > 0 || mergedSince !== null)
    return { ...UNDECIDED, wants: { ...NO_WANTS, teams, mergedSince } };
  // Without the merges, what their descriptions reported would seem to be taken back.
  if (facts.merges?.kind === 'unknown') return { ...UNDECIDED, isIncomplete: true };
  const judgement = judgePhases(facts, config, texts);
  const permissions = judgement.wants.permissions.filter((login) => facts.permissions[login] === undefined);
  const editors = judgement.wants.editors.filter((id) => facts.editors[id] === undefined);
  if (permissions.length + editors.length > 0)
    return { ...UNDECIDED, wants: { ...NO_WANTS, permissions, editors } };
  const summaries = summarisePhases(judgement);
  if (!isWritten(facts, plan, config)) return { ...NOTHING, summaries };
  const effects = planEffects(judgement, facts, config, config.plan);
  const { nextAt, isReportAsked } = judgement;
  return { ...NOTHING, effects, nextAt, summaries, isReportAsked };
}

function isWritten({ repository, issues }: PhaseFacts, plan: Plan, config: Config): boolean {
  return (
    repository.hasIssuesEnabled && config.mode === 'enforce' && (issues.length > 0 || isAgreed(plan, config))
  );
}

/**
 * Whether a plan is one that two sides agreed on, by anything that it dates or measures or an engagement in the config. Many
 * repositories have a `PLAN.md` that is a list of their own steps: those want no issues.
 */
function isAgreed({ start, phases }: Plan, { engagement }: Config): boolean {
  const { started, engineers, team, sponsor } = engagement;
  return (
    start !== null ||
    started !== null ||
    engineers.length + team.length + sponsor.length > 0 ||
    phases.some(
      ({ starts, ends, targets, killCriteria }) =>
        starts !== null || ends !== null || targets.length + killCriteria.length > 0,
    )
  );
}

function sinceOf(
  phases: readonly { readonly starts: string | null }[],
  { versions }: PlanTexts,
  now: string,
): string {
  const starts = phases.flatMap(({ starts: day }) => (day === null ? [] : [`${day}T00:00:00Z`]));
  const known = [...starts, ...versions.map(({ at }) => at)].map((at) => Date.parse(at));
  const first = known.length === 0 ? Date.parse(now) - DEFAULT_WINDOW_MS : Math.min(...known);
  return new Date(first).toISOString();
}
