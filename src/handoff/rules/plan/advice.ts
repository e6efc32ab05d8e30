import type { Finding } from '../../finding.ts';
import { codeSpan } from '../../text/neutralise.ts';

/** More findings about one file help nobody: what follows is counted. */
const MOST_FINDINGS = 10;

/** A finding of this rule, which only ever advises. */
export function advise(finding: Omit<Finding, 'rule' | 'severity'>): Finding {
  return { rule: 'plan', severity: 'warn', ...finding };
}

/** The pull request's own things first, each group in its order; at most ten, and one that counts the others. */
export function atMostTen(findings: readonly Finding[], path: string): Finding[] {
  const ordered = findings.toSorted(
    (left, right) => Number(left.isAlreadyOnBase) - Number(right.isAlreadyOnBase),
  );
  if (ordered.length <= MOST_FINDINGS) return ordered;
  const rest = ordered.slice(MOST_FINDINGS);
  return [
    ...ordered.slice(0, MOST_FINDINGS),
    advise({
      reason: 'more',
      what: `${rest.length} more things of this kind in ${codeSpan(path)}.`,
      why: rest[0]?.why ?? '',
      mend: 'Mend the ones above first: the others are told then.',
      minutes: rest.reduce((sum, { minutes }) => sum + minutes, 0),
      isAlreadyOnBase: rest.every(({ isAlreadyOnBase }) => isAlreadyOnBase),
    }),
  ];
}

/** `a`, `b` and 3 more. */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).map((name) => codeSpan(name, 60));
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
