import type { Repository, Written } from './entities.ts';

/** What a category is for; GitHub's API tells of it only whether it is `answer`. */
export type CategoryFormat = 'open' | 'answer' | 'announcement' | 'poll';

/** A category of a repository's Discussions. */
export interface DiscussionCategory {
  readonly kind: 'DiscussionCategory';
  readonly id: number;
  readonly nodeId: string;
  readonly repository: Repository;
  readonly name: string;
  readonly slug: string;
  readonly format: CategoryFormat;
}

/** A discussion. It shares its numbers with issues and pull requests. */
export interface Discussion extends Written {
  readonly kind: 'Discussion';
  readonly repository: Repository;
  readonly number: number;
  title: string;
  category: DiscussionCategory;
}

/** A category to make: its slug is made from its name, its format is `open`, where they aren't given. */
export interface CategoryWish {
  readonly name: string;
  readonly slug?: string;
  readonly format?: CategoryFormat;
}

/** What GitHub makes where Discussions are turned on, in the order of their names. */
export const DEFAULT_CATEGORIES: readonly CategoryWish[] = [
  { name: 'Announcements', format: 'announcement' },
  { name: 'General' },
  { name: 'Ideas' },
  { name: 'Polls', format: 'poll' },
  { name: 'Q&A', slug: 'q-a', format: 'answer' },
  { name: 'Show and tell' },
];
