import type { Account } from '../store/entities.ts';
import type { World } from '../world.ts';
import { checkActions } from './check-actions.ts';
import { discussionActions } from './discussion-actions.ts';
import { planActions } from './plan-actions.ts';
import { pullRequestActions } from './pull-request-actions.ts';
import { repositoryActions } from './repository-actions.ts';
import { reviewActions } from './review-actions.ts';
import { threadActions } from './thread-actions.ts';
import type { UserActions } from './user-actions.ts';

/** Everything that one person can do. */
export function createActions(world: World, actor: Account): UserActions {
  return {
    ...pullRequestActions(world, actor),
    ...reviewActions(world, actor),
    ...threadActions(world, actor),
    ...planActions(world, actor),
    ...checkActions(world, actor),
    ...discussionActions(world, actor),
    ...repositoryActions(world, actor),
  };
}
