import { constants } from 'node:fs';
import { access, copyFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { createGitDirectory } from '../../git/create-git-directory.ts';
import { GitError, runGit } from '../../git/git-command.ts';
import type { ImportProblem } from '../client-repository.ts';

/** Somebody's Git repository, read through a bare one of ours that borrows its objects. */
export interface Source {
  readonly kind: 'source';
  /** Ours: its only branch is the one that the source is on. */
  readonly gitDir: string;
  readonly branch: string;
  readonly headSha: string;
  /** As the remote `origin` says; else `local` and the folder's name. */
  readonly owner: string;
  readonly name: string;
}

/**
 * Opens the repository at `path` (a work tree, a linked one, a bare or shallow repository). Nothing is ever written
 * there, and nothing that its own configuration names is run. Whatever can't be used is told as a problem.
 */
export async function openSource(path: string, gitDir: string): Promise<Source | ImportProblem> {
  const place = resolve(path);
  const problem = (await findPathProblem(path, place)) ?? (await findGitProblem());
  if (problem) return problem;
  const found = await ask(place, 'rev-parse', '--is-bare-repository');
  if (found.kind === 'refused') return notARepository(path, found.reason);
  const promisor = await ask(place, 'config', '--get-regexp', String.raw`^remote\..*\.promisor$`);
  if (promisor.kind === 'answer' && /\btrue$/m.test(promisor.text)) return isPartial(path);
  const head = await findHead(place);
  if (head === null) {
    return refuse(
      `${path} has no commit yet.`,
      'Commit something first, or run `npm run try` for the sample repository.',
    );
  }
  const objects = await demand(place, 'rev-parse', '--git-path', 'objects');
  await createGitDirectory(gitDir, head.branch, await demand(place, 'rev-parse', '--show-object-format'));
  await writeFile(join(gitDir, 'objects', 'info', 'alternates'), `${resolve(place, objects)}\n`);
  if ((await demand(place, 'rev-parse', '--is-shallow-repository')) === 'true') {
    await copyFile(
      resolve(place, await demand(place, 'rev-parse', '--git-path', 'shallow')),
      join(gitDir, 'shallow'),
    );
  }
  await runGit(gitDir, ['update-ref', `refs/heads/${head.branch}`, head.sha]);
  return { kind: 'source', gitDir, branch: head.branch, headSha: head.sha, ...(await findName(place)) };
}

type Answered =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Only questions that run nothing: so it is safe to read what belongs to somebody else. */
async function ask(place: string, ...args: readonly string[]): Promise<Answered> {
  try {
    const output = await runGit(null, ['-c', 'safe.directory=*', '-C', place, ...args]);
    return { kind: 'answer', text: output.toString().trim() };
  } catch (error) {
    if (error instanceof GitError) return { kind: 'refused', reason: error.stderr.trim() };
    throw error;
  }
}

async function demand(place: string, ...args: readonly string[]): Promise<string> {
  const answered = await ask(place, ...args);
  if (answered.kind === 'refused') throw new GitError(args, null, answered.reason);
  return answered.text;
}

async function findHead(place: string): Promise<{ readonly branch: string; readonly sha: string } | null> {
  const head = await ask(place, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
  if (head.kind === 'answer') {
    const current = await ask(place, 'symbolic-ref', '--quiet', '--short', 'HEAD');
    const remote = await ask(place, 'symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD');
    const branch = [current, remote].find((answered) => answered.kind === 'answer')?.text ?? 'main';
    return { branch: branch.replace(/^origin\//, ''), sha: head.text };
  }
  // HEAD names a branch that has no commit, as in a bare repository whose branches came by push.
  const format = '--format=%(objectname) %(refname:lstrip=2)';
  const newest = await ask(
    place,
    'for-each-ref',
    '--sort=-committerdate',
    '--count=1',
    format,
    'refs/heads',
    'refs/remotes',
  );
  const [, sha, branch] = newest.kind === 'answer' ? (/^(\S+) (.+)$/.exec(newest.text) ?? []) : [];
  return sha === undefined || branch === undefined ? null : { branch: branch.replace(/^origin\//, ''), sha };
}

async function findName(place: string): Promise<{ readonly owner: string; readonly name: string }> {
  const origin = await ask(place, 'config', '--get', 'remote.origin.url');
  const url = origin.kind === 'answer' ? origin.text : '';
  const [, owner, name] = /[:/]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(url) ?? [];
  if (/^(?:\w+:\/\/|[\w.-]+@)/.test(url) && owner && name) return { owner, name };
  const top = await ask(place, 'rev-parse', '--show-toplevel');
  const folder = basename(top.kind === 'answer' && top.text ? top.text : place).replace(/\.git$/, '');
  return { owner: 'local', name: folder.replace(/[^\w.-]+/g, '-') || 'repository' };
}

async function findPathProblem(path: string, place: string): Promise<ImportProblem | null> {
  try {
    const { isDirectory } = await stat(place).then((found) => ({ isDirectory: found.isDirectory() }));
    if (!isDirectory)
      return refuse(`${path} is a file, not a Git repository.`, "Give the path of a repository's folder.");
    await access(place, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return refuse(`There is no folder ${path}.`, 'Check the path.');
    if (code === 'EACCES' || code === 'EPERM')
      return refuse(`${path} can't be read: permission denied.`, 'Check whose folder it is.');
    throw error;
  }
}

/** Whether Git is there at all; null where it is. */
export async function findGitProblem(): Promise<ImportProblem | null> {
  try {
    await runGit(null, ['--version']);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ENOENT') throw error;
    return refuse(
      'Git is needed and was not found.',
      'Install it (https://git-scm.com/downloads) and try again.',
    );
  }
}

function notARepository(path: string, reason: string): ImportProblem {
  if (/not a git repository/i.test(reason)) {
    return refuse(
      `${path} is not a Git repository.`,
      'Give the path of one, or none for the sample repository.',
    );
  }
  return refuse(`Git can't read ${path}: ${reason.split('\n', 1)[0]}`, 'Check that `git log` works there.');
}

function isPartial(path: string): ImportProblem {
  return refuse(
    `${path} is a partial clone: much of its content is not on this machine.`,
    'Clone it again without --filter, and try that clone.',
  );
}

function refuse(message: string, hint: string): ImportProblem {
  return { kind: 'problem', message, hint };
}
