import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { RuleId } from '../finding.ts';
import { ruleUrl } from '../project.ts';
import type { DocumentPlace } from './document.ts';

/** An answer that a document should give. */
export interface MissingAnswer {
  /** Where the document comes nearest to it; null where nowhere. */
  readonly place: DocumentPlace | null;
  /** How it falls short. */
  readonly shortfall: string | null;
  readonly reason: string;
  readonly expected: string;
}

/** Adds a message of a remark-lint plugin about an answer that a document does not give. */
export function reportMissingAnswer(tree: Root, file: VFile, ruleId: RuleId, answer: MissingAnswer): void {
  const { place, shortfall, reason, expected } = answer;
  const position =
    place === null
      ? tree.position
      : {
          start: { line: place.line, column: place.column },
          end: { line: place.endLine, column: place.endColumn },
        };
  const message = file.message(reason, { place: position, ruleId, source: 'baton' });
  message.url = ruleUrl(ruleId);
  message.actual = shortfall ?? 'missing';
  message.expected = [expected];
}
