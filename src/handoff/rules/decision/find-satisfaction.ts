import type { RepositoryView } from '../../lookups/repository-view.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { DecisionMentions } from './description.ts';
import { type Inquiry, takeIfKnown } from './inquiry.ts';
import type { KnownRecords } from './records/find-records.ts';
import { recordNumber } from './records/record-paths.ts';

/** What stands in place of a record that the pull request brings. */
export interface Satisfaction {
  /** Markdown by Baton; where it ends in a colon, `quote` goes on. */
  readonly summary: string;
  /** The author's own words: data. */
  readonly quote?: string;
}

/** Finds an existing record that the description links, or the reason why none is due; null where there is neither. */
export function findSatisfaction(
  { excuse, paths, numbers }: DecisionMentions,
  { files }: KnownRecords,
  view: RepositoryView,
  inquiry: Inquiry,
): Satisfaction | null {
  const linked = paths.find((path) => takeIfKnown(inquiry, view.entry(path), null) === 'file');
  if (linked !== undefined) return { summary: `The description links the record ${codeSpan(linked)}.` };
  const numbered = files.find(({ path }) => {
    const number = recordNumber(path);
    return number !== null && numbers.includes(number);
  });
  if (numbered !== undefined)
    return { summary: `The description names the record ${codeSpan(numbered.path)}.` };
  if (excuse?.isAccepted === true)
    return { summary: 'The description says why no record is due:', quote: excuse.reason };
  return null;
}
