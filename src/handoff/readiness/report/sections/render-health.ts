import { codeSpan } from '../../../text/neutralise.ts';
import type { Readiness } from '../../readiness.ts';
import type { MissedEvents } from '../../readiness-facts.ts';
import { REQUIRED_PERMISSIONS } from '../../required-permissions.ts';
import { shortWeek } from '../../schedule/iso-week.ts';
import { bullets, fold, link, listWords, pullRef } from '../markdown.ts';
import type { ReportContext } from '../report-context.ts';

const MOST_PULLS = 10;
/** A check that was only just asked for is under way. */
const PATIENCE_MS = 3_600_000;

/** What Baton itself could not do; empty where all is well. */
export function renderHealth(readiness: Readiness, context: ReportContext): string[] {
  const lines = [
    ...unjudgedLines(context),
    ...context.health.missingPermissions.map(permissionLine),
    ...failureLines(context.health.failedJobs),
    ...missedEventLines(context.health.missed),
    ...missedLines(readiness.missedWeeks),
    ...readiness.history.edited.map(
      ({ week, url }) =>
        `The report of ${link(shortWeek(week), url)} was edited by somebody, so its numbers are not used.`,
    ),
  ];
  return lines.length === 0 ? [] : [fold("Baton's own health", bullets(lines, lines.length))];
}

function unjudgedLines({ openPullRequests, now, isFirst }: ReportContext): string[] {
  // Just installed, all of them are under way.
  if (isFirst) return [];
  const waiting = openPullRequests.filter(
    ({ isJudged, updatedAt }) => !isJudged && Date.parse(now) - Date.parse(updatedAt) > PATIENCE_MS,
  );
  if (waiting.length === 0) return [];
  const more = waiting.length - MOST_PULLS;
  const shown = waiting.slice(0, MOST_PULLS).map(pullRef);
  return [
    `Open without a finished check: ${more > 0 ? `${shown.join(', ')} and ${more} more` : listWords(shown)}.`,
  ];
}

function permissionLine(permission: string): string {
  const brings = REQUIRED_PERMISSIONS.find(({ name, level }) => `${name}: ${level}` === permission)?.brings;
  const words = brings === undefined ? '' : `, which would bring ${brings}`;
  return `The account has not accepted ${codeSpan(permission)}${words}.`;
}

function failureLines(failedJobs: number): string[] {
  if (failedJobs === 0) return [];
  return [
    failedJobs === 1
      ? 'One piece of work was given up after several tries; its log tells why.'
      : `${failedJobs} pieces of work were given up after several tries; their log tells why.`,
  ];
}

function missedEventLines({ deliveries, arrived, pullRequests }: MissedEvents): string[] {
  const lines: string[] = [];
  if (deliveries > 0) {
    const what = deliveries === 1 ? 'One message' : `${deliveries} messages`;
    const came = arrived >= deliveries ? 'all came' : `${arrived === 0 ? 'none' : arrived} came`;
    lines.push(`${what} from GitHub did not reach Baton in the last seven days. Asked for again, ${came}.`);
  }
  if (pullRequests > 0) {
    const [what, who] =
      pullRequests === 1
        ? ['One open pull request', 'It was']
        : [`${pullRequests} open pull requests`, 'They were'];
    lines.push(
      `${what} had no finished check when Baton made its daily comparison with GitHub. ${who} judged then.`,
    );
  }
  return lines;
}

function missedLines(weeks: readonly string[]): string[] {
  if (weeks.length === 0) return [];
  return [
    `There is no report of ${listWords(weeks.map(shortWeek))}: Baton was not running, or was turned off.`,
  ];
}
