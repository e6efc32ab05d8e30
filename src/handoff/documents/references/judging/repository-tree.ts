import type { ListedEntry } from '../../../lookups/lookup.ts';
import type { Answer, RepositoryView } from '../../../lookups/repository-view.ts';

/** What stands at a path, found by listing the folders on the way. */
export type Found =
  | { readonly kind: 'there'; readonly entry: ListedEntry['kind'] }
  /** The nearest folder above that exists, and what is missing in it. */
  | { readonly kind: 'missing'; readonly folder: string; readonly name: string }
  /** Not looked up yet. */
  | { readonly kind: 'wanted' }
  /** Beyond a link or a submodule, beyond the bounds, or not readable. */
  | { readonly kind: 'unclear' };

/** The repository's folders, each listed at most once, within bounds. */
export interface RepositoryTree {
  /**
   * Looks for a path under a folder, and asks for all folders on the way at once; without `isEager` only where the
   * first of them is known to lead on.
   */
  find(path: string, options?: { readonly under?: string; readonly isEager?: boolean }): Found;
  /** A folder's entries by name; null where it is not there, not known or not looked up yet. */
  entries(folder: string): ReadonlyMap<string, ListedEntry['kind']> | null;
  /** The folders that were listed so far and exist. */
  listed(): readonly string[];
}

type Listing = Answer<ReadonlyMap<string, ListedEntry['kind']> | null>;

/** With the root not known yet, most folders are asked for in vain: fewer are. */
const MOST_FOLDERS = { beforeRoot: 60, afterRoot: 120 } as const;

/** Reads folders through the view. */
export function openTree(view: RepositoryView): RepositoryTree {
  const listings = new Map<string, Listing>();

  const list = (folder: string): Listing => {
    const known = listings.get(folder);
    if (known !== undefined) return known;
    const most = listings.get('')?.kind === 'known' ? MOST_FOLDERS.afterRoot : MOST_FOLDERS.beforeRoot;
    // Left out of the map, so that a later look with more room asks after all.
    if (listings.size >= most) return { kind: 'unknown', reason: 'too many folders' };
    const answer = index(view.listing(folder));
    listings.set(folder, answer);
    return answer;
  };

  return {
    find(path, { under = '', isEager = false } = {}) {
      const segments = path.split('/');
      let isWanted = false;
      let folder = under;
      for (const [at, name] of segments.entries()) {
        const answer = list(folder);
        if (answer.kind === 'wanted' && !isEager && at === 0) return { kind: 'wanted' };
        if (answer.kind === 'wanted') isWanted = true;
        else if (answer.kind === 'unknown') return isWanted ? { kind: 'wanted' } : { kind: 'unclear' };
        else if (!isWanted) {
          const entry = answer.value?.get(name);
          // Only a folder to look under can be missing here: the others were seen in the one above.
          if (answer.value === null)
            return at === 0 ? { kind: 'missing', folder: '', name } : { kind: 'unclear' };
          if (entry === undefined) return { kind: 'missing', folder, name };
          if (at === segments.length - 1) return { kind: 'there', entry };
          if (entry !== 'folder') return { kind: 'unclear' };
        }
        folder = folder === '' ? name : `${folder}/${name}`;
      }
      return isWanted ? { kind: 'wanted' } : { kind: 'unclear' };
    },
    entries(folder) {
      const answer = list(folder);
      return answer.kind === 'known' ? answer.value : null;
    },
    listed() {
      return [...listings].flatMap(([folder, answer]) =>
        answer.kind === 'known' && answer.value !== null ? [folder] : [],
      );
    },
  };
}

function index(answer: Answer<readonly ListedEntry[] | null>): Listing {
  if (answer.kind !== 'known') return answer;
  const { value } = answer;
  return {
    kind: 'known',
    value: value === null ? null : new Map(value.map((entry) => [entry.name, entry.kind])),
  };
}
