import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runGit } from './git-command.ts';

/** Makes an empty bare repository with a first branch that has no commit yet. */
export async function createGitDirectory(
  gitDir: string,
  branch: string,
  objectFormat = 'sha1',
): Promise<void> {
  await mkdir(gitDir, { recursive: true });
  const options = ['--quiet', '--bare', `--object-format=${objectFormat}`, `--initial-branch=${branch}`];
  await runGit(null, ['init', ...options, gitDir]);
  // Nothing here may start work of its own beside the tests that measure.
  await runGit(gitDir, ['config', 'gc.auto', '0']);
}

/**
 * Makes a bare repository that reads the objects of an existing one, and gives the name of its default branch.
 * The existing repository (a work tree or a Git directory, also a shallow one) is only read. A GitError tells
 * that there is none, or that it has no commit.
 */
export async function borrowGitDirectory(source: string, gitDir: string): Promise<string> {
  const ask = async (...args: string[]) => (await runGit(null, ['-C', source, ...args])).toString().trim();
  const objects = resolve(source, await ask('rev-parse', '--git-path', 'objects'));
  const head = await ask('rev-parse', '--verify', 'HEAD^{commit}');
  const branch = (await ask('rev-parse', '--abbrev-ref', 'HEAD')).replace(/^HEAD$/, 'main');
  const format = await ask('rev-parse', '--show-object-format');
  await createGitDirectory(gitDir, branch, format);
  await writeFile(join(gitDir, 'objects', 'info', 'alternates'), `${objects}\n`);
  if ((await ask('rev-parse', '--is-shallow-repository')) === 'true') {
    await copyFile(resolve(source, await ask('rev-parse', '--git-path', 'shallow')), join(gitDir, 'shallow'));
  }
  const refs = await ask(
    'for-each-ref',
    '--format=create %(refname) %(objectname)',
    'refs/heads',
    'refs/tags',
  );
  const wanted = `${refs}\nupdate refs/heads/${branch} ${head}\n`;
  const lines = wanted.split('\n').filter((line) => line && line !== `create refs/heads/${branch} ${head}`);
  await runGit(gitDir, ['update-ref', '--stdin'], { input: `${lines.join('\n')}\n` });
  return branch;
}
