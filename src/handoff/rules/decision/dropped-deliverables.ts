import { parsePlan } from '../../phases/plan/parse-plan.ts';
import { linesOf } from './lines.ts';

/** The parser leaves boxes out; what is in them tells what was delivered. */
const TICKED = /^\s{0,20}(?:[-*+]|\d{1,4}[.)])\s{1,8}\[[xX]\]\s/;
const WORD = /[\p{L}\p{N}]+/gu;

/** Every expression of this file, for the test of blow-up. */
export const DELIVERABLE_PATTERNS = [TICKED, WORD] as const;

/** With half of its words, an item is the same one in other words. */
const SAME_SHARE = 0.5;
/** A plan for half a year has some fifty. */
const MOST_ITEMS = 200;

/**
 * The deliverables of the plan's phases that stand nowhere in its new version, in other words or in another phase; ticked ones
 * were delivered.
 */
export function findDroppedDeliverables(base: string, head: string): string[] {
  const kept = linesOf(head)
    .map(wordSet)
    .filter((words) => words.size > 0);
  const lines = linesOf(base);
  const { phases } = parsePlan(base, { start: null });
  return (
    phases
      .flatMap(({ deliverables }) => deliverables)
      // Lines are held against lines: of a deliverable of several, the first says what it is.
      .map(({ text, line }) => ({ text, written: lines[line - 1] ?? '' }))
      .filter(({ written }) => !TICKED.test(written))
      .slice(0, MOST_ITEMS)
      .filter(({ written }) => !isIn(kept, wordSet(written)))
      .map(({ text }) => text)
  );
}

function wordSet(line: string): ReadonlySet<string> {
  return new Set(line.toLowerCase().match(WORD) ?? []);
}

function isIn(lines: readonly ReadonlySet<string>[], item: ReadonlySet<string>): boolean {
  return lines.some((line) => countShared(item, line) >= item.size * SAME_SHARE);
}

function countShared(item: ReadonlySet<string>, line: ReadonlySet<string>): number {
  return [...item].filter((word) => line.has(word)).length;
}
