import type { Octokit } from '@octokit/rest';
import { brokenOff } from './parse-answer.ts';

const ROUTE = 'GET /app/hook/deliveries';
/** GitHub's limit on a page. */
const PAGE_SIZE = 100;

/** One attempt of GitHub to deliver an event. */
export interface DeliveryAttempt {
  /** One per attempt; text, since it may be beyond 2^53. */
  readonly id: string;
  /** One per event, shared by all its attempts. */
  readonly guid: string;
  /** Epoch milliseconds, by GitHub's clock. */
  readonly deliveredAtMs: number;
  readonly isRedelivery: boolean;
  /** `unanswered`: still under way, or the connection failed. */
  readonly outcome: 'arrived' | 'failed' | 'unanswered';
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  /** Null where the event is not about one repository. */
  readonly repositoryId: number | null;
}

export interface DeliveryPage {
  /** Newest first. */
  readonly attempts: readonly DeliveryAttempt[];
  /** Where the next, older page begins; null where GitHub keeps no older ones. */
  readonly next: string | null;
  /** GitHub's own time of the answer, epoch milliseconds: the attempts are as old as it says. */
  readonly nowMs: number;
}

/** Reads a page of the app's delivery log, the newest without a cursor. Throws `GitHubError`. */
export async function fetchDeliveries(octokit: Octokit, cursor: string | null): Promise<DeliveryPage> {
  const { data, headers } = await octokit.request(ROUTE, {
    per_page: PAGE_SIZE,
    ...(cursor !== null && { cursor }),
  });
  if (!Array.isArray(data)) throw brokenOff(ROUTE);
  const attempts = data.map(readAttempt).filter((attempt) => attempt !== null);
  const toldMs = Date.parse(headers.date ?? '');
  return { attempts, next: nextCursor(headers.link), nowMs: Number.isNaN(toldMs) ? Date.now() : toldMs };
}

/** Asks GitHub to deliver an event again; resolves when GitHub has taken the wish. Throws `GitHubError`. */
export async function requestRedelivery(octokit: Octokit, attemptId: string): Promise<void> {
  await octokit.request('POST /app/hook/deliveries/{delivery_id}/attempts', {
    // The path takes it as it is; Octokit's type knows only numbers.
    delivery_id: attemptId as unknown as number,
  });
}

/** Null for an entry that lacks what is needed: the others are worth having. */
function readAttempt(entry: unknown): DeliveryAttempt | null {
  const fields = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
  const { id, guid, delivered_at: deliveredAt, event, action } = fields;
  const deliveredAtMs = Date.parse(String(deliveredAt));
  if (
    (typeof id !== 'string' && typeof id !== 'number') ||
    typeof guid !== 'string' ||
    typeof event !== 'string'
  )
    return null;
  if (Number.isNaN(deliveredAtMs)) return null;
  return {
    id: String(id),
    guid,
    deliveredAtMs,
    isRedelivery: fields['redelivery'] === true,
    outcome: outcomeOf(fields['status_code']),
    event,
    action: typeof action === 'string' ? action : null,
    installationId: numberOrNull(fields['installation_id']),
    repositoryId: numberOrNull(fields['repository_id']),
  };
}

/** By the number alone: what GitHub calls an answer of 202 is not known (github-facts 1.2). */
function outcomeOf(statusCode: unknown): DeliveryAttempt['outcome'] {
  if (typeof statusCode !== 'number' || statusCode < 100) return 'unanswered';
  return statusCode >= 200 && statusCode < 400 ? 'arrived' : 'failed';
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function nextCursor(link: string | undefined): string | null {
  const url = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return url !== undefined && URL.canParse(url) ? new URL(url).searchParams.get('cursor') : null;
}
