import { categoriesOf, createDiscussion, deleteDiscussion, editDiscussion } from '../changes/discussions.ts';
import { StandInError } from '../stand-in-error.ts';
import type { Discussion, DiscussionCategory } from '../store/discussion.ts';
import type { Account, Repository } from '../store/entities.ts';
import { requirePermission } from '../store/permission.ts';
import type { World } from '../world.ts';
import type { UserActions } from './user-actions.ts';

type DiscussionActions = Pick<UserActions, 'discuss' | 'editDiscussion' | 'deleteDiscussion'>;

/** What people do in Discussions. */
export function discussionActions(world: World, actor: Account): DiscussionActions {
  const isApp = actor === world.app.bot;
  const requireAuthorOrWriter = ({ author, repository }: Discussion) => {
    requireDiscussions(repository);
    if (author !== actor || repository.isArchived) requirePermission(repository, actor, 'write');
  };
  return {
    discuss: (repository, { title, body = '', category: slug = 'general' }) => {
      requireDiscussions(repository);
      const category = categoryOf(world, repository, slug);
      if (category.format === 'poll') throw new StandInError("The stand-in can't hold polls");
      const needed = category.format === 'announcement' ? 'maintain' : 'read';
      // The App has no role in a repository; its installation lets it write.
      requirePermission(repository, isApp ? repository.owner : actor, needed);
      return createDiscussion(world, repository, actor, { title, body, category });
    },
    editDiscussion: (discussion, { title, body, category: slug }) => {
      requireAuthorOrWriter(discussion);
      const category = slug === undefined ? undefined : categoryOf(world, discussion.repository, slug);
      editDiscussion(world, discussion, actor, { title, body, category });
    },
    deleteDiscussion: (discussion) => {
      requireAuthorOrWriter(discussion);
      deleteDiscussion(world, discussion);
    },
  };
}

function requireDiscussions({ name, hasDiscussionsEnabled }: Repository): void {
  if (!hasDiscussionsEnabled) throw new StandInError(`${name} has no Discussions`);
}

function categoryOf(world: World, repository: Repository, slug: string): DiscussionCategory {
  const category = categoriesOf(world, repository).find((one) => one.slug === slug);
  if (category) return category;
  throw new StandInError(`${repository.name} has no category ${slug}`);
}
