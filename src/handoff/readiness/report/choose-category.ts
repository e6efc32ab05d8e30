import type { DiscussionCategory } from '../readiness-facts.ts';

/** The best places first, where the config names none (DESIGN 6). */
const PREFERRED = ['handoff', 'announcements', 'general'];

/** Takes polls, and no text. */
const POLLS = 'polls';

/**
 * The category that reports go to: the configured one by slug or name, else the first of Handoff, Announcements and General
 * that is there, else the first in GitHub's order. Null where none takes a text.
 */
export function chooseCategory(
  categories: readonly DiscussionCategory[],
  wanted: string | null,
): DiscussionCategory | null {
  const usable = categories.filter(({ slug }) => slug.toLowerCase() !== POLLS);
  for (const name of [...(wanted === null ? [] : [wanted]), ...PREFERRED]) {
    const found = usable.find((category) => isNamed(category, name));
    if (found !== undefined) return found;
  }
  return usable[0] ?? null;
}

/** Whether a category goes by a name, in upper or lower case. */
export function isNamed({ slug, name }: DiscussionCategory, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return slug.toLowerCase() === text || name.trim().toLowerCase() === text;
}
