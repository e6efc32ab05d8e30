import type { LoggedRequest } from '../request-log.ts';
import { kindOf } from './request-kinds.ts';

/** Baton is idle this long after its last answer: then nothing more comes of the event. */
const QUIET_MS = 1_200;
/** Sooner, nobody would see that anything was judged. */
const SHOWN_MS = 400;
/** Before that, a first request may still come. */
const PATIENCE_MS = 10_000;

/** How far Baton is with an event. */
export interface Progress {
  readonly state: 'checking' | 'done';
  readonly outcome: string;
  /** From the event to Baton's last answer; null while there is none. */
  readonly elapsedMs: number | null;
}

/**
 * Tells from the requests since an event how far Baton is with it. `awaitsAnswer` is false where Baton may well have
 * nothing to do, as for a comment without a command.
 */
export function tellProgress(
  requests: readonly LoggedRequest[],
  atMs: number,
  nowMs: number,
  awaitsAnswer: boolean,
): Progress {
  if (requests.length === 0) {
    if (nowMs - atMs < (awaitsAnswer ? PATIENCE_MS : QUIET_MS)) return checking(null);
    const outcome = awaitsAnswer ? 'Baton has not answered yet.' : 'Baton was told, and had nothing to do.';
    return { state: 'done', outcome, elapsedMs: null };
  }
  const lastMs = Math.max(...requests.map((request) => request.at + request.durationMs));
  const elapsedMs = Math.max(0, Math.round(lastMs - atMs));
  const isAnswered = requests.every((request) => request.status !== 0);
  const hasCheck = requests.some((request) => request.isWrite && /\/check-runs(\/\d+)?$/.test(request.path));
  if (!isAnswered || nowMs - atMs < SHOWN_MS || (!hasCheck && nowMs - lastMs < QUIET_MS))
    return checking(elapsedMs);
  return { state: 'done', outcome: tellOutcome(requests), elapsedMs };
}

function checking(elapsedMs: number | null): Progress {
  return { state: 'checking', outcome: 'Baton is checking…', elapsedMs };
}

function tellOutcome(requests: readonly LoggedRequest[]): string {
  const writes = requests.filter((request) => request.isWrite);
  if (writes.length === 0) return 'Nothing was different, so Baton wrote nothing.';
  const done = [...new Set(writes.map((request) => kindOf(request)?.what ?? 'Wrote'))];
  const [first = '', ...rest] = done.map((what, at) =>
    at === 0 ? what : what.charAt(0).toLowerCase() + what.slice(1),
  );
  const last = rest.pop();
  return `${[first, ...rest].join(', ')}${last === undefined ? '' : ` and ${last}`}.`;
}
