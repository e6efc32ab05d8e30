import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ClientRepository, PastCommit, PastPullRequest, PlannedPullRequest } from '../client-repository.ts';
import { shiftDates, weeksToShift } from './shift-dates.ts';

const FOLDER = join(import.meta.dirname);
const DAY_MS = 86_400_000;

/** The head of a `description.md`. */
interface Front {
  readonly title: string;
  readonly author: string;
  readonly branch: string;
  readonly draft?: boolean;
  readonly fork?: boolean;
  readonly labels?: readonly string[];
  /** Paths that the pull request deletes, beside what it has under `files/`. */
  readonly removed?: readonly string[];
  /** A description that would do. */
  readonly suggestion?: string;
}

/** The `history.yml`. */
interface History {
  readonly startedDaysAgo: number;
  readonly commits: readonly {
    readonly daysAgo: number;
    readonly author: string;
    readonly message: string;
    readonly paths: readonly string[];
    /** Its title is the commit's message. */
    readonly pullRequest?: Pick<PastPullRequest, 'number' | 'body' | 'branch' | 'mergedBy'> &
      Partial<Pick<PastPullRequest, 'coAuthors' | 'reviews'>>;
  }[];
  readonly finishedPhases: ClientRepository['finishedPhases'];
}

/** The sample client's repository, and by number what a good description of its pull requests would be. */
export interface Sample {
  readonly repository: ClientRepository;
  readonly suggestions: ReadonlyMap<number, string>;
}

/**
 * Reads the sample: `repository/` as it is on the default branch, how it came to be so by `nowMs`, and a folder a pull
 * request named by its number. Dates in its files are moved by whole weeks, so that the plan is always in its sixth week.
 */
export async function loadSample(nowMs: number): Promise<Sample> {
  const weeks = weeksToShift(nowMs);
  const folders = (await readdir(join(FOLDER, 'pull-requests'))).sort();
  const loaded = await Promise.all(folders.map((folder) => loadPullRequest(folder, weeks)));
  const history = parse(await readFile(join(FOLDER, 'history.yml'), 'utf8')) as History;
  return {
    repository: {
      owner: 'acme',
      name: 'answers',
      defaultBranch: 'main',
      content: { kind: 'files', commits: await loadHistory(history, nowMs, weeks) },
      writers: ['anna', 'ben', 'mei', 'jonas', 'lazar', 'lucia-vega', 'dependabot[bot]'],
      pullRequests: loaded.map(({ planned }) => planned),
      finishedPhases: history.finishedPhases,
    },
    suggestions: new Map(
      loaded.flatMap(({ planned, suggestion }) =>
        suggestion === undefined || planned.number === null ? [] : [[planned.number, suggestion]],
      ),
    ),
  };
}

async function loadHistory(history: History, nowMs: number, weeks: number): Promise<readonly PastCommit[]> {
  const present = await readFiles(join(FOLDER, 'repository'), weeks);
  const earlier = await readFiles(join(FOLDER, 'earlier'), weeks);
  const at = (daysAgo: number) => new Date(nowMs - daysAgo * DAY_MS).toISOString();
  const later = new Set(history.commits.flatMap(({ paths }) => paths));
  const first = Object.entries(present).filter(([path]) => !later.has(path));
  return [
    {
      at: at(history.startedDaysAgo),
      author: 'anna',
      message: 'Begin',
      changes: { ...Object.fromEntries(first), ...earlier },
      pullRequest: null,
    },
    ...history.commits.map(({ daysAgo, author, message, paths, pullRequest }) => ({
      at: at(daysAgo),
      author,
      message,
      changes: Object.fromEntries(paths.map((path) => [path, present[path] ?? null])),
      pullRequest:
        pullRequest === undefined
          ? null
          : { coAuthors: [], reviews: [], ...pullRequest, title: message, body: unwrap(pullRequest.body) },
    })),
  ];
}

/** Lines of a paragraph as one: GitHub breaks a description where its lines end. */
function unwrap(text: string): string {
  return text.trim().replace(/([^\n])\n(?![\n-])/g, '$1 ');
}

async function loadPullRequest(
  folder: string,
  weeks: number,
): Promise<{ planned: PlannedPullRequest; suggestion?: string }> {
  const written = await readFile(join(FOLDER, 'pull-requests', folder, 'description.md'), 'utf8');
  const text = shiftDates(written, weeks);
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const front = parse(head) as Front;
  const removed = (front.removed ?? []).map((path) => [path, null] as const);
  const files = await readFiles(join(FOLDER, 'pull-requests', folder, 'files'), weeks);
  const planned: PlannedPullRequest = {
    number: Number(folder.split('-', 1)[0]),
    title: front.title,
    body: body.trim(),
    author: front.author,
    branch: front.branch,
    proposal: { kind: 'files', changes: { ...files, ...Object.fromEntries(removed) } },
    isDraft: front.draft ?? false,
    isFork: front.fork ?? false,
    labels: front.labels ?? [],
  };
  return { planned, ...(front.suggestion !== undefined && { suggestion: front.suggestion.trim() }) };
}

/** By path below the folder, dates moved. */
async function readFiles(folder: string, weeks: number): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.sort().map(async (file) => [file.slice(folder.length + 1), shiftDates(await readFile(file, 'utf8'), weeks)] as const),
  );
  return Object.fromEntries(texts);
}
