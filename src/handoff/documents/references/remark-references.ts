import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { ruleUrl } from '../../project.ts';
import { readTree } from '../read-document.ts';
import { findReferences } from './find-references.ts';
import { judgeReferences, type ReferenceReport } from './judge-references.ts';
import type { HostedRepository } from './link-target.ts';

declare module 'vfile' {
  interface DataMap {
    references: ReferenceReport;
  }
}

const source = 'baton';
const ruleId = 'runbook';

/** Where the document stands, and what stands around it. */
export interface ReferenceOptions {
  readonly view: RepositoryView;
  /** Of the document, from the root. */
  readonly path: string;
  /** By which the document's links to its own repository on GitHub are known; left out, they are not read. */
  readonly repository?: HostedRepository;
}

/**
 * A remark-lint style plugin: reports each reference of a document whose target is gone, at its first mention, and
 * leaves the whole report in `file.data.references`.
 */
export const remarkLintBatonReferences: Plugin<[ReferenceOptions], Root> =
  ({ view, path, repository }) =>
  (tree: Root, file: VFile) => {
    const references = findReferences(readTree(tree, null), path, repository ?? null);
    const report = judgeReferences(references, path, view);
    file.data.references = report;
    for (const { reference, what, suggestion } of report.dead) {
      const { line, column, endLine, endColumn } = reference.place;
      const place = { start: { line, column }, end: { line: endLine, column: endColumn } };
      const reason = `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
      const message = file.message(reason, { place, ruleId, source });
      message.url = ruleUrl(ruleId);
      message.actual = reference.text;
      message.expected = suggestion === null ? [] : [suggestion];
    }
  };
