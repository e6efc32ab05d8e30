import { setTimeout as sleep } from 'node:timers/promises';
import type { Octokit } from '@octokit/rest';
import { requestRedelivery } from '../../github/fetch-deliveries.ts';
import {
  type AppInstallation,
  fetchInstallations,
  isInstallationGone,
} from '../../github/fetch-installations.ts';
import { classifyGitHubError } from '../../github/github-error.ts';
import type { JobLog } from '../parts.ts';
import type { AskOutcome, MissedDeliveries, MissedDelivery } from './missed-deliveries.ts';

/** Of one look: GitHub sends them at once, and a Baton that was down has other work, too. */
const MOST_A_LOOK = 100;
/** GitHub asks for a second between two writes (github-facts 6.4). */
const PAUSE_MS = 1_000;
/** GitHub is in trouble: the next look tries again. */
const MOST_FAILURES = 3;

export interface AskParts {
  readonly octokit: Octokit;
  readonly deliveries: MissedDeliveries;
  /** Milliseconds between two wishes. */
  readonly pauseMs?: number | undefined;
  /** False where the look has to end. */
  readonly goOn: () => Promise<boolean>;
  readonly onAsked: (outcome: AskOutcome) => void;
  /** The App was uninstalled there, and the event that told so was missed. */
  readonly onGone: (installationId: number) => Promise<void>;
  readonly log: JobLog;
  readonly signal: AbortSignal;
}

/** Asks GitHub for the missed deliveries that nobody has asked for: what nothing else tells first, newest first. */
export async function askAgain(parts: AskParts): Promise<void> {
  const { deliveries, pauseMs = PAUSE_MS, signal } = parts;
  const tried = new Set<string>();
  let installations: ReadonlyMap<number, AppInstallation> | null = null;
  let failures = 0;
  while (tried.size < MOST_A_LOOK && failures < MOST_FAILURES && (await parts.goOn())) {
    const missed = await deliveries.take([...tried]);
    if (missed === null) return;
    if (tried.size > 0) await sleep(pauseMs, undefined, { signal });
    tried.add(missed.guid);
    installations ??= new Map((await fetchInstallations(parts.octokit)).map((one) => [one.id, one]));
    const outcome = await ask(parts, missed, installations);
    await deliveries.settle(missed.guid, outcome);
    parts.onAsked(outcome);
    failures = outcome === 'failed' ? failures + 1 : 0;
  }
}

async function ask(
  parts: AskParts,
  missed: MissedDelivery,
  installations: ReadonlyMap<number, AppInstallation>,
): Promise<AskOutcome> {
  const ids = { delivery: missed.guid, installationId: missed.installationId };
  try {
    if (
      missed.installationId !== null &&
      !(await isWanted(parts, missed, missed.installationId, installations))
    )
      return 'refused';
    await requestRedelivery(parts.octokit, missed.attemptId);
    parts.log.info(ids, 'A missed delivery was asked for again');
    return 'asked';
  } catch (error) {
    const { kind } = classifyGitHubError(error);
    const reason = error instanceof Error ? error.message : typeof error;
    parts.log.warn({ ...ids, error: reason }, 'A missed delivery could not be asked for');
    // GitHub keeps it no longer, or does not give it: asking again is of no use.
    return kind === 'gone' || kind === 'bug' ? 'refused' : 'failed';
  }
}

/** Where the App is no longer, or is suspended, nothing could be done with the event. */
async function isWanted(
  { octokit, onGone }: AskParts,
  { event, action }: MissedDelivery,
  installationId: number,
  installations: ReadonlyMap<number, AppInstallation>,
): Promise<boolean> {
  const installation = installations.get(installationId);
  if (installation !== undefined) return !installation.isSuspended;
  if (`${event}.${action}` === 'installation.deleted' && (await isInstallationGone(octokit, installationId)))
    await onGone(installationId);
  return false;
}
