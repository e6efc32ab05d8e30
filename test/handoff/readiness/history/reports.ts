import type { OwnReport } from '../../../../src/handoff/readiness/readiness-facts.ts';

/** A record that is in order. */
export const RECORD =
  '<!-- baton:score total=72 evidence=90 runbook=18/25 independence=12/20 rationale=13/15 decisions=none context=15/15 plan=off -->';

/** A report of the app's own, posted in time. */
export function ownReport(
  week: string,
  change: Partial<OwnReport> & { readonly record?: string } = {},
): OwnReport {
  const { record = RECORD, ...rest } = change;
  return {
    place: 'discussion',
    id: `D_${week}`,
    url: `https://github.com/acme/answers/discussions/${week.slice(-2)}`,
    createdAt: '2026-11-20T16:00:05Z',
    title: 'Readiness',
    body: `<!-- baton:report:${week} -->\n${record}\n\nText.`,
    isEditedByOthers: false,
    ...rest,
  };
}
