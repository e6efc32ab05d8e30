import type { Repository } from '../../facts.ts';
import type { RepositoryView } from '../../lookups/repository-view.ts';
import { readMentions } from '../../rules/decision/description.ts';
import { findSatisfaction } from '../../rules/decision/find-satisfaction.ts';
import { openInquiry, takeIfKnown } from '../../rules/decision/inquiry.ts';
import { findRecords } from '../../rules/decision/records/find-records.ts';
import { isRecordPath } from '../../rules/decision/records/record-paths.ts';
import type { MergedChange } from '../readiness-facts.ts';

/** Where records are looked for. */
export interface DecisionSources {
  readonly repository: Repository;
  /** The default branch. */
  readonly view: RepositoryView;
}

/** Whether the description of a merged pull request now links or names a record that exists, or says why none is due. */
export function isDecisionMentioned(
  { body, headRefName, paths }: MergedChange,
  { repository, view }: DecisionSources,
): boolean {
  const branches = { headRefName, baseRefName: repository.defaultBranch };
  const mentions = readMentions({ body, ...branches }, repository);
  const inquiry = openInquiry();
  // Only a bare number takes a look at all records.
  const records = mentions.numbers.length > 0 ? findRecords(view, paths, inquiry) : { files: [], folder: '' };
  return findSatisfaction(mentions, records, view, inquiry) !== null;
}

/** The records that a merged pull request brought or changed, and that are still there. */
export function recordsIn({ paths }: MergedChange, { view }: DecisionSources): string[] {
  const inquiry = openInquiry();
  return paths.filter(isRecordPath).filter((path) => takeIfKnown(inquiry, view.entry(path), null) === 'file');
}

/** What a merged pull request made of an architectural choice; null where it made none, or nobody looked. */
export function judgeMergedChoice(
  merge: MergedChange,
  sources: DecisionSources,
): 'recorded' | 'unrecorded' | null {
  switch (merge.check?.rules.decision) {
    case 'passed':
      return 'recorded';
    case 'warned':
    case 'failed':
    case 'waived':
    case 'hotfix':
      // A record that lacks a part is a record: what it lacks is counted with the records.
      return recordsIn(merge, sources).length > 0 || isDecisionMentioned(merge, sources)
        ? 'recorded'
        : 'unrecorded';
    default:
      return null;
  }
}
