import { createMilestone, deleteMilestone, editMilestone, findMilestone } from '../changes/milestones.ts';
import { setLabel, setMilestone } from '../changes/thread-marks.ts';
import { StandInError } from '../stand-in-error.ts';
import type { Account, Milestone, Repository, Thread } from '../store/entities.ts';
import { requirePermission } from '../store/permission.ts';
import { ensureLabel } from '../store/store.ts';
import type { World } from '../world.ts';
import type { UserActions } from './user-actions.ts';

type PlanActions = Pick<
  UserActions,
  'label' | 'unlabel' | 'setMilestone' | 'createMilestone' | 'editMilestone' | 'deleteMilestone'
>;

/** How people mark issues and pull requests, and what they do with milestones. */
export function planActions(world: World, actor: Account): PlanActions {
  const setLabelled = async (thread: Thread, name: string, isOn: boolean) => {
    requirePermission(thread.repository, actor, 'triage');
    await setLabel(world, thread, ensureLabel(world.store, thread.repository, name), isOn, actor);
  };
  const requireFree = (repository: Repository, title: string, own: Milestone | null) => {
    const holder = findMilestone(repository, title);
    if (holder && holder !== own) throw new StandInError(`There is a milestone ${title} already`);
  };
  return {
    label: (thread, name) => setLabelled(thread, name, true),
    unlabel: (thread, name) => setLabelled(thread, name, false),
    setMilestone: async (thread, title) => {
      requirePermission(thread.repository, actor, 'triage');
      await setMilestone(world, thread, ensureMilestone(world, actor, thread.repository, title), actor);
    },
    createMilestone: (repository, wish) => {
      requirePermission(repository, actor, 'write');
      requireFree(repository, wish.title, null);
      return createMilestone(world, repository, actor, wish);
    },
    editMilestone: (milestone, edit) => {
      requirePermission(milestone.repository, actor, 'write');
      if (edit.title !== undefined) requireFree(milestone.repository, edit.title, milestone);
      editMilestone(world, milestone, actor, edit);
    },
    deleteMilestone: async (milestone) => {
      requirePermission(milestone.repository, actor, 'write');
      await deleteMilestone(world, milestone, actor);
    },
  };
}

/** Finds a milestone by title, or makes it; null for none. */
export function ensureMilestone(
  world: World,
  actor: Account,
  repository: Repository,
  title: string | null,
): Milestone | null {
  if (title === null) return null;
  return findMilestone(repository, title) ?? createMilestone(world, repository, actor, { title });
}
