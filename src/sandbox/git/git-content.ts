import { type ChangedFile, readChangedFiles } from './changed-files.ts';
import { type CommitInfo, parseCommit } from './commit-info.ts';
import { runGit, runGitWithStatus } from './git-command.ts';
import { openObjectReader, type RawObject } from './object-reader.ts';
import { RecentCache } from './recent-cache.ts';
import { parseTree, type TreeItem } from './tree-items.ts';
import { type FileChanges, writeCommit } from './write-commit.ts';

/** An object's id, type and size in bytes. */
export type ObjectHeader = Omit<RawObject, 'contents'>;

/** One Git repository on disk: reading is cached by object id, refs are held in memory beside Git's own. */
export interface GitContent {
  readonly gitDir: string;
  /** Full ref names, `refs/heads/main`. */
  readonly refs: ReadonlyMap<string, string>;
  /** The commit that a branch, tag, full ref, `HEAD` or full object id names; null for anything else. */
  commitOf(name: string): string | null;
  /** What `git rev-parse` makes of an expression such as `main:docs/plan.md`; null where there is nothing. */
  find(expression: string): Promise<ObjectHeader | null>;
  /** The whole contents of an object; null where there is none. */
  contents(oid: string): Promise<Buffer | null>;
  commit(sha: string): Promise<CommitInfo | null>;
  tree(oid: string): Promise<readonly TreeItem[]>;
  /** The directory entry at a path of a commit; null where there is none. */
  entry(sha: string, path: string): Promise<TreeItem | null>;
  /** Commits reachable from `head`, newest first. */
  history(head: string, choice: HistoryChoice): Promise<readonly string[]>;
  mergeBase(left: string, right: string): Promise<string | null>;
  /** Commits reachable from `head` and not from `base`, oldest first. */
  commitsBetween(base: string, head: string): Promise<readonly string[]>;
  /** What `head` changes since it left `base`. */
  changedFiles(base: string, head: string): Promise<readonly ChangedFile[]>;
  /** Writes a commit of file changes on top of the first parent, or of `tree`; no ref is moved. */
  write(parents: readonly string[], changes: FileChanges, by: Signature, tree?: string): Promise<string>;
  /** The tree of both merged; null where they conflict. */
  mergeTrees(ours: string, theirs: string): Promise<string | null>;
  /** Moves a ref, or deletes it where there is no commit. Kept in memory only: objects are never collected. */
  setRef(ref: string, sha: string | null): void;
  close(): void;
}

/** The longest history that is walked. */
export const LONGEST_HISTORY = 10_000;

/** Which part of a history is wanted. */
export interface HistoryChoice {
  /** The newest that are looked at. */
  readonly limit: number;
  /** Only commits that touch it. */
  readonly path?: string | null;
  /** Seconds since the epoch; only commits that were committed then or later. */
  readonly sinceSeconds?: number | null;
  /** Seconds since the epoch; only commits that were committed then or earlier. */
  readonly untilSeconds?: number | null;
}

interface DatedCommit {
  readonly sha: string;
  readonly seconds: number;
}

