import type { Fetched, RepositoryFile } from '../handoff/facts.ts';
import type { PhaseComment, PhaseFacts, PhaseIssue } from '../handoff/phases/phase-facts.ts';
import { PHASE_LABELS, PHASE_MARKER } from '../handoff/phases/phase-names.ts';
import { findRepository } from './find-repository.ts';
import { incompleteAnswer, isAffected, isNotFound } from './graphql-answer.ts';
import { backwardPage, createPageCollector, forwardPage } from './page-collector.ts';
import {
  MORE_MILESTONES_QUERY,
  MORE_PHASE_COMMENTS_QUERY,
  MORE_PHASE_ISSUES_QUERY,
  PHASE_ISSUE_QUERY,
  PHASES_QUERY,
} from './phase-query.ts';
import type {
  BackwardPage,
  FileEntryNode,
  ForwardPage,
  PersonNode,
  RepositoryNode,
} from './pull-request-answer.ts';
import { CONFIG_PATH } from './pull-request-query.ts';
import { bareLogin, entriesOf, readFileEntry } from './read-nodes.ts';
import {
  type PhaseCommentNode,
  type PhaseIssueNode,
  readPhaseComment,
  readPhaseIssue,
} from './read-phase-issues.ts';
import { readRepository } from './read-repository.ts';
import type { RepositoryClient } from './repository-client.ts';

/** More phase issues than a plan of ten years has are not looked through: people may have labelled theirs. */
const MOST_ISSUES = 500;
const MOST_MILESTONES = 1_000;
/** Comments that are read of one issue. */
const MOST_COMMENTS = 2_000;

interface MilestoneNode {
  readonly number: number;
  readonly title: string;
  readonly description: string | null;
  readonly dueOn: string | null;
  readonly state: string;
  readonly creator: PersonNode | null;
  readonly issues: {
    readonly nodes: readonly ({ readonly number: number; readonly viewerDidAuthor: boolean } | null)[] | null;
  } | null;
}

type LabelAlias = `${keyof typeof PHASE_LABELS}Label`;

type PhasesRepositoryNode = Omit<RepositoryNode, 'defaultBranchRef' | 'setupIssues'> &
  Partial<Readonly<Record<LabelAlias, { readonly name: string } | null>>> & {
    readonly defaultBranchRef: {
      readonly name: string;
      readonly target: { readonly oid: string; readonly file?: FileEntryNode | null } | null;
    } | null;
    readonly issues: ForwardPage<PhaseIssueNode> | null;
    readonly milestones: ForwardPage<MilestoneNode> | null;
  };

interface PhasesAnswer {
  readonly viewer: { readonly login: string };
  readonly repository: PhasesRepositoryNode | null;
}

/** What the queries tell; the tip of the default branch is where further things are looked up. */
export interface PhaseReading {
  readonly facts: Pick<PhaseFacts, 'appLogin' | 'repository' | 'issues' | 'milestones' | 'labels'> & {
    readonly configFile: RepositoryFile | null;
  };
  readonly baseSha: string;
}

interface Place {
  readonly owner: string;
  readonly repo: string;
}

/** Reads what a repository has of its phases; null where it is gone, or another one bears its name. Throws `GitHubError`. */
export async function fetchPhaseFacts(
  client: RepositoryClient,
  { owner, repo, repositoryId }: Place & { readonly repositoryId: number },
): Promise<PhaseReading | null> {
  const at = { owner, repo };
  const { data, problems } = await client.graphql<PhasesAnswer>(PHASES_QUERY, {
    ...at,
    configPath: CONFIG_PATH,
    after: null,
  });
  const node = findRepository(data.repository, problems, repositoryId);
  if (node === null) return null;
  // What is there and not seen would be made a second time.
  if (isAffected(problems, ['repository', 'issues']))
    throw incompleteAnswer(problems, 'the issues of phases');
  if (isAffected(problems, ['repository', 'milestones'])) throw incompleteAnswer(problems, 'all milestones');
  const appLogin = bareLogin(data.viewer.login);
  const tip = node.defaultBranchRef?.target;
  // Else a repository whose branch could not be read would pass for an empty one.
  if (!tip && isAffected(problems, ['repository', 'defaultBranchRef']))
    throw incompleteAnswer(problems, 'the default branch');
  const milestones = await fetchMilestones(client, at, node.milestones);
  return {
    baseSha: tip?.oid ?? '',
    facts: {
      appLogin,
      repository: readRepository(node, repositoryId),
      configFile: readFileEntry(CONFIG_PATH, tip?.file, problems, ['repository', 'defaultBranchRef']),
      issues: await fetchIssues(client, at, appLogin, node.issues, milestones),
      milestones: milestones.map(({ creator, description, state, ...milestone }) => ({
        number: milestone.number,
        title: milestone.title,
        dueOn: milestone.dueOn,
        description: description ?? '',
        isOpen: state === 'OPEN',
        isOwn: creator?.kind === 'Bot' && bareLogin(creator.login) === appLogin,
      })),
      labels: Object.entries(PHASE_LABELS).flatMap(([key, { name }]) =>
        node[`${key as keyof typeof PHASE_LABELS}Label`] ? [name] : [],
      ),
    },
  };
}

