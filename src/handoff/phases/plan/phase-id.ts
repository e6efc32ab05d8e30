import { kebab } from './plain-text.ts';
import type { Days, Span } from './span.ts';

/** Gives each phase of a plan an id of its own, in their order; the second `1` becomes `1-2`. */
export function createPhaseIds(): (
  label: string,
  number: string | null,
  title: string,
  days: Days,
  labelSpan: Span | null,
) => string {
  const taken = new Map<string, number>();
  return (label, number, title, days, labelSpan) => {
    const wanted = number ?? monthId(labelSpan, days) ?? kebab(label === '' ? title : label);
    let count = taken.get(wanted) ?? 0;
    let id = wanted;
    do {
      count += 1;
      id = count === 1 ? wanted : `${wanted}-${count}`;
    } while (count > 1 && taken.has(id));
    taken.set(wanted, count);
    if (id !== wanted) taken.set(id, 1);
    return id;
  };
}

/** `2026-06` of `June 2026`, and of `June` in a plan that starts in 2026. */
function monthId(span: Span | null, { starts }: Days): string | null {
  if (span?.kind !== 'dates' || span.from === null || span.from.day !== null) return null;
  const year = span.from.year === null ? starts?.slice(0, 4) : String(span.from.year);
  if (year === undefined) return null;
  const isQuarter = span.to !== null && span.to.month === span.from.month + 2;
  return isQuarter
    ? `${year}-q${(span.from.month + 2) / 3}`
    : `${year}-${String(span.from.month).padStart(2, '0')}`;
}
