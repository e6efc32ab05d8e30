import type { GlobMatcher } from '../../../config/glob.ts';
import type { RepositoryView } from '../../../lookups/repository-view.ts';
import type { RepositoryTree } from './repository-tree.ts';

/** What became of one reference. */
export type Judgement =
  /** `paths` exist and are what the document depends on; a folder ends in a slash. */
  | { readonly kind: 'alive'; readonly paths: readonly string[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'dead'; readonly what: string; readonly suggestion: string | null };

/** What all references of one document are judged with. */
export interface JudgingContext {
  readonly view: RepositoryView;
  readonly tree: RepositoryTree;
  readonly documentPath: string;
  /** Folders that the document itself names, such as by `cd`: paths may be meant from there. */
  readonly namedFolders: readonly string[];
  /** Where a `cd` or its like leads, as written. */
  readonly directories: readonly string[];
  /** What the repository's .gitignore keeps out; everything while it is not known. */
  readonly isIgnored: GlobMatcher;
}

export const unknown: Judgement = { kind: 'unknown' };

/** Alive, with nothing to depend on. */
export const alive: Judgement = { kind: 'alive', paths: [] };
