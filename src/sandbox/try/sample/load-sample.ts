import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ClientRepository, PlannedPullRequest } from '../client-repository.ts';

const FOLDER = join(import.meta.dirname);

/** The head of a `description.md`. */
interface Front {
  readonly title: string;
  readonly author: string;
  readonly branch: string;
  readonly draft?: boolean;
  readonly fork?: boolean;
  readonly labels?: readonly string[];
  /** A description that would do. */
  readonly suggestion?: string;
}

/** The sample client's repository, and by number what a good description of its pull requests would be. */
export interface Sample {
  readonly repository: ClientRepository;
  readonly suggestions: ReadonlyMap<number, string>;
}

/** Reads the sample: `repository/` as it is on the default branch, and a folder a pull request named by its number. */
export async function loadSample(): Promise<Sample> {
  const folders = (await readdir(join(FOLDER, 'pull-requests'))).sort();
  const loaded = await Promise.all(folders.map(loadPullRequest));
  return {
    repository: {
      owner: 'acme',
      name: 'answers',
      defaultBranch: 'main',
      content: { kind: 'files', files: await readFiles(join(FOLDER, 'repository')) },
      writers: ['anna', 'ben', 'mei', 'jonas', 'lazar', 'lucia-vega', 'dependabot[bot]'],
      pullRequests: loaded.map(({ planned }) => planned),
    },
    suggestions: new Map(
      loaded.flatMap(({ planned, suggestion }) =>
        suggestion === undefined || planned.number === null ? [] : [[planned.number, suggestion]],
      ),
    ),
  };
}

async function loadPullRequest(
  folder: string,
): Promise<{ planned: PlannedPullRequest; suggestion?: string }> {
  const text = await readFile(join(FOLDER, 'pull-requests', folder, 'description.md'), 'utf8');
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const front = parse(head) as Front;
  const planned: PlannedPullRequest = {
    number: Number(folder.split('-', 1)[0]),
    title: front.title,
    body: body.trim(),
    author: front.author,
    branch: front.branch,
    proposal: { kind: 'files', changes: await readFiles(join(FOLDER, 'pull-requests', folder, 'files')) },
    isDraft: front.draft ?? false,
    isFork: front.fork ?? false,
    labels: front.labels ?? [],
  };
  return { planned, ...(front.suggestion !== undefined && { suggestion: front.suggestion.trim() }) };
}

async function readFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.sort().map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}
