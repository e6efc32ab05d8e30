import { codeSpan, quoteInline } from '../../text/neutralise.ts';
import type { CriterionStatus, Iteration, MeasureState, TargetStatus } from '../criteria/measure-status.ts';
import type { PhaseStatus } from '../phase-status.ts';
import type { Threshold } from '../plan/plan.ts';
import { sourceWords } from './render-chart.ts';
import { criterionWords, dayWords, targetWords, valueWords } from './words.ts';

/** The table of what was agreed and what was measured; null where nothing was agreed. */
export function renderMeasures({ targets, criteria }: PhaseStatus, timeZone: string): string | null {
  if (targets.length + criteria.length === 0) return null;
  return [
    // Phones cut a table at the right: what matters stands first.
    '| Agreed | State | Latest | Tries | Source |',
    '| --- | --- | --- | ---: | --- |',
    ...targets.map((status) => targetRow(status, timeZone)),
    ...criteria.map((status) => criterionRow(status, timeZone)),
  ].join('\n');
}

function targetRow({ target, state, iterations }: TargetStatus, timeZone: string): string {
  const agreed = `**Target** ${quoteInline(targetWords(target))}`;
  return row(agreed, latestCells(iterations, target.threshold, timeZone), TARGET_STATES[state]);
}

const TARGET_STATES: Readonly<Record<MeasureState, string>> = {
  'no-data': 'no data',
  clear: 'not yet met',
  'at-risk': '⚠️ at risk',
  met: '✅ **met**',
  unmeasured: 'no number to measure by',
};

function criterionRow(status: CriterionStatus, timeZone: string): string {
  const { criterion, iterations } = status;
  const action = criterion.action === null ? '' : ` → ${quoteInline(criterion.action)}`;
  const agreed = `**Kill** if ${quoteInline(criterionWords(criterion))}${action}`;
  return row(
    agreed,
    latestCells(iterations, criterion.threshold, timeZone),
    criterionState(status, timeZone),
  );
}

function criterionState({ state, crossings }: CriterionStatus, timeZone: string): string {
  const decision = crossings.at(-1)?.decision ?? null;
  const decided =
    decision === null
      ? ''
      : `; ${codeSpan(decision.by)} decided on ${dayWords(decision.at, timeZone)}: ${decision.decision}`;
  switch (state) {
    case 'no-data':
      return 'no data';
    case 'clear':
      return `clear${decided}`;
    case 'at-risk':
      return `⚠️ at risk${decided}`;
    case 'met':
      return decision === null ? '⛔ **met**, not decided' : `⛔ **met**${decided}`;
    case 'unmeasured':
      return 'no number to measure by';
  }
}

function latestCells(
  iterations: readonly Iteration[],
  threshold: Threshold | null,
  timeZone: string,
): string {
  const latest = iterations.at(-1);
  if (latest === undefined || threshold === null) return '– | 0 | –';
  const source = `[${sourceWords(latest.report)}](${latest.report.source.url}), ${dayWords(latest.at, timeZone)}`;
  return `${quoteInline(valueWords(latest.value, threshold.unit))} | ${iterations.length} | ${source}`;
}

function row(agreed: string, latest: string, state: string): string {
  return `| ${agreed} | ${state} | ${latest} |`;
}
