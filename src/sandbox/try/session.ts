import type { StandIn } from '../stand-in.ts';
import { StandInError } from '../stand-in-error.ts';
import type { PullRequest, Repository } from '../store/entities.ts';
import { fullNameOf } from '../store/store.ts';
import { type LocatedFile, locateLink } from './documents/locate-link.ts';
import { readCommit } from './documents/read-commit.ts';
import { listDocuments, readText } from './documents/read-documents.ts';
import { type Desk, saveDocument, tipOf } from './documents/save-document.ts';
import { createHappenings } from './happenings.ts';
import { createIssueDesk, type IssueDesk } from './issues/issue-desk.ts';
import type { CommitView } from './page/commit-page.ts';
import type { ClockView, EditorView, MainView, PullView, RepositoryView, SpeakerView } from './page/view.ts';
import { pullStateOf, readPullEvents } from './read-pull-events.ts';
import {
  checkRunOf,
  headOf,
  openPulls,
  readChanges,
  readComments,
  readSummary,
  speakersOf,
} from './read-views.ts';
import { createReportDesk, type ReportDesk } from './reports/report-desk.ts';
import { workAWeek } from './reports/work-a-week.ts';
import { countRequests } from './request-kinds.ts';
import { requireComment, requireLength } from './require-comment.ts';
import type { TrialClock } from './time/trial-clock.ts';

/**
 * What the pages show, and what the visitor does there. An action throws a StandInError where GitHub would refuse. Where a
 * number may be null, null is the default branch.
 */
export interface Session {
  repository(): Promise<RepositoryView>;
  readonly issues: IssueDesk;
  readonly reports: ReportDesk;
  /** The trial's time. */
  clock(): ClockView;
  /** Open or not; null where there is no such pull request. */
  pull(number: number): Promise<PullView | null>;
  /** Null where there is no such commit. */
  commit(sha: string): Promise<CommitView | null>;
  /** The pull request at whose head a check run was made; null where there is none. */
  pullOfRun(id: number): number | null;
  /** The default branch with the documents on it. */
  main(): Promise<MainView>;
  /** A file in an editor; null where there is no such open pull request. */
  editor(number: number | null, path: string): Promise<EditorView | null>;
  /** Edits as the author would; a bot's description is edited by somebody of the team. */
  edit(number: number, edit: { readonly title: string; readonly body: string }): Promise<void>;
  /** Commits a file's text: to a pull request's head as its author, to the default branch as somebody of the team. */
  save(number: number | null, path: string, text: string): Promise<void>;
  comment(number: number, login: string, body: string): void;
  /** Presses a button of the check, or `rerun` beside it, as a colleague of the author. */
  press(number: number, button: string): void;
  /** The file that a link to GitHub's editor means, by the part of its path after the host. */
  locate(link: string, filename: string): LocatedFile | null;
  /** The repository and the forks of its pull requests, `owner/name`. */
  homes(): readonly string[];
  /** To be called once every pull request was checked and the first report came: the start is over. */
  started(): void;
}

export interface SessionOptions {
  readonly standIn: StandIn;
  readonly repository: Repository;
  /** Logins that may write, the first of which acts for the visitor. */
  readonly team: readonly string[];
  readonly suggestions: ReadonlyMap<number, string>;
  /** Whether the pull requests are a Git history's merges. */
  readonly isHistory: boolean;
  readonly clock: TrialClock;
  /** Resolves when Baton has nothing to do. */
  readonly settle: () => Promise<void>;
}

/** The login that may read and nothing more. */
export const READER = 'visitor';
/** Of those that may write, so many are the client's own in the sample. */
const COLLEAGUES = 4;