async function fetchMilestones(
  client: RepositoryClient,
  at: Place,
  first: ForwardPage<MilestoneNode> | null,
): Promise<readonly MilestoneNode[]> {
  const collector = createPageCollector<MilestoneNode>({ what: 'milestones', limit: MOST_MILESTONES });
  collector.add(forwardPage(first));
  for (let after = collector.cursor(); after !== null; after = collector.cursor()) {
    const { data, problems } = await client.graphql<{
      readonly repository: { readonly milestones: ForwardPage<MilestoneNode> | null } | null;
    }>(MORE_MILESTONES_QUERY, { ...at, after });
    if (problems.length > 0) throw incompleteAnswer(problems, 'all milestones');
    collector.add(forwardPage(data.repository?.milestones));
  }
  if (collector.result().kind === 'unknown') throw incompleteAnswer([], 'all milestones');
  return onceEach(collector.entries());
}

async function fetchIssues(
  client: RepositoryClient,
  at: Place,
  appLogin: string,
  first: ForwardPage<PhaseIssueNode> | null,
  milestones: readonly MilestoneNode[],
): Promise<PhaseIssue[]> {
  const collector = createPageCollector<PhaseIssueNode>({ what: 'phase issues', limit: MOST_ISSUES });
  collector.add(forwardPage(first));
  for (let after = collector.cursor(); after !== null; after = collector.cursor()) {
    const { data, problems } = await client.graphql<{
      readonly repository: { readonly issues: ForwardPage<PhaseIssueNode> | null } | null;
    }>(MORE_PHASE_ISSUES_QUERY, { ...at, after });
    if (problems.length > 0) throw incompleteAnswer(problems, 'all issues of phases');
    collector.add(forwardPage(data.repository?.issues));
  }
  if (collector.result().kind === 'unknown') throw incompleteAnswer([], 'all issues of phases');
  const found = onceEach(collector.entries()).filter(({ viewerDidAuthor }) => viewerDidAuthor);
  const unlabelled = await fetchUnlabelled(
    client,
    at,
    new Set(found.map(({ number }) => number)),
    milestones,
  );
  const nodes = [...found, ...unlabelled].sort((left, right) => left.number - right.number);
  const issues: PhaseIssue[] = [];
  for (const node of nodes) {
    issues.push(readPhaseIssue(node, await fetchComments(client, at, node), appLogin));
  }
  return issues;
}

/** The app's issues in milestones that do not bear the label: somebody took it off. */
async function fetchUnlabelled(
  client: RepositoryClient,
  at: Place,
  known: ReadonlySet<number>,
  milestones: readonly MilestoneNode[],
): Promise<PhaseIssueNode[]> {
  const own = milestones.flatMap(({ issues }) =>
    entriesOf(issues?.nodes).flatMap(({ number, viewerDidAuthor }) => (viewerDidAuthor ? [number] : [])),
  );
  const nodes: PhaseIssueNode[] = [];
  for (const number of new Set(own)) {
    if (known.has(number)) continue;
    const { data, problems } = await client.graphql<{
      readonly repository: { readonly issue: PhaseIssueNode | null } | null;
    }>(PHASE_ISSUE_QUERY, { ...at, number });
    // One that was deleted since is gone; one that could not be read is not.
    if (problems.length > 0 && !isNotFound(problems, ['repository', 'issue']))
      throw incompleteAnswer(problems, 'an issue of a milestone');
    const issue = data.repository?.issue;
    if (issue?.body.includes(PHASE_MARKER) === true) nodes.push(issue);
  }
  return nodes;
}

async function fetchComments(
  client: RepositoryClient,
  at: Place,
  { number, comments }: PhaseIssueNode,
): Promise<Fetched<readonly PhaseComment[]>> {
  const collector = createPageCollector<PhaseCommentNode>({
    what: 'comments',
    limit: MOST_COMMENTS,
    isBackward: true,
  });
  collector.add(backwardPage(comments));
  for (let before = collector.cursor(); before !== null; before = collector.cursor()) {
    const { data, problems } = await client.graphql<{
      readonly repository: {
        readonly issue: { readonly comments: BackwardPage<PhaseCommentNode> } | null;
      } | null;
    }>(MORE_PHASE_COMMENTS_QUERY, { ...at, number, before });
    collector.add(problems.length > 0 ? null : backwardPage(data.repository?.issue?.comments));
  }
  const result = collector.result();
  return result.kind === 'unknown'
    ? result
    : { kind: 'known', value: result.value.filter(isOfUse).map(readPhaseComment) };
}

/** A list that changes while its pages are read may tell an entry twice. */
function onceEach<T extends { readonly number: number }>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.map((entry) => [entry.number, entry])).values()];
}

/** The app's own, and those that may hold a command: what else people say is theirs. */
function isOfUse({ viewerDidAuthor, body }: PhaseCommentNode): boolean {
  return viewerDidAuthor || body.toLowerCase().includes('/baton');
}