/** Who commits, when (ISO 8601) and with what message. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
  readonly message: string;
}

const FULL_SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const CACHED_BLOB_BYTES = 1_000_000;
const DAY_SECONDS = 86_400;

/** Opens a bare repository that only this process writes. */
export async function openGitContent(gitDir: string, defaultBranch: string): Promise<GitContent> {
  const headers = openObjectReader(gitDir, '--batch-check');
  const bodies = openObjectReader(gitDir, '--batch');
  const refs = await readRefs(gitDir);
  const found = new RecentCache<ObjectHeader | null>(20_000);
  const read = new RecentCache<Buffer | null>(500);
  const commits = new RecentCache<CommitInfo | null>(20_000);
  const trees = new RecentCache<readonly TreeItem[]>(2_000);
  const listed = new RecentCache<readonly string[]>(2_000);
  const dated = new RecentCache<readonly DatedCommit[]>(200);
  const changed = new RecentCache<readonly ChangedFile[]>(2_000);

  let written = 0;

  const commitOf = (name: string) => commitNamed(refs, defaultBranch, name);

  const find = async (expression: string): Promise<ObjectHeader | null> => {
    const colon = expression.indexOf(':');
    const revision = colon < 0 ? expression : expression.slice(0, colon);
    const path = colon < 0 ? null : expression.slice(colon + 1);
    // In a bare repository Git dies on a relative path instead of answering.
    if (revision === '' || (path !== null && /^\.{1,2}(\/|$)/.test(path))) return null;
    const [, base = revision, steps = ''] = /^([^~^]+)([~^].*)?$/.exec(revision) ?? [];
    const sha = commitOf(base);
    const name = `${sha ?? base}${steps}${path === null ? '' : `:${path}`}`;
    const lookUp = async () => {
      const object = await headers.read(name);
      return object && { oid: object.oid, type: object.type, size: object.size };
    };
    return sha ? found.get(name, lookUp) : lookUp();
  };

  const contents = (oid: string): Promise<Buffer | null> =>
    read.get(
      oid,
      async () => (await bodies.read(oid))?.contents ?? null,
      (bytes) => (bytes?.length ?? 0) < CACHED_BLOB_BYTES,
    );

  const range = async (...args: string[]): Promise<readonly string[]> =>
    (await runGit(gitDir, ['rev-list', ...args])).toString().split('\n').filter(Boolean);

  const content: GitContent = {
    gitDir,
    refs,
    commitOf,
    find,
    contents,
    commit: (sha) =>
      commits.get(sha, async () => {
        const object = await bodies.read(`${sha}^{commit}`);
        return object && parseCommit(object.oid, object.contents.toString());
      }),
    tree: (oid) =>
      trees.get(oid, async () => {
        const bytes = await contents(oid);
        return bytes ? parseTree(bytes, oid.length / 2) : [];
      }),
    entry: async (sha, path) => {
      const commit = await content.commit(sha);
      let item: TreeItem | null = null;
      let oid = commit?.treeOid ?? null;
      for (const name of path.split('/')) {
        item = oid === null ? null : ((await content.tree(oid)).find((one) => one.name === name) ?? null);
        oid = item?.type === 'tree' ? item.oid : null;
      }
      return item;
    },
    history: async (head, { limit, path = null, sinceSeconds = null, untilSeconds = null }) => {
      // By whole days, so that those who ask at other moments share one run of Git.
      const from = sinceSeconds === null ? null : sinceSeconds - (sinceSeconds % DAY_SECONDS);
      const since = from === null ? [] : [`--max-age=${from}`];
      const paths = path ? ['--', `:(literal)${path}`] : [];
      const options = [`--max-count=${limit}`, ...since, head, ...paths];
      const commits = await dated.get(options.join(' '), async () =>
        (await range('--timestamp', ...options)).map(parseDated),
      );
      return commits
        .filter(({ seconds }) => seconds >= (sinceSeconds ?? 0) && seconds <= (untilSeconds ?? Infinity))
        .map(({ sha }) => sha);
    },
    mergeBase: async (left, right) => {
      const answer = await listed.get(`base ${left} ${right}`, async () => {
        const output = await runGit(gitDir, ['merge-base', left, right], { accept: [1] });
        return [output.toString().trim()];
      });
      return answer[0] || null;
    },
    commitsBetween: (base, head) =>
      listed.get(`${base}..${head}`, () => range('--topo-order', '--reverse', head, `^${base}`)),
    changedFiles: (base, head) =>
      changed.get(`${base}...${head}`, async () => {
        const from = await content.mergeBase(base, head);
        return readChangedFiles(gitDir, from ?? base, head);
      }),
    write: async (parents, changes, by, tree) => {
      const { name, email, date, message } = by;
      written += 1;
      // A ref of its own, so that commits can be written at the same time and branch names never collide.
      const ref = `refs/stand-in/${written}`;
      const author = { name, email };
      return writeCommit(gitDir, { ref, parents, changes, message, author, date, ...(tree && { tree }) });
    },
    mergeTrees: async (ours, theirs) => {
      const args = ['merge-tree', '--write-tree', ours, theirs];
      const { output, status } = await runGitWithStatus(gitDir, args, { accept: [1] });
      return status === 0 ? output.toString().trim() : null;
    },
    setRef: (ref, sha) => {
      if (sha) refs.set(ref, sha);
      else refs.delete(ref);
    },
    close: () => {
      headers.close();
      bodies.close();
    },
  };
  return content;
}

/** What a branch, a tag, a full ref, `HEAD` or a full object id names among refs; null for anything else. */
export function commitNamed(
  refs: ReadonlyMap<string, string>,
  defaultBranch: string,
  name: string,
): string | null {
  if (name === 'HEAD') return refs.get(`refs/heads/${defaultBranch}`) ?? null;
  const ref = refs.get(name) ?? refs.get(`refs/heads/${name}`) ?? refs.get(`refs/tags/${name}`);
  return ref ?? (FULL_SHA.test(name) ? name : null);
}

function parseDated(line: string): DatedCommit {
  const space = line.indexOf(' ');
  return { seconds: Number(line.slice(0, space)), sha: line.slice(space + 1) };
}

async function readRefs(gitDir: string): Promise<Map<string, string>> {
  // An annotated tag is peeled to its commit, since that is what every caller wants of it.
  const format = '%(refname) %(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)';
  const output = await runGit(gitDir, ['for-each-ref', `--format=${format}`]);
  const pairs = output.toString().split('\n').filter(Boolean);
  return new Map(
    pairs.map((line) => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]),
  );
}
