import { parseClosingReferences } from './closing-references.ts';
import type { Issue, PullRequest } from './store/entities.ts';
import { findRepository, type Store } from './store/store.ts';

/** The issues that merging would close. GitHub links none unless the default branch is the base. */
export function closingIssuesOf(store: Store, pull: PullRequest): readonly Issue[] {
  if (pull.baseRef !== pull.repository.defaultBranch) return [];
  return parseClosingReferences(pull.body).flatMap(({ owner, name, number }) => {
    const repository = owner && name ? findRepository(store, owner, name) : pull.repository;
    const thread = repository?.threads.get(number);
    return thread?.kind === 'Issue' ? [thread] : [];
  });
}
