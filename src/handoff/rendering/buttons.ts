import type { CheckAction } from '../effects/effect.ts';
import type { ConfirmedDocument } from '../facts.ts';
import type { Verdict } from '../judging/verdict.ts';

/** The check's button for one more judgement (DESIGN 3). */
export const CHECK_AGAIN: CheckAction = {
  label: 'Check again',
  description: 'Judge this pull request once more',
  identifier: 'check-again',
};

/** The buttons that confirm a document although what it depends on changed. */
const CONFIRMING: Readonly<Record<ConfirmedDocument, CheckAction>> = {
  runbook: {
    label: 'Runbook still right',
    description: 'You read it, and it still holds',
    identifier: 'runbook-still-right',
  },
  context: {
    label: 'Context still right',
    description: 'You read it, and it still holds',
    identifier: 'context-still-right',
  },
};

/** Findings that somebody's word settles. */
const CONFIRMABLE = new Set(['touched', 'age']);

/** The document that a button confirms; null for any other button. */
export function confirmedBy(identifier: string): ConfirmedDocument | null {
  if (identifier === CONFIRMING.runbook.identifier) return 'runbook';
  return identifier === CONFIRMING.context.identifier ? 'context' : null;
}

/** The buttons of a check: confirming is offered only where it would settle something. GitHub allows three. */
export function buttonsFor(verdicts: readonly Verdict[]): readonly CheckAction[] {
  const findings = verdicts.flatMap(({ rules }) => rules.flatMap(({ outcome }) => outcome.findings));
  const offered = (['runbook', 'context'] as const).filter((document) =>
    findings.some(({ rule, reason }) => rule === document && CONFIRMABLE.has(reason)),
  );
  return [...offered.map((document) => CONFIRMING[document]), CHECK_AGAIN];
}
