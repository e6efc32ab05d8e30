import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { readTree } from '../../documents/read-document.ts';
import { ruleUrl } from '../../project.ts';
import { findGaps, type RecordGap } from './records/judge-record.ts';

declare module 'vfile' {
  interface DataMap {
    /** YAML front matter of the file, where it was cut off before parsing: its status counts. */
    frontMatter: string | null;
    /** Parts that a decision record lacks. */
    decision: readonly RecordGap[];
  }
}

const source = 'baton';
const ruleId = 'decision';

/**
 * A remark-lint style plugin: reports each part that a decision record lacks (Status, Context, Decision, Consequences), at the
 * empty heading or else at the title, and leaves all gaps in `file.data.decision`.
 */
export const remarkLintBatonDecision: Plugin<[], Root> = () => (tree: Root, file: VFile) => {
  const gaps = findGaps(readTree(tree, file.data.frontMatter ?? null));
  file.data.decision = gaps;
  for (const { part, kind, place } of gaps) {
    const reason =
      kind === 'empty' ? `Unexpected empty part, expected ${part}` : `Missing part, expected ${part}`;
    const position =
      place === null
        ? tree.position
        : {
            start: { line: place.line, column: place.column },
            end: { line: place.endLine, column: place.endColumn },
          };
    const message = file.message(reason, { place: position, ruleId, source });
    message.url = ruleUrl(ruleId);
    message.actual = kind;
    message.expected = [part];
  }
};
