import picomatch from 'picomatch';
import { isGlob } from '../../config/glob.ts';
import type { Config } from '../../config/config.ts';
import type { PullRequest } from '../../facts.ts';

/**
 * Says why a pull request needs no rationale, or null. Author, label and path entries are globs; an author entry that
 * begins with `!` takes a bot's exemption away. What could not be read exempts nobody.
 */
export function findExemption(
  pullRequest: PullRequest,
  exempt: Config['rules']['rationale']['exempt'],
): string | null {
  return (
    byAuthor(pullRequest, exempt.authors) ??
    byLabel(pullRequest, exempt.labels) ??
    byPath(pullRequest, exempt.paths)
  );
}

function byAuthor({ author }: PullRequest, globs: readonly string[]): string | null {
  if (author === null) return null;
  const logins = author.isBot ? [author.login, `${author.login}[bot]`] : [author.login];
  const listed = (glob: string): boolean => logins.some((login) => isSame(glob, login));
  if (globs.some((glob) => glob.startsWith('!') && listed(glob.slice(1)))) return null;
  if (globs.some((glob) => !glob.startsWith('!') && listed(glob))) return 'the config exempts its author';
  return author.isBot ? 'a bot opened it' : null;
}

/** Compared as it is first, since `[bot]` would be a character class in a glob; what is no safe glob is only a name. */
function isSame(glob: string, name: string): boolean {
  if (glob.toLowerCase() === name.toLowerCase()) return true;
  return isGlob(glob) && picomatch.isMatch(name, glob, { nocase: true });
}

function byLabel({ labels }: PullRequest, globs: readonly string[]): string | null {
  if (labels.kind === 'unknown' || globs.length === 0) return null;
  const label = labels.value.find((name) => globs.some((glob) => isSame(glob, name)));
  return label === undefined ? null : `it has the label \`${label.replaceAll('`', '')}\``;
}

function byPath({ files }: PullRequest, globs: readonly string[]): string | null {
  if (files.kind === 'unknown' || globs.length === 0 || files.value.length === 0) return null;
  const isExempt = picomatch([...globs], { dot: true });
  return files.value.every((file) => isExempt(file.path))
    ? 'it changes only paths that the config exempts'
    : null;
}
