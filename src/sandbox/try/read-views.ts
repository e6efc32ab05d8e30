import { latestRuns } from '../render/check.ts';
import type {
  Account,
  CheckRun,
  Comment,
  PullRequest,
  Reaction,
  Repository,
  Thread,
} from '../store/entities.ts';
import { hasPermission } from '../store/permission.ts';
import type {
  CheckView,
  CommentView,
  FileView,
  PersonView,
  PullSummary,
  ReactionView,
  SpeakerView,
} from './page/view.ts';

/** More files than this say nothing on a page. */
const SHOWN_FILES = 100;

const REACTIONS: Readonly<Record<string, readonly [emoji: string, label: string]>> = {
  THUMBS_UP: ['👍', 'thumbs up'],
  THUMBS_DOWN: ['👎', 'thumbs down'],
  CONFUSED: ['😕', 'confused'],
  EYES: ['👀', 'eyes'],
  HEART: ['❤️', 'heart'],
  HOORAY: ['🎉', 'hooray'],
  LAUGH: ['😄', 'laugh'],
  ROCKET: ['🚀', 'rocket'],
};

/** The open pull requests, newest first. */
export function openPulls(repository: Repository): readonly PullRequest[] {
  const pulls = [...repository.threads.values()].filter((thread) => thread.kind === 'PullRequest');
  return pulls.filter((pull) => pull.state === 'open').sort((left, right) => right.number - left.number);
}

/** The App's newest run at the pull request's head; null where there is none. */
export function checkRunOf(pull: PullRequest, appId: number): CheckRun | null {
  const suites = pull.repository.suitesBySha.get(pull.headSha) ?? [];
  const runs = suites.filter((suite) => suite.app.id === appId).flatMap((suite) => suite.checkRuns);
  return latestRuns(runs).at(-1) ?? null;
}

/** What a list tells of a pull request. */
export function readSummary(pull: PullRequest, appId: number, isChecking: boolean): PullSummary {
  const run = checkRunOf(pull, appId);
  return {
    number: pull.number,
    title: pull.title,
    author: readPerson(pull.author),
    isDraft: pull.isDraft,
    labels: pull.labels.map((label) => label.name),
    createdAt: pull.createdAt,
    check: run === null ? null : readCheck(run),
    isChecking,
  };
}

/** What a pull request changes. */
interface Changes {
  /** The first hundred. */
  readonly files: readonly FileView[];
  readonly fileCount: number;
  readonly commits: number;
  /** Every changed path. */
  readonly paths: ReadonlySet<string>;
}

/** The changed files, and how many commits change them. */
export async function readChanges(pull: PullRequest): Promise<Changes> {
  const { git } = pull.repository;
  const files = await git.changedFiles(pull.baseSha, pull.headSha);
  const commits = await git.commitsBetween(pull.baseSha, pull.headSha);
  const shown = files.slice(0, SHOWN_FILES);
  return {
    files: shown.map(({ path, additions, deletions }) => ({ path, additions, deletions })),
    fileCount: files.length,
    commits: commits.length,
    paths: new Set(files.map(({ path }) => path)),
  };
}

/** The conversation, oldest first. */
export function readComments(thread: Thread): readonly CommentView[] {
  return thread.comments.map((comment) => readComment(comment, thread));
}

/** Where the change comes from, with the fork's owner if it is one. */
export function headOf(pull: PullRequest): string {
  const isFork = pull.headRepository !== pull.repository;
  return isFork ? `${pull.headRepository?.owner.login ?? 'unknown'}:${pull.headRef}` : pull.headRef;
}

/** Who may speak here in the visitor's stead: somebody of the team, the author, and a reader. */
export function speakersOf(
  pull: PullRequest,
  team: readonly string[],
  reader: string,
): readonly SpeakerView[] {
  const colleague = team.find((login) => login !== pull.author.login) ?? 'anna';
  return [
    { login: colleague, description: 'may write' },
    ...(pull.author.kind === 'User' ? [{ login: pull.author.login, description: 'the author' }] : []),
    { login: reader, description: 'may only read' },
  ];
}

function readCheck(run: CheckRun): CheckView {
  return {
    id: run.id,
    name: run.name,
    status: run.status === 'completed' || run.status === 'in_progress' ? run.status : 'queued',
    conclusion: run.conclusion,
    title: run.title ?? '',
    summary: run.summary ?? '',
    text: run.text ?? '',
    annotations: run.annotations.map((annotation) => ({
      path: annotation.path,
      startLine: annotation.start_line,
      endLine: annotation.end_line,
      level: annotation.annotation_level,
      title: annotation.title ?? '',
      message: annotation.message,
    })),
    actions: run.actions,
    completedAt: run.completedAt,
  };
}

function readComment(comment: Comment, thread: Thread): CommentView {
  return {
    id: comment.id,
    author: readPerson(comment.author),
    role: roleOf(comment.author, thread),
    body: comment.body,
    createdAt: comment.createdAt,
    isEdited: comment.edits.length > 0,
    foldedAs: comment.minimizedReason?.toLowerCase().replaceAll('_', ' ') ?? null,
    reactions: readReactions(comment.reactions),
  };
}

/** What GitHub shows beside a name. */
export function roleOf(account: Account, thread: Thread): string {
  if (account.kind === 'Bot') return 'bot';
  if (account === thread.author) return 'Author';
  return hasPermission(thread.repository, account, 'write') ? 'Member' : '';
}

/** How often each reaction was given. */
export function readReactions(reactions: readonly Reaction[]): readonly ReactionView[] {
  const counts = Map.groupBy(reactions, (reaction) => reaction.content);
  return [...counts].map(([content, alike]) => {
    const [emoji, label] = REACTIONS[content] ?? [content, content];
    return { emoji, label, count: alike.length };
  });
}

/** An account as the pages name it. */
export function readPerson(account: Account): PersonView {
  return { login: account.login.replace(/\[bot\]$/, ''), isBot: account.kind === 'Bot' };
}
