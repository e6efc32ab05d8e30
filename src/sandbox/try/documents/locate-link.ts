import type { PullRequest, Repository } from '../../store/entities.ts';
import { fullNameOf } from '../../store/store.ts';

/** A file that a link to GitHub's editor means: on the default branch (null) or at a pull request's head. */
export interface LocatedFile {
  readonly number: number | null;
  readonly path: string;
}

/**
 * Finds what `OWNER/NAME/edit/BRANCH/PATH`, `.../new/BRANCH/FOLDER` and `.../blob/REF/PATH` mean here; null where that is no
 * branch or head of this repository. `filename` is a new file's, by the link's query.
 */
export function locateLink(
  repository: Repository,
  pulls: readonly PullRequest[],
  link: string,
  filename: string,
): LocatedFile | null {
  const [, name = '', verb = '', rest = ''] = /^([^/]+\/[^/]+)\/(edit|new|blob)\/([^]+)$/.exec(link) ?? [];
  const pathUnder = (ref: string): string | null => {
    if (rest !== ref && !rest.startsWith(`${ref}/`)) return null;
    const below = rest.slice(ref.length + 1);
    return verb === 'new' && filename !== '' ? [below, filename].filter(Boolean).join('/') : below;
  };
  const isNamed = (one: Repository) => fullNameOf(one).toLowerCase() === name.toLowerCase();
  if (isNamed(repository)) {
    const path = pathUnder(repository.defaultBranch) ?? pathUnder(repository.git.commitOf('HEAD') ?? '');
    if (path) return { number: null, path };
  }
  for (const pull of pulls) {
    const isHere = isNamed(repository) || (pull.headRepository !== null && isNamed(pull.headRepository));
    const isOnBranch = pull.headRepository !== null && isNamed(pull.headRepository);
    const path = (isOnBranch ? pathUnder(pull.headRef) : null) ?? (isHere ? pathUnder(pull.headSha) : null);
    if (path) return { number: pull.number, path };
  }
  return null;
}
