import type { StandIn } from '../../stand-in.ts';
import { StandInError } from '../../stand-in-error.ts';
import type { Issue, Repository } from '../../store/entities.ts';
import type { Happenings } from '../happenings.ts';
import type { IssueView } from '../page/issue-view.ts';
import type { IssuesView, SpeakerView } from '../page/view.ts';
import { requireComment } from '../require-comment.ts';
import type { TrialClock } from '../time/trial-clock.ts';
import { type ClientConfig, readClientConfig } from './client-config.ts';
import { draftPlan } from './draft-plan.ts';
import { drillExamples } from './drill-examples.ts';
import { phaseExamples } from './examples.ts';
import { DRILL_LABEL, issuesOf, PHASE_LABEL, readConversation, readIssueSummary } from './read-issues.ts';
import { findTasks, turnTask } from './tasks.ts';

/** The repository's issues, and what the visitor does there. An action throws a StandInError where GitHub would refuse. */
export interface IssueDesk {
  list(): Promise<IssuesView>;
  /** Null where there is no such issue. */
  issue(number: number): Promise<IssueView | null>;
  comment(number: number, login: string, body: string): Promise<void>;
  /** Ticks a box, or takes its tick away, as somebody of the team; `task` is `LINE:WHAT STANDS THERE`. */
  tick(number: number, task: string): Promise<void>;
}

export interface IssueDeskOptions {
  readonly standIn: StandIn;
  readonly repository: Repository;
  readonly happenings: Happenings;
  readonly clock: TrialClock;
  /** Logins that may write. */
  readonly team: readonly string[];
  /** The login that may read and nothing more. */
  readonly reader: string;
}

/** Opens the desk of a repository that is on the stand-in. */
export function createIssueDesk({
  standIn,
  repository,
  happenings,
  clock,
  team,
  reader,
}: IssueDeskOptions): IssueDesk {
  const tip = () => repository.git.commitOf('HEAD') ?? '';
  const castOf = async (): Promise<Cast> => castFrom(await readClientConfig(repository, tip()), team, reader);
  const demand = (number: number): Issue => {
    const issue = repository.threads.get(number);
    if (issue?.kind !== 'Issue') throw new StandInError(`There is no issue #${number}`);
    return issue;
  };
  return {
    list: async () => {
      const issues = issuesOf(repository);
      const isPhase = (issue: Issue) => issue.labels.some((label) => label.name === PHASE_LABEL);
      const { planPath } = await readClientConfig(repository, tip());
      return {
        phases: issues.filter(isPhase).map(readIssueSummary),
        others: issues
          .filter((issue) => !isPhase(issue))
          .map(readIssueSummary)
          .toReversed(),
        plan: {
          path: planPath,
          isThere: (await repository.git.entry(tip(), planPath)) !== null,
          draft: draftPlan(clock.now()),
        },
      };
    },
    issue: async (number) => {
      const issue = repository.threads.get(number);
      if (issue?.kind !== 'Issue') return null;
      const cast = await castOf();
      const has = (name: string) => issue.labels.some((label) => label.name === name);
      return {
        ...readIssueSummary(issue),
        body: issue.body,
        isEdited: issue.edits.length > 0,
        conversation: readConversation(issue),
        speakers: cast.speakers,
        ticker: cast.colleague,
        examples: has(PHASE_LABEL)
          ? phaseExamples(issue.body, cast)
          : has(DRILL_LABEL)
            ? drillExamples(cast)
            : [],
        happenings: happenings.of(number),
      };
    },
    comment: async (number, login, body) => {
      const issue = demand(number);
      requireComment(body, login, (await castOf()).speakers);
      happenings.note(number, `You commented as ${login}`, body.includes('/baton'));
      standIn.as(login).comment(issue, body);
    },
    tick: async (number, task) => {
      const issue = demand(number);
      const { colleague } = await castOf();
      const body = turnTask(issue.body, task);
      const count = (text: string) => findTasks(text).filter(({ isDone }) => isDone).length;
      const what = count(body) > count(issue.body) ? 'ticked a box' : 'took a tick away';
      happenings.note(number, `You ${what} as ${colleague}`, false);
      standIn.as(colleague).editIssue(issue, { body });
    },
  };
}

/** Who may speak on an issue in the visitor's stead. */
interface Cast {
  readonly colleague: string;
  readonly engineer: string | null;
  /** Who decides for the client. */
  readonly sponsor: string;
  readonly speakers: readonly SpeakerView[];
}

function castFrom(
  { engineers, team: named, sponsors }: ClientConfig,
  team: readonly string[],
  reader: string,
): Cast {
  const writers = team.filter((login) => !engineers.includes(login));
  const colleague = named.find((login) => writers.includes(login)) ?? writers[0] ?? team[0] ?? reader;
  const [engineer = null] = engineers;
  const [sponsor] = sponsors;
  const mayWrite = (login: string) => (team.includes(login) ? 'may write' : 'may only read');
  const others = [
    { login: colleague, description: 'of the team, may write' },
    ...(engineer === null ? [] : [{ login: engineer, description: `the engineer, ${mayWrite(engineer)}` }]),
    sponsor === undefined
      ? { login: reader, description: 'may only read' }
      : { login: sponsor, description: `the sponsor, ${mayWrite(sponsor)}` },
  ];
  const speakers = others.filter(
    ({ login }, at) => others.findIndex((other) => other.login === login) === at,
  );
  return { colleague, engineer, sponsor: sponsor ?? colleague, speakers };
}
