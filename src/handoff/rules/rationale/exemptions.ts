import type { Config } from '../../config/config.ts';
import { compileGlob } from '../../config/glob.ts';
import type { PullRequest } from '../../facts.ts';
import { codeSpan } from '../../text/neutralise.ts';

/**
 * Says why a pull request needs no rationale, or null: a bot opened it, or the config names its author, one of its
 * labels, or all its paths. An author entry that begins with `!` takes the exemption away, a bot's too. What could not be read exempts nobody.
 */
export function findExemption(
  pullRequest: Pick<PullRequest, 'author' | 'labels' | 'files'>,
  exempt: Config['rules']['rationale']['exempt'],
): string | null {
  return (
    byAuthor(pullRequest, exempt.authors) ??
    byLabel(pullRequest, exempt.labels) ??
    byPath(pullRequest, exempt.paths)
  );
}

function byAuthor({ author }: Pick<PullRequest, 'author'>, entries: readonly string[]): string | null {
  if (author === null) return null;
  const names = author.isBot ? [author.login, `${author.login}[bot]`] : [author.login];
  const means = (glob: string): boolean => {
    const login = glob.startsWith('@') ? glob.slice(1) : glob;
    return names.some((name) => isSame(login, name));
  };
  if (entries.some((entry) => entry.startsWith('!') && means(entry.slice(1)))) return null;
  if (entries.some((entry) => !entry.startsWith('!') && means(entry))) return 'the config exempts its author';
  return author.isBot ? 'a bot opened it' : null;
}

function byLabel({ labels }: Pick<PullRequest, 'labels'>, globs: readonly string[]): string | null {
  if (labels.kind === 'unknown') return null;
  const label = labels.value.find((name) => globs.some((glob) => isSame(glob, name)));
  return label === undefined ? null : `it has the label ${codeSpan(label)}`;
}

/** Compared as it is first: a label such as `[skip]` would be a class of characters in a glob. */
function isSame(glob: string, name: string): boolean {
  if (glob.toLowerCase() === name.toLowerCase()) return true;
  return compileGlob(glob, { ignoreCase: true })?.(name) ?? false;
}

function byPath({ files }: Pick<PullRequest, 'files'>, globs: readonly string[]): string | null {
  if (files.kind === 'unknown' || files.value.length === 0) return null;
  const matchers = globs.map((glob) => compileGlob(glob));
  const isExempt = (path: string): boolean => matchers.some((matches) => matches?.(path) ?? false);
  return files.value.every((file) => isExempt(file.path))
    ? 'it changes only paths that the config exempts'
    : null;
}