/** Opens a session on a repository that is on the stand-in and has its pull requests. */
export function createSession({
  standIn,
  repository,
  team,
  suggestions,
  isHistory,
  clock,
  settle,
}: SessionOptions): Session {
  const happenings = createHappenings(standIn, clock);
  const issues = createIssueDesk({ standIn, repository, happenings, clock, team, reader: READER });
  let startCounts: readonly string[] = [];
  const hasMerged = [...repository.threads.values()].some(
    (thread) => thread.kind === 'PullRequest' && thread.mergedAt !== null,
  );
  const startsOn = clock.differs() ? new Date(clock.now()).toISOString() : null;
  let isStarted = false;
  const work = { standIn, repository, clock, colleagues: team.slice(0, COLLEAGUES), settle };
  const reports = createReportDesk({
    standIn,
    repository,
    happenings,
    clock,
    team,
    settle,
    // In somebody's own repository nothing is invented.
    live: async (endMs) => (isHistory ? undefined : workAWeek(work, endMs)),
    isAwaited: () => !isStarted,
  });

  const find = (number: number): PullRequest | null =>
    openPulls(repository).find((pull) => pull.number === number) ?? null;
  const findAny = (number: number): PullRequest | null => {
    const thread = repository.threads.get(number);
    return thread?.kind === 'PullRequest' ? thread : null;
  };
  const demand = (number: number): PullRequest => {
    const pull = find(number);
    if (!pull) throw new StandInError(`There is no open pull request #${number}`);
    return pull;
  };

  const isChecking = (pull: PullRequest): boolean =>
    pull.state === 'open' && (happenings.isChecking(pull.number) || checkRunOf(pull, standIn.appId) === null);
  const speakers = (pull: PullRequest): readonly SpeakerView[] => speakersOf(pull, team, READER);
  const editorOf = ({ author }: PullRequest): string =>
    author.kind === 'Bot' ? (team[0] ?? author.login) : author.login;

  const readPull = async (pull: PullRequest): Promise<PullView> => {
    const { paths, ...changes } = await readChanges(pull);
    return {
      ...readSummary(pull, standIn.appId, isChecking(pull)),
      ...changes,
      documents: await listDocuments(repository, pull.headSha, paths),
      body: pull.body,
      head: headOf(pull),
      base: pull.baseRef,
      state: pullStateOf(pull),
      comments: readComments(pull),
      events: readPullEvents(pull),
      speakers: speakers(pull),
      suggestion: suggestions.get(pull.number) ?? null,
      happenings: happenings.of(pull.number),
    };
  };

  const session: Session = {
    issues,
    reports,
    clock: () => ({ aheadMs: clock.aheadMs(), differs: clock.differs() }),
    repository: async () => ({
      name: fullNameOf(repository),
      branch: repository.defaultBranch,
      isHistory,
      hasMerged,
      startsOn,
      pullRequests: openPulls(repository).map((pull) => readSummary(pull, standIn.appId, isChecking(pull))),
      issues: await issues.list(),
      reports: await reports.view(),
      startCounts,
    }),
    pull: async (number) => {
      const pull = findAny(number);
      return pull && readPull(pull);
    },
    commit: (sha) => readCommit(repository, sha),
    pullOfRun: (id) => {
      const sha = standIn.store.checkRuns.get(id)?.suite.headSha;
      const pulls = [...repository.threads.values()].filter((thread) => thread.kind === 'PullRequest');
      return pulls.find(({ headSha }) => headSha === sha)?.number ?? null;
    },
    main: async () => ({
      ...(await session.repository()),
      documents: await listDocuments(repository, repository.git.commitOf('HEAD') ?? '', new Set()),
      happenings: happenings.of(null),
    }),
    editor: async (number, path) => {
      const pull = number === null ? null : find(number);
      if (number !== null && !pull) return null;
      const desk: Desk = pull ? { kind: 'pull', pull } : { kind: 'main', repository };
      return {
        path,
        opened: await readText(repository, tipOf(desk) ?? '', path),
        branch: pull ? headOf(pull) : repository.defaultBranch,
        pull: pull && (await readPull(pull)),
        main: pull ? null : await session.main(),
      };
    },
    edit: async (number, { title, body }) => {
      const pull = demand(number);
      if (title.trim() === '') throw new StandInError('A pull request needs a title');
      requireLength(body);
      if (title === pull.title && body === pull.body) return;
      happenings.note(number, title === pull.title ? 'You edited the description' : 'You edited the title');
      await standIn.as(editorOf(pull)).editPullRequest(pull, { title, body });
    },
    save: async (number, path, text) => {
      const pull = number === null ? null : demand(number);
      const desk: Desk = pull ? { kind: 'pull', pull } : { kind: 'main', repository };
      const login = pull ? editorOf(pull) : (team[0] ?? repository.owner.login);
      // A push to the default branch concerns Baton only where it judges by that file.
      const told = () => happenings.note(number, `You saved ${path}`, pull !== null);
      await saveDocument(standIn, desk, { path, text, login }, told);
    },
    comment: (number, login, body) => {
      const pull = demand(number);
      requireComment(body, login, speakers(pull));
      happenings.note(number, `You commented as ${login}`, body.includes('/baton'));
      standIn.as(login).comment(pull, body);
    },
    press: (number, button) => {
      const pull = demand(number);
      const run = checkRunOf(pull, standIn.appId);
      if (!run) throw new StandInError('There is no check yet');
      const label = run.actions.find((action) => action.identifier === button)?.label;
      if (label === undefined && button !== 'rerun')
        throw new StandInError(`The check offers no button ${button}`);
      const colleague = speakers(pull)[0]?.login ?? pull.author.login;
      happenings.note(number, `You pressed ${label ?? 'Re-run'} as ${colleague}`);
      const actions = standIn.as(colleague);
      if (button === 'rerun') actions.rerequestCheck(run);
      else actions.pressButton(run, button);
    },
    locate: (link, filename) => locateLink(repository, openPulls(repository), link, filename),
    homes: () => {
      const forks = openPulls(repository).flatMap(({ headRepository }) => headRepository ?? []);
      return [...new Set([repository, ...forks].map(fullNameOf))];
    },
    started: () => {
      startCounts = countRequests(standIn.requests.all);
      isStarted = true;
    },
  };
  return session;
}
