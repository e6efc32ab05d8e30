import type { MergedChange } from '../readiness-facts.ts';
import type { PullLink } from './merges.ts';

/** A pull request as the report links it: nobody's name is in it. */
export function pullLink({ number, url, title, mergedAt }: MergedChange): PullLink {
  return { number, url, title, mergedAt };
}
