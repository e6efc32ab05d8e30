import { runGit } from './git-command.ts';

/** What stands at a path: a file's text or bytes, a symbolic link, or a submodule at a commit of its own repository. */
export type FileContent =
  | string
  | Uint8Array
  | { readonly symlink: string }
  /** A full commit id; nothing need exist there. */
  | { readonly submodule: string };

/** New content of paths; null deletes, a folder with all that is in it. */
export type FileChanges = Readonly<Record<string, FileContent | null>>;

export interface NewCommit {
  /** The full ref that is moved to the new commit, whatever it points at now. */
  readonly ref: string;
  /** Empty for a first commit; the first one gives the files that are not named in `changes`. */
  readonly parents: readonly string[];
  readonly changes: FileChanges;
  /** Replaces the first parent's tree before `changes` are made. */
  readonly tree?: string;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  /** ISO 8601. */
  readonly date: string;
}

/** Writes one commit without index or work tree, in one Git process, and gives its id. */
export async function writeCommit(gitDir: string, commit: NewCommit): Promise<string> {
  const output = await runGit(gitDir, ['fast-import', '--quiet', '--force', '--date-format=raw'], {
    input: renderCommit(commit),
  });
  return output.toString().trim();
}

function renderCommit(commit: NewCommit): Buffer {
  const seconds = Math.floor(Date.parse(commit.date) / 1000);
  const who = `${commit.author.name.replace(/[<>\n]/g, '')} <${commit.author.email}> ${seconds} +0000`;
  const parts: Buffer[] = [];
  const line = (text: string) => parts.push(Buffer.from(`${text}\n`));
  const data = (content: string | Uint8Array) => {
    const bytes = Buffer.from(content);
    line(`data ${bytes.length}`);
    parts.push(bytes, Buffer.from('\n'));
  };
  const put = (path: string, content: FileContent) => {
    if (typeof content === 'object' && 'submodule' in content) {
      line(`M 160000 ${content.submodule} ${quotePath(path)}`);
      return;
    }
    const isLink = typeof content === 'object' && 'symlink' in content;
    line(`M ${isLink ? '120000' : '100644'} inline ${quotePath(path)}`);
    data(isLink ? content.symlink : content);
  };
  line(`commit ${commit.ref}`);
  line('mark :1');
  line(`author ${who}`);
  line(`committer ${who}`);
  data(commit.message);
  const [first, ...others] = commit.parents;
  if (first) line(`from ${first}`);
  for (const parent of others) line(`merge ${parent}`);
  if (commit.tree) line(`M 040000 ${commit.tree} ""`);
  for (const [path, content] of Object.entries(commit.changes)) {
    if (content === null) line(`D ${quotePath(path)}`);
    else put(path, content);
  }
  line('');
  line('get-mark :1');
  return Buffer.concat(parts);
}

function quotePath(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
