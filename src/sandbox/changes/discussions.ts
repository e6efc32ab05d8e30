import { StandInError } from '../stand-in-error.ts';
import {
  type CategoryWish,
  DEFAULT_CATEGORIES,
  type Discussion,
  type DiscussionCategory,
} from '../store/discussion.ts';
import type { Account, Repository } from '../store/entities.ts';
import { installationOf, nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';
import { editBody } from './written.ts';

/** The categories of a repository, GitHub's default ones if none were set; kept, but not shown, without Discussions. */
export function categoriesOf(world: World, repository: Repository): readonly DiscussionCategory[] {
  return repository.discussionCategories ?? setCategories(world, repository, DEFAULT_CATEGORIES);
}

/** Replaces the categories; those of the same slug stay what they are. */
export function setCategories(
  world: World,
  repository: Repository,
  wishes: readonly CategoryWish[],
): readonly DiscussionCategory[] {
  const known = new Map(repository.discussionCategories?.map((category) => [category.slug, category]));
  repository.discussionCategories = wishes.map(({ name, slug = slugOf(name), format = 'open' }) => {
    const id = world.store.nextId();
    const fresh = { kind: 'DiscussionCategory', id, nodeId: nodeIdOf('DIC', id) } as const;
    return known.get(slug) ?? register(world.store, { ...fresh, repository, name, slug, format });
  });
  return repository.discussionCategories;
}

/** What a new discussion is made of. */
interface NewDiscussion {
  readonly title: string;
  readonly body: string;
  readonly category: DiscussionCategory;
}

/** Opens a discussion. The App hears of none: it is not subscribed, and an installation that is gets a StandInError. */
export function createDiscussion(
  world: World,
  repository: Repository,
  author: Account,
  { title, body, category }: NewDiscussion,
): Discussion {
  refuseSubscribers(world, repository);
  const id = world.store.nextId();
  const now = world.now();
  const number = repository.nextNumber;
  repository.nextNumber += 1;
  const discussion: Discussion = register(world.store, {
    kind: 'Discussion',
    id,
    nodeId: nodeIdOf('D', id),
    repository,
    number,
    title,
    body,
    category,
    author,
    createdAt: now,
    updatedAt: now,
    edits: [],
    reactions: [],
  });
  repository.discussions.set(number, discussion);
  return discussion;
}

/** What of a discussion can be changed. */
export interface DiscussionEdit {
  readonly title?: string | null | undefined;
  readonly body?: string | null | undefined;
  readonly category?: DiscussionCategory | undefined;
}

/** Edits title, text and category. Only another text counts as an edit of it. */
export function editDiscussion(
  world: World,
  discussion: Discussion,
  editor: Account,
  { title, body, category }: DiscussionEdit,
): void {
  refuseSubscribers(world, discussion.repository);
  discussion.title = title ?? discussion.title;
  discussion.category = category ?? discussion.category;
  editBody(world, discussion, editor, body ?? discussion.body);
  discussion.updatedAt = world.now();
}

/** Deletes a discussion; its number is not given again. */
export function deleteDiscussion(world: World, { repository, number, nodeId }: Discussion): void {
  repository.discussions.delete(number);
  world.store.nodes.delete(nodeId);
}

function refuseSubscribers(world: World, repository: Repository): void {
  if (installationOf(world.store, repository)?.events.includes('discussion'))
    throw new StandInError("The stand-in can't deliver discussion events");
}

function slugOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
