import { readDocument } from '../../../../src/handoff/documents/read-document.ts';
import { findReferences } from '../../../../src/handoff/documents/references/find-references.ts';
import {
  judgeReferences,
  type ReferenceReport,
} from '../../../../src/handoff/documents/references/judge-references.ts';
import {
  createRepositoryView,
  type OpenedView,
} from '../../../../src/handoff/lookups/create-repository-view.ts';
import { factsOf } from '../../../facts.ts';
import { lookedUpIn } from '../../../repository.ts';

export const REPOSITORY = { url: 'https://github.com/acme/answers', defaultBranch: 'main' };

/** Files by path; a bare list of paths stands for files whose text does not matter. */
export type Files = Readonly<Record<string, string>> | readonly string[];

/** A view of a repository with just these files. */
export function viewOf(files: Files, submodules: readonly string[] = []): OpenedView {
  return createRepositoryView(factsOf({}, { lookedUp: lookedUpIn({ base: textsOf(files), submodules }) }));
}

/** What is told about a document in a repository with just these files and itself. */
export function reportOn(
  markdown: string,
  files: Files,
  path = 'RUNBOOK.md',
  submodules: readonly string[] = [],
): ReferenceReport {
  const { view } = viewOf({ ...textsOf(files), [path]: markdown }, submodules);
  return judgeReferences(findReferences(readDocument(markdown), path, REPOSITORY), path, view);
}

/** What is dead, as written, each with its suggestion. */
export function deadIn(report: ReferenceReport): Readonly<Record<string, string | null>> {
  return Object.fromEntries(report.dead.map(({ reference, suggestion }) => [reference.text, suggestion]));
}

function textsOf(files: Files): Readonly<Record<string, string>> {
  return isList(files) ? Object.fromEntries(files.map((path) => [path, ''])) : files;
}

function isList(files: Files): files is readonly string[] {
  return Array.isArray(files);
}
