import type { DrillsJudgement } from '../../drills/drills.ts';
import type { Measure, Measured } from '../score/part.ts';
import { listFew } from './measure-evidence.ts';
import { runbookActions } from './measure-runbook-actions.ts';
import {
  type MeasuredSystem,
  measureSystem,
  RUNBOOK_PARTS,
  type RunbookPart,
} from './measure-runbook-system.ts';
import { leftOut, measuredAs, turnedOff } from './measure-values.ts';
import type { Measuring } from './measuring.ts';

/** As many as one check reads. */
const MOST_SYSTEMS = 25;

/** Runbook: four answers, live references, age, an in-house contact and the last drill, averaged over the systems. */
export function measureRunbook(measuring: Measuring, drills: DrillsJudgement): Measured {
  const { config } = measuring;
  if (config.rules.runbook.severity === 'off') return turnedOff(RUNBOOK_PARTS, '`rules.runbook: off`');
  const systems = config.systems.slice(0, MOST_SYSTEMS).map((system) => {
    const own = drills.systems.find((one) => one.system === system.name) ?? null;
    return measureSystem(system, own, measuring);
  });
  const parts = Object.fromEntries(RUNBOOK_PARTS.map((part) => [part, average(part, systems)]));
  return { parts, actions: runbookActions(systems, measuring) };
}

/** What can't be read of one system may be worth anything: then the whole part is unknown. */
function average(part: RunbookPart, systems: readonly MeasuredSystem[]): Measure {
  const measures = systems.map(({ parts }) => parts[part]);
  const [first] = measures;
  if (first === undefined) return leftOut('the config names no systems');
  if (measures.length === 1) return first;
  const unread = measures.find(({ kind }) => kind === 'unknown');
  if (unread !== undefined) return unread;
  const known = measures.flatMap((measure) => (measure.kind === 'measured' ? [measure] : []));
  if (known.length === 0) return first;
  const value = known.reduce((sum, one) => sum + one.value, 0) / known.length;
  const short = known.filter((one) => one.value < 1);
  const told = (short.length === 0 ? known : short).map(({ evidence }) => evidence);
  return measuredAs(
    value,
    `${known.length - short.length} of ${known.length} systems: ${listFew(told, '; ')}`,
  );
}
