import type { Document } from '../../documents/document.ts';
import type { ReferenceReport } from '../../documents/references/judge-references.ts';
import type { PullRequestFacts } from '../../facts.ts';
import { isOperational } from '../../systems/operational-surface.ts';
import { matcherFor, type System } from '../../systems/touched-systems.ts';

/** A file that the pull request changes and a runbook depends on. */
export interface Dependency {
  readonly path: string;
  /** Why: the runbook names it, it is part of how the system runs, or the config lists it. */
  readonly why: 'named' | 'operational' | 'watched';
  /** The section of the runbook that names it, and the line; null where none does. */
  readonly named: { readonly section: string | null; readonly line: number } | null;
}

/** More are counted, not listed. */
const MOST_DEPENDENCIES = 200;

/** The changed files that the runbook of a system depends on, in GitHub's order (DESIGN 4.3 b). */
export function findDependencies(
  system: System,
  { pullRequest }: PullRequestFacts,
  references: ReferenceReport | null,
  document: Document | null,
): Dependency[] {
  const { files } = pullRequest;
  if (files.kind === 'unknown') return [];
  const isInside = matcherFor(system.paths);
  const isWatched = matcherFor(system.watch);
  const named = new Map((references?.used ?? []).map(({ path, place }) => [path, place]));
  const found: Dependency[] = [];
  for (const { path, change } of files.value) {
    if (path === system.runbook || found.length >= MOST_DEPENDENCIES) continue;
    const place = isProse(path) || isManifest(path) ? undefined : named.get(path);
    if (place !== undefined) {
      const section = document === null ? null : sectionAt(document, place.line);
      found.push({ path, why: 'named', named: { section, line: place.line } });
    } else if (isWatched(path)) found.push({ path, why: 'watched', named: null });
    // A deleted one that the runbook does not name leaves nothing in it untrue.
    else if (change !== 'deleted' && isInside(path) && isOperational(path))
      found.push({ path, why: 'operational', named: null });
  }
  return found;
}

/** A linked document that changes says the new state itself. */
function isProse(path: string): boolean {
  return /\.(?:md|mdx|markdown|rst|txt|adoc)$/i.test(path) || /(?:^|\/)CODEOWNERS$/.test(path);
}

/** Named for their scripts; what changes in them is nearly always a version. */
function isManifest(path: string): boolean {
  return /(?:^|\/)(?:package\.json|pyproject\.toml|Cargo\.toml|go\.mod)$|[-.]lock(?:\.\w+)?$/.test(path);
}

function sectionAt(document: Document, line: number): string | null {
  return document.headings.findLast(({ place, depth }) => depth < 7 && place.line <= line)?.text ?? null;
}
