import type { StandIn } from '../../stand-in.ts';
import { StandInError } from '../../stand-in-error.ts';
import type { Repository, Thread } from '../../store/entities.ts';
import type { Happenings } from '../happenings.ts';
import { type ClientConfig, readClientConfig } from '../issues/client-config.ts';
import { DRILL_LABEL, issuesOf, PHASE_LABEL } from '../issues/read-issues.ts';
import { openPulls } from '../read-views.ts';
import { dayName, nextReportMs } from '../time/report-schedule.ts';
import type { TrialClock } from '../time/trial-clock.ts';
import { findDiscussion, linkTo, readReports } from './read-reports.ts';
import type { DiscussionPageView, ReportsView } from './report-view.ts';

/** The weekly reports, and the weeks that pass. An action throws a StandInError where it can't be done. */
export interface ReportDesk {
  view(): Promise<ReportsView>;
  /** Null where there is no such discussion. */
  discussion(number: number): DiscussionPageView | null;
  /** Asks for this week's report anew, as somebody of the team. */
  renew(): void;
  /** Lets so many weeks pass, each until its report is there. */
  travel(weeks: number): Promise<void>;
}

export interface ReportDeskOptions {
  readonly standIn: StandIn;
  readonly repository: Repository;
  readonly happenings: Happenings;
  readonly clock: TrialClock;
  /** Logins that may write. */
  readonly team: readonly string[];
  /** Resolves when Baton has nothing to do. */
  readonly settle: () => Promise<void>;
  /** What the team does in the week that ends at a moment. */
  readonly live: (endMs: number) => Promise<void>;
  readonly isAwaited: () => boolean;
}

/** A little after its time, as a sweep comes round. */
const AFTER_MS = 90_000;
const POLL_MS = 50;
const LIMIT_MS = 30_000;
const MOST_WEEKS = 12;

/** Opens the desk of a repository that is on the stand-in. */
export function createReportDesk(options: ReportDeskOptions): ReportDesk {
  const { standIn, repository, happenings, clock, team, settle, live } = options;
  let travelling: string | null = null;
  const readConfig = (): Promise<ClientConfig> =>
    readClientConfig(repository, repository.git.commitOf('HEAD') ?? '');
  const reports = () => readReports(standIn, repository);

  const passWeek = async (name: string): Promise<void> => {
    const { schedule } = await readConfig();
    const dueMs = nextReportMs(schedule, clock.now());
    travelling = `${name}: the team works…`;
    happenings.note('team', 'A week of work', false);
    await live(dueMs);
    travelling = `${name}: waiting for the report…`;
    clock.advanceTo(dueMs + AFTER_MS);
    happenings.note('report', `It became ${dayOf(dueMs, schedule.timeZone)}`);
    await waitForReport(() => reports().some(({ createdAt }) => Date.parse(createdAt) >= dueMs));
    await settle();
  };

  return {
    view: async () => {
      const { schedule } = await readConfig();
      const [newest = null, ...earlier] = reports();
      return {
        newest,
        earlier: earlier.map((report) => linkTo(report)),
        day: dayName(schedule),
        nextDueAt: new Date(nextReportMs(schedule, clock.now())).toISOString(),
        travelling,
        isAwaited: newest === null && options.isAwaited(),
        canRenew: newest !== null && placeToAsk(repository) !== null,
        drills: openDrills(repository),
        happenings: happenings.of('report'),
      };
    },
    discussion: (number) => findDiscussion(standIn, repository, number),
    renew: () => {
      const thread = placeToAsk(repository);
      const [colleague] = team;
      if (thread === null || colleague === undefined)
        throw new StandInError('There is no open issue or pull request to comment on');
      happenings.note('report', `You wrote /baton report on #${thread.number} as ${colleague}`);
      standIn.as(colleague).comment(thread, '/baton report');
    },
    travel: async (weeks) => {
      if (!Number.isInteger(weeks) || weeks < 1 || weeks > MOST_WEEKS)
        throw new StandInError(`Between one and ${MOST_WEEKS} weeks can pass at once`);
      if (travelling !== null) throw new StandInError('Time is passing already');
      if (options.isAwaited()) throw new StandInError('Baton is still checking: try again in a moment');
      travelling = 'Time passes…';
      try {
        for (let week = 1; week <= weeks; week += 1)
          await passWeek(weeks === 1 ? 'A week passes' : `Week ${week} of ${weeks}`);
      } finally {
        travelling = null;
      }
    },
  };
}

async function waitForReport(isThere: () => boolean): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (!isThere()) {
    if (Date.now() > deadline)
      throw new StandInError('Baton posted no report for this week: is its mode `off` or `observe`?');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Where `/baton report` disturbs least: an issue that is no phase, else a pull request. */
function placeToAsk(repository: Repository): Thread | null {
  const open = issuesOf(repository).filter(({ state }) => state === 'open');
  const isAbout = (thread: Thread, label: string) => thread.labels.some(({ name }) => name === label);
  const others = open.filter((issue) => !isAbout(issue, PHASE_LABEL) && !isAbout(issue, DRILL_LABEL));
  return others.at(-1) ?? openPulls(repository)[0] ?? open.at(-1) ?? null;
}

function openDrills(repository: Repository): ReportsView['drills'] {
  return issuesOf(repository)
    .filter(({ state, labels }) => state === 'open' && labels.some(({ name }) => name === DRILL_LABEL))
    .map(({ number, title }) => ({ number, title }));
}

function dayOf(ms: number, timeZone: string): string {
  const format = { weekday: 'long', day: 'numeric', month: 'long', timeZone } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(ms)).replace(',', '');
}
