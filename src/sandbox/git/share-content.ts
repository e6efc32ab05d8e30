import { commitNamed, type GitContent } from './git-content.ts';

/** Short enough to be a name as well; Git knows no shorter abbreviation. */
const ABBREVIATED = /^[0-9a-f]{4,64}$/;

/**
 * The same objects under refs of their own, as the forks of one network share them on GitHub. `refs` may serve many: they
 * are copied when the first one moves. The reader is the original's, and closed with it.
 */
export function shareContent(
  git: GitContent,
  refs: ReadonlyMap<string, string>,
  defaultBranch: string,
): GitContent {
  let own: Map<string, string> | null = null;
  const commitOf = (name: string) => commitNamed(own ?? refs, defaultBranch, name);
  return {
    ...git,
    get refs() {
      return own ?? refs;
    },
    commitOf,
    find: async (expression) => {
      const name = /^[^~^:]*/.exec(expression)?.[0] ?? '';
      const sha = commitOf(name);
      // A name that is a ref of the original only is none here.
      if (sha === null && !ABBREVIATED.test(name)) return null;
      return git.find(`${sha ?? name}${expression.slice(name.length)}`);
    },
    setRef: (ref, sha) => {
      own ??= new Map(refs);
      if (sha) own.set(ref, sha);
      else own.delete(ref);
    },
    close: () => undefined,
  };
}

/** The branches among refs: a copy takes over no tags and no pull requests' refs. */
export function branchesOf(refs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...refs].filter(([ref]) => ref.startsWith('refs/heads/')));
}
