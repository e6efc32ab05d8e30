import type { OwnCheckRun, PullRequestFacts } from '../facts.ts';
import type { RenderedCheckRun } from '../rendering/render-check-run.ts';
import { fingerprint } from '../text/fingerprint.ts';
import type { CheckRunContent, Effect } from './effect.ts';

/** What an earlier run remembers in its `external_id`: nobody but the app can write it. */
export interface CheckRunRecord {
  readonly numbers: readonly number[];
  /** Digest of all that was shown. */
  readonly content: string;
  /** Digest of the annotations alone: they can only be appended to, so a change needs a new run. */
  readonly annotations: string;
  /** The app's comment was deleted by somebody at this head: it stays away (DESIGN 4). */
  readonly isSilent: boolean;
}

const RECORD = /^pr:(\d{1,10}(?:,\d{1,10}){0,99}) ([0-9a-f]{16}) ([0-9a-f]{16})( silent)?$/;

/** Every expression of this file, for the test of blow-up. */
export const CHECK_RUN_PATTERNS = [RECORD] as const;

/** Reads the record of an earlier run; null where it is none of this form. */
export function parseCheckRunRecord(externalId: string): CheckRunRecord | null {
  const match = RECORD.exec(externalId);
  if (match === null) return null;
  const [, numbers = '', content = '', annotations = '', silent] = match;
  return { numbers: numbers.split(',').map(Number), content, annotations, isSilent: silent !== undefined };
}

/**
 * Creates the check run, updates it in place, or does nothing where it already says the same. A new run is made
 * whenever annotations changed or somebody asked for a re-run (DESIGN 4).
 */
export function planCheckRun(
  facts: PullRequestFacts,
  numbers: readonly number[],
  rendered: RenderedCheckRun,
  wish: { readonly rerun: boolean; readonly isSilent: boolean },
): Effect[] {
  const record = recordOf(numbers, rendered, wish.isSilent);
  const checkRun: CheckRunContent = {
    ...rendered,
    headSha: facts.pullRequest.headSha,
    completedAt: facts.now,
    externalId: formatRecord(record),
  };
  const existing = facts.ownCheckRun;
  if (existing === null || wish.rerun) return [{ kind: 'create-check-run', checkRun }];
  if (isSame(existing, checkRun)) return [];
  // A run that was cut off before its last annotations is made anew: they would be missing for good.
  const before = existing.status === 'completed' ? parseCheckRunRecord(existing.externalId) : null;
  return before?.annotations === record.annotations
    ? [{ kind: 'update-check-run', id: existing.id, checkRun }]
    : [{ kind: 'create-check-run', checkRun }];
}

function isSame(existing: OwnCheckRun, next: CheckRunContent): boolean {
  return (
    existing.status === 'completed' &&
    existing.externalId === next.externalId &&
    existing.conclusion?.toLowerCase() === next.conclusion
  );
}

function recordOf(numbers: readonly number[], rendered: RenderedCheckRun, isSilent: boolean): CheckRunRecord {
  const annotations = JSON.stringify(rendered.annotations);
  const shown = [rendered.conclusion, rendered.title, rendered.summary, rendered.text, annotations];
  return {
    numbers: [...numbers].sort((a, b) => a - b),
    content: fingerprint(shown.join('\n')),
    annotations: fingerprint(annotations),
    isSilent,
  };
}

function formatRecord(record: CheckRunRecord): string {
  const numbers = record.numbers.slice(0, 100).join(',');
  return `pr:${numbers} ${record.content} ${record.annotations}${record.isSilent ? ' silent' : ''}`;
}
