import { epochMs } from '../criteria/moments.ts';
import type { Phase, Threshold } from '../plan/plan.ts';
import { convertUnit } from './convert-unit.ts';
import { createPhaseFinder, findPhaseAt } from './find-phase.ts';
import { metricKey } from './metric-key.ts';
import type { MetricReport, UncountedReport } from './metric-report.ts';
import {
  explainFuture,
  explainOtherPhase,
  explainUnknownMetric,
  explainUnknownPhase,
} from './uncounted-reasons.ts';

export interface AssignedReports {
  /** By the id of the phase, every one of the plan; in the order given. */
  readonly byPhase: Readonly<Record<string, readonly MetricReport[]>>;
  /** In the order given, at most 100. */
  readonly uncounted: readonly UncountedReport[];
  /** How many more could not be counted than `uncounted` tells. */
  readonly moreUncounted: number;
  /** When the first report dated in the future begins to count, ISO 8601; null where there is none. */
  readonly nextAt: string | null;
}

const MOST_UNCOUNTED = 100;

/** A phase that has agreed on a metric, and the values it has agreed on for it. */
interface Agreement {
  readonly phase: Phase;
  readonly thresholds: readonly Threshold[];
}

/** By the key of the metric; phases in the order of the plan. */
type Agreements = ReadonlyMap<string, readonly [Agreement, ...Agreement[]]>;

interface AgreedPlan {
  readonly phases: readonly Phase[];
  readonly findPhase: (name: string) => Phase | null;
  readonly agreements: Agreements;
  readonly timeZone: string;
}

type Judgement =
  | { readonly kind: 'counted'; readonly phase: Phase }
  /** The reason is worked out only for those that are told. */
  | { readonly kind: 'uncounted'; readonly explain: () => string };

/** Finds out which phase each report counts for, and why one counts for none. `now` is ISO 8601. */
export function assignReports(
  reports: readonly MetricReport[],
  phases: readonly Phase[],
  { timeZone, now }: { readonly timeZone: string; readonly now: string },
): AssignedReports {
  const plan = { phases, findPhase: createPhaseFinder(phases), agreements: readAgreements(phases), timeZone };
  const nowMs = epochMs(now);
  const byPhase = new Map<string, MetricReport[]>(phases.map(({ id }) => [id, []]));
  const told: (() => UncountedReport)[] = [];
  let next: MetricReport | null = null;
  for (const report of reports) {
    const isFuture = epochMs(report.at) > nowMs;
    if (isFuture && (next === null || epochMs(report.at) < epochMs(next.at))) next = report;
    const judged: Judgement = isFuture
      ? { kind: 'uncounted', explain: () => explainFuture(report.at) }
      : judgeReport(report, plan);
    if (judged.kind === 'counted') byPhase.get(judged.phase.id)?.push(report);
    else told.push(() => ({ source: report.source, reason: judged.explain() }));
  }
  return {
    byPhase: Object.fromEntries(byPhase),
    uncounted: told.slice(0, MOST_UNCOUNTED).map((tell) => tell()),
    moreUncounted: Math.max(0, told.length - MOST_UNCOUNTED),
    nextAt: next?.at ?? null,
  };
}

function readAgreements(phases: readonly Phase[]): Agreements {
  const agreements = new Map<string, [Agreement, ...Agreement[]]>();
  for (const phase of phases) {
    const thresholds = [...phase.targets, ...phase.killCriteria].flatMap(({ threshold }) => threshold ?? []);
    for (const [key, own] of Map.groupBy(thresholds, ({ metric }) => metricKey(metric))) {
      const agreement = { phase, thresholds: own };
      const earlier = agreements.get(key);
      if (earlier === undefined) agreements.set(key, [agreement]);
      else earlier.push(agreement);
    }
  }
  return agreements;
}

function judgeReport(
  report: MetricReport,
  { phases, findPhase, agreements, timeZone }: AgreedPlan,
): Judgement {
  const { metric, phase } = report;
  const said = phase === null ? null : findPhase(phase);
  if (phase !== null && said === null) {
    return { kind: 'uncounted', explain: () => explainUnknownPhase(phase, phases) };
  }
  const agreed = agreements.get(metricKey(metric));
  if (agreed === undefined) {
    return { kind: 'uncounted', explain: () => explainUnknownMetric(metric, agreedNames(agreements)) };
  }
  const [first, ...others] = agreed;
  const candidates = [first.phase, ...others.map(({ phase }) => phase)] as const;
  const wanted = said ?? findPhaseAt(report.at, candidates, timeZone);
  const agreement = agreed.find(({ phase }) => phase === wanted);
  if (agreement !== undefined) return judgeUnit(report, agreement);
  return { kind: 'uncounted', explain: () => explainOtherPhase(metric, wanted, candidates) };
}

/** Where a phase has agreed, or had, on one metric in units of two kinds, a report counts for those that it fits. */
function judgeUnit({ value, unit }: MetricReport, { phase, thresholds }: Agreement): Judgement {
  const conversions = thresholds.map((threshold) => convertUnit(value, unit, threshold));
  const refused = conversions.find((conversion) => conversion.kind === 'refused');
  const isCounted = refused === undefined || conversions.some(({ kind }) => kind === 'converted');
  return isCounted ? { kind: 'counted', phase } : { kind: 'uncounted', explain: () => refused.reason };
}

function agreedNames(agreements: Agreements): string[] {
  return [...agreements.values()].flatMap(([first]) => first.thresholds[0]?.metric ?? []);
}
