import type { Config } from '../config/config.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import { whyNoReport } from '../config/why-no-report.ts';
import { type JudgedDrills, judgeDrills } from '../drills/judge-drills.ts';
import { planDrills } from '../drills/plan-drills.ts';
import type { Effect } from '../effects/effect.ts';
import { createRepositoryView } from '../lookups/create-repository-view.ts';
import type { Lookup } from '../lookups/lookup.ts';
import type { RepositoryView } from '../lookups/repository-view.ts';
import { teamsOf } from '../phases/people/client-side.ts';
import { parseReport } from './history/parse-report.ts';
import { judgeReadiness } from './judge-readiness.ts';
import type { OwnReport, ReadinessFacts } from './readiness-facts.ts';
import { planReport } from './report/plan-report.ts';
import { findReportWeek } from './schedule/find-report-week.ts';
import type { ReportWeek } from './schedule/schedule.ts';

/** What has to be read before the decision is final. */
export interface ReadinessWants {
  readonly lookups: readonly Lookup[];
  /** Teams as `org/slug`. */
  readonly teams: readonly string[];
  /** Logins in lower case. */
  readonly permissions: readonly string[];
  /** Numbers of merged pull requests whose linked issues may give their reason. */
  readonly issuesOf: readonly number[];
  /** The phases of the plan. */
  readonly phases: boolean;
}

/** What a look at a repository comes to. */
export interface ReadinessDecision {
  /** Empty while something is wanted. */
  readonly effects: readonly Effect[];
  /** Null where the decision is final. */
  readonly wants: ReadinessWants | null;
  /** What was planned leads to more: a standing issue to its first comment. */
  readonly leadsToMore: boolean;
  /** When the next report is due, ISO 8601; null where none ever is. */
  readonly nextDueAt: string | null;
  /** The score that anybody may see, `total` null where it is withheld; null where nobody may. */
  readonly publicScore: { readonly total: number | null } | null;
}

const NOTHING: ReadinessDecision = {
  effects: [],
  wants: null,
  leadsToMore: false,
  nextDueAt: null,
  publicScore: null,
};

const NO_WANTS: ReadinessWants = { lookups: [], teams: [], permissions: [], issuesOf: [], phases: false };

/**
 * Posts the report of the week where it is not there yet, renews it where somebody asked, and keeps the drills. Pure: the same
 * facts give the same effects, and none once those were applied and read again.
 */
export function planReadiness(given: ReadinessFacts): ReadinessDecision {
  const { repository, configFiles } = given;
  const config = resolveConfig({
    organisation: configFiles.organisation ?? null,
    extended: configFiles.extended ?? null,
    repository: configFiles.repository,
  });
  if (whyNoReport(repository, config) !== null) return NOTHING;
  const week = findReportWeek(given.now, config.report);
  const posted = given.reports.find((report) => parseReport(report)?.week === week.id);
  const { view, wanted } = createRepositoryView({
    pullRequest: { files: { kind: 'known', value: [] } },
    lookedUp: given.lookedUp,
  });
  const facts = isPlanAbsent(view, config) ? { ...given, phases: NO_PHASES } : given;
  const drills = judgeDrills({
    ...facts,
    config,
    phases: phasesOf(facts),
    // Newest first.
    since: facts.reports.at(-1)?.createdAt ?? null,
  });
  const isAsked = facts.isAsked || drills.isReportAsked;
  const isReportWanted = posted === undefined || isAsked;
  const subject: Subject = { facts: { ...facts, isAsked }, config, view, week, drills };
  const planned = isReportWanted ? planWeek(subject) : NO_REPORT;
  const effects = [...planned.effects, ...planDrills(drills, { facts, config, view })];
  const wants: ReadinessWants = {
    lookups: wanted(),
    teams: teamsOf(config.engagement).filter((team) => facts.members[team] === undefined),
    permissions: drills.wants.permissions,
    issuesOf: planned.issuesOf,
    phases: facts.phases === null && (isReportWanted || facts.drills.length > 0),
  };
  const shared = { ...NOTHING, nextDueAt: week.nextDueAt };
  if (isAnyWanted(wants)) return { ...shared, wants: { ...NO_WANTS, ...wants } };
  const total = planned.total === undefined ? totalOf(posted) : planned.total;
  return {
    ...shared,
    effects,
    leadsToMore: planned.leadsToMore,
    publicScore: repository.isPrivate ? null : { total },
  };
}

interface Subject {
  readonly facts: ReadinessFacts;
  readonly config: Config;
  readonly view: RepositoryView;
  readonly week: ReportWeek;
  readonly drills: JudgedDrills;
}

interface PlannedReport {
  readonly effects: readonly Effect[];
  readonly issuesOf: readonly number[];
  readonly leadsToMore: boolean;
  /** Left out where nothing was computed. */
  readonly total?: number | null;
}

const NO_REPORT: PlannedReport = { effects: [], issuesOf: [], leadsToMore: false };

function planWeek({ facts, config, view, week, drills }: Subject): PlannedReport {
  const readiness = judgeReadiness({ facts, config, view, week, drills: drills.judgement });
  const { effects, isPosted } = planReport({ facts, readiness, config });
  return {
    effects,
    issuesOf: readiness.merges.wanted,
    leadsToMore: !isPosted && effects.length > 0,
    total: readiness.score.total,
  };
}

/** What a report says of the score, where nobody else had a hand in it. */
function totalOf(report: OwnReport | undefined): number | null {
  if (report === undefined || report.isEditedByOthers) return null;
  return parseReport(report)?.past?.total ?? null;
}

const NO_PHASES: ReadinessFacts['phases'] = { kind: 'known', value: 'none' };

/** Surely so: nothing has to be read of its phases then. */
function isPlanAbsent(view: RepositoryView, { plan }: Config): boolean {
  if (plan === null) return true;
  if (plan.includes('/')) {
    const entry = view.entry(plan);
    return entry.kind === 'known' && entry.value === null;
  }
  const root = view.listing('');
  return root.kind === 'known' && !(root.value ?? []).some(({ name }) => name === plan);
}

function phasesOf({ phases }: ReadinessFacts) {
  return phases?.kind === 'known' && phases.value !== 'none' ? phases.value : [];
}

function isAnyWanted({ lookups, teams, permissions, issuesOf, phases }: ReadinessWants): boolean {
  return phases || [lookups, teams, permissions, issuesOf].some((list) => list.length > 0);
}
