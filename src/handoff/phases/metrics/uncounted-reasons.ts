import { codeSpan, quoteInline } from '../../text/neutralise.ts';
import type { Phase } from '../plan/plan.ts';
import { nearestMetric } from './metric-key.ts';

/** More of the agreed metrics than these are no help. */
const MOST_NAMES = 5;

export function explainUnknownPhase(said: string, phases: readonly Phase[]): string {
  const named = codeSpan(said, 60);
  if (phases.length === 0) return `The plan has no phase ${named}.`;
  return `The plan has no phase ${named}: its phases are ${listed(phases.map(nameOf))}.`;
}

export function explainUnknownMetric(metric: string, agreed: readonly string[]): string {
  const named = codeSpan(metric, 100);
  if (agreed.length === 0) return `No phase has agreed on a value for ${named}, or for any other metric.`;
  const nearest = nearestMetric(metric, agreed);
  const meant = nearest === null ? '' : ` Did you mean ${codeSpan(nearest, 100)}?`;
  return `No phase has agreed on a value for ${named}.${meant} Agreed are ${listed(agreed)}.`;
}

export function explainOtherPhase(metric: string, wrong: Phase, right: readonly Phase[]): string {
  const named = codeSpan(metric, 100);
  return `${codeSpan(nameOf(wrong), 60)} has not agreed on a value for ${named}. Report it for ${listed(right.map(nameOf))}.`;
}

export function explainFuture(at: string): string {
  return `It is dated ${quoteInline(at, 40)}, which is still to come. It counts from then on.`;
}

function nameOf(phase: Phase): string {
  return phase.label || phase.title || phase.id;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => codeSpan(name, 60));
  const more = names.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
