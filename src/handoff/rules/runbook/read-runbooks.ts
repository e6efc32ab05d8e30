import type { Config } from '../../config/config.ts';
import type { Document } from '../../documents/document.ts';
import { type DocumentReading, readOnce } from '../../documents/read-once.ts';
import { findReferences } from '../../documents/references/find-references.ts';
import { judgeReferences, type ReferenceReport } from '../../documents/references/judge-references.ts';
import type { PullRequestFacts, RepositoryFile } from '../../facts.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { type System, touchedSystems } from '../../systems/touched-systems.ts';
import { type Dependency, findDependencies } from './dependencies.ts';

/** The runbook of a system as the merge will leave it, and what the pull request does to what it depends on. */
export interface SystemRunbook {
  readonly system: System;
  readonly reading: DocumentReading | { readonly kind: 'wanted' };
  /** Null where there is no document to refer to anything. */
  readonly references: ReferenceReport | null;
  /** Changed files that it depends on. */
  readonly dependencies: readonly Dependency[];
}

export interface RunbooksOfPullRequest {
  readonly runbooks: readonly SystemRunbook[];
  /** Names of further touched systems. */
  readonly omitted: readonly string[];
}

/** Reads the runbook of every system that the pull request touches. */
export function readRunbooks(
  facts: PullRequestFacts,
  config: Config,
  view: RepositoryView,
): Answer<RunbooksOfPullRequest> {
  const touched = touchedSystems(facts, config);
  if (touched.kind === 'unknown') return touched;
  const { systems, omitted } = touched.value;
  return {
    kind: 'known',
    value: { runbooks: systems.map((system) => readRunbook(system, facts, view)), omitted },
  };
}

function readRunbook(system: System, facts: PullRequestFacts, view: RepositoryView): SystemRunbook {
  const reading = readFile(view.file(system.runbook));
  const document = reading.kind === 'read' ? reading.document : null;
  const references = document === null ? null : referencesOf(document, system.runbook, facts, view);
  const dependencies = findDependencies(system, facts, references, document);
  return { system, reading, references, dependencies };
}

/** A document out of the answer of a view. */
export function readFile(file: Answer<RepositoryFile | null>): DocumentReading | { readonly kind: 'wanted' } {
  return file.kind === 'known' ? readOnce(file.value) : file;
}

/** What became of everything that a runbook refers to. */
export function referencesOf(
  document: Document,
  path: string,
  { repository }: Pick<PullRequestFacts, 'repository'>,
  view: RepositoryView,
): ReferenceReport {
  return judgeReferences(findReferences(document, path, repository), path, view);
}
