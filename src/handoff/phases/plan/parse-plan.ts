import { readDay } from './calendar-day.ts';
import { findSections, type PlanSection } from './find-sections.ts';
import { createPhaseIds } from './phase-id.ts';
import { cutText } from './plain-text.ts';
import type { Phase, Plan, PlanFinding } from './plan.ts';
import { planFinding } from './plan-findings.ts';
import { readLines } from './read-lines.ts';
import { readPhase } from './read-phase.ts';
import { findStartLine, readStart } from './read-start.ts';

/** The longest plan that is read, in UTF-16 code units: GitHub shows no longer document either. */
export const LONGEST_PLAN = 512 * 1024;
/** The longest plans in use have some 2,000; each takes up to 50 microseconds. */
export const MOST_LINES = 10_000;
/** One milestone and one issue each. */
export const MOST_PHASES = 60;

/**
 * Reads a plan: Markdown, or `PHASE 1 (weeks 1-3): ...` lines in plain text, also within a block. Never throws; what can't
 * be read is told as a finding. `defaults.start` counts where the plan itself names no first day.
 */
export function parsePlan(text: string, defaults: { readonly start: string | null }): Plan {
  const findings: PlanFinding[] = [];
  const whole = cutText(text, LONGEST_PLAN);
  const written = readStart(whole);
  const every = readLines(written.body);
  const lines = every.slice(0, MOST_LINES);
  const all = findSections(lines);
  const sections = all.slice(0, MOST_PHASES);
  const start =
    written.start ?? findStartLine(lines, sections[0]?.line ?? lines.length) ?? readDefault(defaults.start);
  if (written.badLine !== null) findings.push(planFinding('bad-start', null, written.badLine));
  const phases = readPhases(sections, start, findings);
  if (phases.length === 0) findings.push(planFinding('no-phases', null, 1));
  const undated = phases.find(
    (phase) => phase.starts === null && phase.ends === null && !isBad(phase, findings),
  );
  if (start === null && undated !== undefined) findings.push(planFinding('no-dates', null, undated.line));
  const isCut = whole.length < text.length || lines.length < every.length;
  const cutLine = all[MOST_PHASES]?.line ?? (isCut ? lines.length : null);
  if (cutLine !== null) findings.push(planFinding('too-long', null, cutLine));
  // Of one line, what concerns the whole plan comes first.
  const rank = ({ line, phase }: PlanFinding): number => line * 2 + (phase === null ? 0 : 1);
  return { start, phases, findings: findings.sort((one, other) => rank(one) - rank(other)) };
}

function readPhases(
  sections: readonly PlanSection[],
  start: string | null,
  findings: PlanFinding[],
): Phase[] {
  const id = createPhaseIds();
  const phases: Phase[] = [];
  for (const [index, section] of sections.entries()) {
    const before = index === 0 ? dayBefore(start) : (phases[index - 1]?.ends ?? null);
    const read = readPhase(section, { start, before, id });
    phases.push(read.phase);
    findings.push(...read.findings);
  }
  return phases;
}

function dayBefore(start: string | null): string | null {
  const day = start === null ? null : readDay(start);
  return day === null ? null : day.subtract({ days: 1 }).toString();
}

function isBad(phase: Phase, findings: readonly PlanFinding[]): boolean {
  return findings.some((finding) => finding.phase === phase.id && finding.reason === 'bad-dates');
}

function readDefault(start: string | null): string | null {
  return start === null ? null : (readDay(start)?.toString() ?? null);
}
