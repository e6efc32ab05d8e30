import { changesContent } from '../../documents/changes-content.ts';
import {
  currentUntilMs,
  type Review,
  reviewsByConfirmation,
  reviewsByVersion,
} from '../../documents/reviews.ts';
import type { Finding } from '../../finding.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { literalFolder, type System } from '../../systems/touched-systems.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { SystemRunbook } from './read-runbooks.ts';
import type { PartialJudgement, RunbookParts } from './runbook-parts.ts';

const NOTHING: PartialJudgement = { findings: [], unknown: null, notes: [] };
const WAITING: PartialJudgement = { ...NOTHING, unknown: 'The age of the runbook is being read.' };
const DAY_MS = 86_400_000;

/** Folders in which a change of the system is looked for: more patterns than these are told by the first ones. */
const MOST_FOLDERS = 5;

/** Whether a runbook was reviewed lately enough, while its system kept changing (DESIGN 4.3 c). Never blocks. */
export function judgeAge({ system, reading }: SystemRunbook, parts: RunbookParts): PartialJudgement {
  if (reading.kind !== 'read') return NOTHING;
  const { facts, config, view, confirmations } = parts;
  const path = system.runbook;
  const changed = changesContent(path, view);
  if (changed.kind === 'known' && changed.value) return NOTHING;
  if (confirmations.kind === 'known' && confirmations.value.inForce.length > 0) return NOTHING;
  const versions = view.versions(path);
  if (versions.kind === 'wanted' || changed.kind === 'wanted') return WAITING;
  // Age is advice: what can't be read is not held against anybody.
  if (versions.kind === 'unknown' || versions.value.length === 0) return NOTHING;

  const nowMs = Date.parse(facts.now);
  const { maxAgeDays } = config.rules.runbook;
  const isCurrent = (review: Review): boolean => currentUntilMs(review, maxAgeDays) >= nowMs;
  const byVersion = reviewsByVersion(path, versions.value, isCurrent, view);
  if (byVersion.kind !== 'known') return byVersion.kind === 'wanted' ? WAITING : NOTHING;
  if (byVersion.value.length > 0) return NOTHING;

  const lastAt = versions.value[0]?.committedAt ?? facts.now;
  const byWord = reviewsByConfirmation('runbook', path, view);
  const changes = changesOf(system, lastAt, view);
  if (byWord.kind === 'wanted' || changes.kind === 'wanted') return WAITING;
  if (byWord.kind === 'known' && byWord.value.some(isCurrent)) return NOTHING;
  if (changes.kind === 'unknown' || changes.value === 0) return NOTHING;
  const days = Math.floor((nowMs - Date.parse(lastAt)) / DAY_MS);
  return { ...NOTHING, findings: [describe(path, days, changes.value, maxAgeDays)] };
}

function changesOf(system: System, since: string, view: RepositoryView): Answer<number> {
  const folders = [...new Set(system.paths.map(literalFolder))].slice(0, MOST_FOLDERS);
  let total = 0;
  let pending: Answer<number> | null = null;
  for (const folder of folders) {
    const changes = view.changesSince(folder, since);
    if (changes.kind === 'known') total += changes.value;
    else pending ??= changes;
  }
  return pending ?? { kind: 'known', value: total };
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
