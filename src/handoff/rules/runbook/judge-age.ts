import { changesContent } from '../../documents/changes-content.ts';
import type { Finding } from '../../finding.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { readRunbookAge } from './read-runbook-age.ts';
import type { SystemRunbook } from './read-runbooks.ts';
import type { PartialJudgement, RunbookParts } from './runbook-parts.ts';

const NOTHING: PartialJudgement = { findings: [], unknown: null, notes: [] };
const WAITING: PartialJudgement = { ...NOTHING, unknown: 'The age of the runbook is being read.' };

/** Whether a runbook was reviewed lately enough, while its system kept changing (DESIGN 4.3 c). Never blocks. */
export function judgeAge({ system, reading }: SystemRunbook, parts: RunbookParts): PartialJudgement {
  if (reading.kind !== 'read') return NOTHING;
  const { facts, config, view, confirmations } = parts;
  const path = system.runbook;
  const changed = changesContent(path, view);
  if (changed.kind === 'known' && changed.value) return NOTHING;
  if (confirmations.kind === 'known' && confirmations.value.inForce.length > 0) return NOTHING;
  const age = readRunbookAge(system, { now: facts.now, config, view });
  if (age.kind === 'wanted' || changed.kind === 'wanted') return WAITING;
  // Age is advice: what can't be read is not held against anybody.
  if (age.kind === 'unknown' || age.value.kind !== 'stale') return NOTHING;
  const { days, changes } = age.value;
  return { ...NOTHING, findings: [describe(path, days, changes, config.rules.runbook.maxAgeDays)] };
}

function describe(path: string, days: number, changes: number, maxAgeDays: number): Finding {
  const commits = changes === 1 ? 'one commit' : `${changes} commits`;
  return {
    rule: 'runbook',
    severity: 'warn',
    reason: 'age',
    what: `${codeSpan(path)} was last changed ${days} days ago, with ${commits} to its system since, and nobody but its author looked at it within ${maxAgeDays} days.`,
    why: 'A runbook that nobody read while the system moved on is trusted on the day it fails.',
    mend: 'Somebody who did not write it reads it and corrects what no longer holds, or presses `Runbook still right` on the check.',
    minutes: 10,
    editorLink: { path },
    isAlreadyOnBase: true,
  };
}
