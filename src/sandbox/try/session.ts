import type { StandIn } from '../stand-in.ts';
import { StandInError } from '../stand-in-error.ts';
import type { PullRequest, Repository } from '../store/entities.ts';
import { fullNameOf } from '../store/store.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import { countRequests, describeRequest, tellProgress } from './happening.ts';
import type { HappeningView, PullView, RepositoryView, SpeakerView } from './page/view.ts';
import {
  checkRunOf,
  headOf,
  openPulls,
  readChanges,
  readComments,
  readSummary,
  speakersOf,
} from './read-views.ts';

/** What the pages show, and what the visitor does there. An action throws a StandInError where GitHub would refuse. */
export interface Session {
  repository(): RepositoryView;
  /** Null where there is no such open pull request. */
  pull(number: number): Promise<PullView | null>;
  /** Edits as the author would; a bot's description is edited by somebody of the team. */
  edit(number: number, edit: { readonly title: string; readonly body: string }): Promise<void>;
  comment(number: number, login: string, body: string): void;
  /** Presses a button of the check, or `rerun` beside it. */
  press(number: number, button: string): void;
  /** To be called once every pull request was checked: the start is over. */
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
}

/** Something the visitor did; its requests are those until the next one. */
interface Happening {
  readonly number: number;
  readonly what: string;
  readonly atMs: number;
  readonly firstRequest: number;
  readonly firstDelivery: number;
  readonly awaitsAnswer: boolean;
}

/** GitHub's limit of a description and of a comment. */
const BODY_CHARACTERS = 65_536;
/** The login that may read and nothing more. */
const READER = 'visitor';

/** Opens a session on a repository that is on the stand-in and has its pull requests. */
export function createSession({
  standIn,
  repository,
  team,
  suggestions,
  isHistory,
}: SessionOptions): Session {
  const happenings: Happening[] = [];
  let startCounts: readonly string[] = [];

  const find = (number: number): PullRequest | null =>
    openPulls(repository).find((pull) => pull.number === number) ?? null;
  const demand = (number: number): PullRequest => {
    const pull = find(number);
    if (!pull) throw new StandInError(`There is no open pull request #${number}`);
    return pull;
  };

  const note = (number: number, what: string, awaitsAnswer = true): void => {
    happenings.push({
      number,
      what,
      atMs: Date.now(),
      firstRequest: standIn.requests.all.length,
      firstDelivery: standIn.webhooks.deliveries.length,
      awaitsAnswer,
    });
  };

  const tell = (happening: Happening): HappeningView => {
    const next = happenings[happenings.indexOf(happening) + 1];
    const requests = standIn.requests.all.slice(happening.firstRequest, next?.firstRequest);
    const deliveries = standIn.webhooks.deliveries.slice(happening.firstDelivery, next?.firstDelivery);
    const nowMs = next?.atMs ?? Date.now();
    const { state, outcome, elapsedMs } = tellProgress(
      requests,
      happening.atMs,
      nowMs,
      happening.awaitsAnswer,
    );
    return {
      what: happening.what,
      at: new Date(happening.atMs).toISOString(),
      state: next ? 'done' : state,
      outcome,
      elapsedMs,
      counts: countRequests(requests),
      requests: [...deliveries.slice(0, 1).map(describeDelivery), ...requests.map(describeRequest)],
    };
  };

  const isChecking = (pull: PullRequest): boolean => {
    const last = happenings.at(-1);
    if (last?.number === pull.number && tell(last).state === 'checking') return true;
    return checkRunOf(pull, standIn.appId) === null;
  };

  const speakers = (pull: PullRequest): readonly SpeakerView[] => speakersOf(pull, team, READER);

  return {
    repository: () => ({
      name: fullNameOf(repository),
      isHistory,
      pullRequests: openPulls(repository).map((pull) => readSummary(pull, standIn.appId, isChecking(pull))),
      startCounts,
    }),
    pull: async (number) => {
      const pull = find(number);
      if (!pull) return null;
      const own = happenings.filter((happening) => happening.number === number);
      return {
        ...readSummary(pull, standIn.appId, isChecking(pull)),
        ...(await readChanges(pull)),
        body: pull.body,
        head: headOf(pull),
        base: pull.baseRef,
        comments: readComments(pull),
        speakers: speakers(pull),
        suggestion: suggestions.get(number) ?? null,
        happenings: own.map(tell).toReversed(),
      };
    },
    edit: async (number, { title, body }) => {
      const pull = demand(number);
      if (title.trim() === '') throw new StandInError('A pull request needs a title');
      requireLength(body);
      if (title === pull.title && body === pull.body) return;
      note(number, title === pull.title ? 'You edited the description' : 'You edited the title');
      const editor = pull.author.kind === 'Bot' ? (team[0] ?? pull.author.login) : pull.author.login;
      await standIn.as(editor).editPullRequest(pull, { title, body });
    },
    comment: (number, login, body) => {
      const pull = demand(number);
      if (body.trim() === '') throw new StandInError('A comment needs a text');
      requireLength(body);
      if (!speakers(pull).some((speaker) => speaker.login === login))
        throw new StandInError(`${login} is not here`);
      note(number, `You commented as ${login}`, body.includes('/baton'));
      standIn.as(login).comment(pull, body);
    },
    press: (number, button) => {
      const pull = demand(number);
      const run = checkRunOf(pull, standIn.appId);
      if (!run) throw new StandInError('There is no check yet');
      const label = run.actions.find((action) => action.identifier === button)?.label;
      note(number, `You pressed ${label ?? 'Re-run'}`);
      const actions = standIn.as(team[0] ?? pull.author.login);
      if (button === 'rerun') actions.rerequestCheck(run);
      else actions.pressButton(run, button);
    },
    started: () => {
      startCounts = countRequests(standIn.requests.all);
    },
  };
}

function requireLength(body: string): void {
  if (body.length > BODY_CHARACTERS)
    throw new StandInError(`GitHub takes at most ${BODY_CHARACTERS} characters`);
}

function describeDelivery(delivery: Delivery): HappeningView['requests'][number] {
  const event = delivery.action === null ? delivery.event : `${delivery.event}.${delivery.action}`;
  const ms = Math.round(delivery.duration * 1000);
  return { what: 'GitHub told Baton', detail: `webhook ${event}`, ms, status: delivery.statusCode ?? 0 };
}
