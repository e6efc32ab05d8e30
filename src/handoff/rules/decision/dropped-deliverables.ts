import { linesOf } from './lines.ts';

const ITEM = /^\s{0,20}(?:[-*+]|\d{1,4}[.)])\s{1,8}/;
const TICK = /^\[[xX]\]\s/;
const EMPTY_TICK = /^\[ ?\]\s/;
const HEADING = /^\s{0,20}#{1,6}\s/;
const TITLE = /^\s{0,20}#\s/;
const PHASE = /^[\s#]{0,30}(?:phase|month|milestone|sprint|monat|etappe|fase|étape|mes|mês|阶段)\b/iu;
const ASIDE =
  /\b(?:out of scope|not in scope|non-goals|notes|risks|questions|background|context|assumptions|budget|team|contacts?|glossary|appendix|links|references)\b/i;
const WORD = /[\p{L}\p{N}]+/gu;

/** Every expression of this file, for the test of blow-up. */
export const DELIVERABLE_PATTERNS = [ITEM, TICK, EMPTY_TICK, HEADING, TITLE, PHASE, ASIDE, WORD] as const;

/** With half of its words, an item is the same one in other words. */
const SAME_SHARE = 0.5;
/** A plan for half a year has some fifty. */
const MOST_ITEMS = 200;

/**
 * The items under the plan's phases that stand nowhere in its new version, in other words or in another phase; ticked ones
 * were delivered. Reads headings, `PHASE 1 (weeks 1-3): ...` lines and lists.
 */
export function findDroppedDeliverables(base: string, head: string): string[] {
  const kept = linesOf(head)
    .map(wordSet)
    .filter((words) => words.size > 0);
  return itemsOf(base).filter((item) => !isIn(kept, wordSet(item)));
}

function itemsOf(plan: string): string[] {
  const items: string[] = [];
  let isUnderPhase = false;
  for (const line of linesOf(plan)) {
    if (PHASE.test(line)) isUnderPhase = true;
    // Below the title, a section is a phase unless it says that it is something else.
    else if (HEADING.test(line)) isUnderPhase = !TITLE.test(line) && !ASIDE.test(line);
    const [mark] = ITEM.exec(line) ?? [];
    if (mark === undefined || !isUnderPhase || items.length >= MOST_ITEMS) continue;
    const text = line.slice(mark.length);
    if (!TICK.test(text) && !text.startsWith('~~')) items.push(text.replace(EMPTY_TICK, '').trim());
  }
  return items.filter((item) => wordSet(item).size > 0);
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
