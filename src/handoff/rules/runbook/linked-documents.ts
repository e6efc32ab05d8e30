import type { Document } from '../../documents/document.ts';
import { findReferences } from '../../documents/references/find-references.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { readFile } from './read-runbooks.ts';

/** A runbook spread over more files than these is an index, not a runbook. */
const MOST_LINKED = 8;

/** The Markdown documents of the same repository that a runbook links to, as the merge will leave them. */
export function linkedDocuments(
  document: Document,
  path: string,
  view: RepositoryView,
): { readonly documents: readonly Document[]; readonly isPending: boolean } {
  const paths = new Set<string>();
  for (const reference of findReferences(document, path)) {
    if (reference.kind === 'link' && isMarkdown(reference.path) && reference.path !== path) {
      paths.add(reference.path);
    }
  }
  const readings = [...paths].slice(0, MOST_LINKED).map((linked) => readFile(view.file(linked)));
  return {
    documents: readings.flatMap((reading) => (reading.kind === 'read' ? [reading.document] : [])),
    isPending: readings.some(({ kind }) => kind === 'wanted'),
  };
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}
