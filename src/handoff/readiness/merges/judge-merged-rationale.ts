import type { Config } from '../../config/config.ts';
import { DESCRIPTION_LIMIT_CHARACTERS } from '../../judging/judge-pull-request.ts';
import { type Described, judgeRationale } from '../../rules/rationale/judge-rationale.ts';
import type { MergedChange, ReadinessFacts } from '../readiness-facts.ts';

/** `wanted`: the linked issues have to be read first. `unknown`: they could not be. */
export type MergedRationale = 'exempt' | 'given' | 'missing' | 'wanted' | 'unknown';

/**
 * Judges a merged pull request by the check's rule and what its description says now. Labels are not read here: where the check found
 * nothing to ask, by label or otherwise, nothing is asked. So it is of reverts that say what went wrong (DESIGN 4.1).
 */
export function judgeMergedRationale(
  { number, title, body, author, paths, arePathsWhole, check }: MergedChange,
  config: Config,
  linkedIssues: ReadinessFacts['linkedIssues'],
): MergedRationale {
  if (check?.rules.rationale === 'not-applicable') return 'exempt';
  const read = linkedIssues[number];
  // What is longer than GitHub allows is not parsed, here as in the check.
  const isTooLong = body.length > DESCRIPTION_LIMIT_CHARACTERS;
  const files = paths.map((path) => ({ path, change: 'modified' as const }));
  const described: Described = {
    title,
    body: isTooLong ? '' : body,
    author,
    labels: { kind: 'known', value: [] },
    files: arePathsWhole
      ? { kind: 'known', value: files }
      : { kind: 'unknown', reason: 'it changes more than a hundred files' },
    linkedIssues: read ?? { kind: 'known', value: [] },
  };
  const { kind } = judgeRationale(described, config.rules.rationale);
  if (isTooLong && kind !== 'exempt') return 'missing';
  switch (kind) {
    case 'exempt':
    case 'explained-revert':
      return 'exempt';
    case 'given':
    case 'in-issue':
      return 'given';
    case 'unknown':
      return 'unknown';
    case 'too-complex':
      return 'missing';
    case 'missing':
      return config.rules.rationale.linkedIssue && read === undefined ? 'wanted' : 'missing';
  }
}
