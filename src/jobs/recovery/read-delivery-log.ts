import type { Octokit } from '@octokit/rest';
import { type DeliveryAttempt, type DeliveryPage, fetchDeliveries } from '../../github/fetch-deliveries.ts';
import { classifyGitHubError } from '../../github/github-error.ts';
import type { MissedDeliveries } from './missed-deliveries.ts';
import type { Progress } from './progress.ts';

/** An attempt is listed with the time it began, and may fail later. */
const OVERLAP_MS = 900_000;
/** What was not answered by then was lost: GitHub itself waits ten seconds (thirty on GitHub Enterprise Server). */
const UNDERWAY_MS = 60_000;
/** Requests of one look: 5,000 attempts. What is left waits for the next look. */
const MOST_PAGES = 50;

/** How far the log was read. Times are GitHub's, epoch milliseconds. */
export interface LogProgress {
  /** All attempts since before that time were seen, but for those in `rest`. */
  readonly seenUntilMs: number;
  /** Older ones that there was no time for: where they begin, and where they end. */
  readonly rest: { readonly cursor: string; readonly downToMs: number } | null;
}

export interface LogReaderParts {
  readonly octokit: Octokit;
  readonly deliveries: Pick<MissedDeliveries, 'note' | 'noteArrived'>;
  readonly progress: Progress<LogProgress>;
  /** `push` or `pull_request.opened`. */
  readonly heard: ReadonlySet<string>;
  /** Milliseconds that an attempt without an answer is waited for. */
  readonly underwayMs?: number | undefined;
  /** False where the look has to end. */
  readonly goOn: () => Promise<boolean>;
  readonly onMissed: (count: number) => void;
  readonly onArrived: (count: number) => void;
}

/** Notes what failed in GitHub's log since the last look, newest first, and goes on with what that one left. */
export async function readDeliveryLog(parts: LogReaderParts): Promise<void> {
  const { seenUntilMs, rest } = (await parts.progress.read()) ?? { seenUntilMs: 0, rest: null };
  const budget = { pages: MOST_PAGES };
  const downToMs = seenUntilMs - OVERLAP_MS;
  const arrived = new Set<string>();
  const newest = await readDown(parts, { cursor: null, downToMs }, budget, arrived);
  if (newest.beganAtMs === null) return;
  const progress = { seenUntilMs: newest.beganAtMs, rest };
  if (newest.cursor !== null) {
    const lowestMs = rest === null ? downToMs : Math.min(downToMs, rest.downToMs);
    await parts.progress.write({ ...progress, rest: { cursor: newest.cursor, downToMs: lowestMs } });
    return;
  }
  await parts.progress.write(progress);
  if (rest === null) return;
  const older = await readRest(parts, { ...progress, rest }, budget, arrived);
  const left = older.cursor === null ? null : { cursor: older.cursor, downToMs: rest.downToMs };
  await parts.progress.write({ ...progress, rest: left });
}

/** GitHub may know the cursor no longer: then all is read once more, rather than nothing. */
async function readRest(
  parts: LogReaderParts,
  { seenUntilMs, rest }: LogProgress & { readonly rest: NonNullable<LogProgress['rest']> },
  budget: { pages: number },
  arrived: Set<string>,
): Promise<{ readonly cursor: string | null }> {
  try {
    return await readDown(parts, rest, budget, arrived);
  } catch (error) {
    const { kind } = classifyGitHubError(error);
    if (kind === 'gone' || kind === 'bug')
      await parts.progress.write({
        seenUntilMs: Math.min(seenUntilMs, rest.downToMs + OVERLAP_MS),
        rest: null,
      });
    throw error;
  }
}

/** Reads pages until one is older than asked for; gives the cursor of what is left. */
async function readDown(
  parts: LogReaderParts,
  from: { readonly cursor: string | null; readonly downToMs: number },
  budget: { pages: number },
  arrived: Set<string>,
): Promise<{ readonly cursor: string | null; readonly beganAtMs: number | null }> {
  let { cursor } = from;
  let beganAtMs: number | null = null;
  while (budget.pages > 0 && (await parts.goOn())) {
    budget.pages -= 1;
    const page = await fetchDeliveries(parts.octokit, cursor);
    beganAtMs ??= page.nowMs;
    await notePage(parts, page, arrived);
    cursor = page.next;
    if (page.attempts.some(({ deliveredAtMs }) => deliveredAtMs < from.downToMs)) cursor = null;
    if (cursor === null) break;
  }
  return { cursor, beganAtMs };
}

async function notePage(
  { heard, deliveries, underwayMs = UNDERWAY_MS, ...parts }: LogReaderParts,
  page: DeliveryPage,
  arrived: Set<string>,
): Promise<void> {
  const concerning = page.attempts.filter(
    ({ event, action }) => heard.has(event) || heard.has(`${event}.${action}`),
  );
  const successes = concerning.filter(({ outcome }) => outcome === 'arrived');
  for (const { guid } of successes) arrived.add(guid);
  // An event that arrived at its first attempt was never missed.
  const recovered = successes.filter(({ isRedelivery }) => isRedelivery);
  parts.onArrived(await deliveries.noteArrived(recovered));
  const isFailed = ({ outcome, deliveredAtMs }: DeliveryAttempt): boolean =>
    outcome === 'failed' || (outcome === 'unanswered' && page.nowMs - deliveredAtMs >= underwayMs);
  const missed = concerning.filter((attempt) => isFailed(attempt) && !arrived.has(attempt.guid));
  parts.onMissed(await deliveries.note(missed));
}
