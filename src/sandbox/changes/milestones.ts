import { renderMilestone } from '../render/milestone.ts';
import type { Account, Milestone, Repository } from '../store/entities.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';
import { setMilestone } from './thread-marks.ts';

/** What of a milestone can be changed; what is not given stays. */
export interface MilestoneEdit {
  readonly title?: string;
  readonly description?: string | null;
  /** ISO 8601; GitHub keeps the day alone, as it is in California then. Null takes it off. */
  readonly dueOn?: string | null;
  readonly state?: Milestone['state'];
}

/** Makes a milestone. The title must be free. */
export function createMilestone(
  world: World,
  repository: Repository,
  creator: Account,
  wish: MilestoneEdit & { readonly title: string },
): Milestone {
  const id = world.store.nextId();
  const now = world.now();
  const state = wish.state ?? 'open';
  const milestone: Milestone = register(world.store, {
    kind: 'Milestone',
    id,
    nodeId: nodeIdOf('MI', id),
    repository,
    number: repository.nextMilestoneNumber,
    title: wish.title,
    description: wish.description ?? null,
    dueOn: dayOf(wish.dueOn ?? null),
    state,
    closedAt: state === 'closed' ? now : null,
    creator,
    createdAt: now,
    updatedAt: now,
  });
  repository.nextMilestoneNumber += 1;
  repository.milestones.set(milestone.number, milestone);
  emitMilestone(world, milestone, 'created', creator);
  return milestone;
}

/** Changes a milestone; nothing changed is no event. */
export function editMilestone(
  world: World,
  milestone: Milestone,
  editor: Account,
  { title = milestone.title, description = milestone.description, state, ...edit }: MilestoneEdit,
): void {
  const dueOn = edit.dueOn === undefined ? milestone.dueOn : dayOf(edit.dueOn);
  const changes = {
    ...(title !== milestone.title && { title: { from: milestone.title } }),
    ...(description !== milestone.description && { description: { from: milestone.description ?? '' } }),
    ...(dueOn !== milestone.dueOn && { due_on: { from: milestone.dueOn ?? '' } }),
  };
  if (Object.keys(changes).length > 0) {
    Object.assign(milestone, { title, description, dueOn, updatedAt: world.now() });
    emitMilestone(world, milestone, 'edited', editor, { changes });
  }
  if (state === undefined || state === milestone.state) return;
  const now = world.now();
  Object.assign(milestone, { state, updatedAt: now, closedAt: state === 'closed' ? now : null });
  emitMilestone(world, milestone, state === 'closed' ? 'closed' : 'opened', editor);
}

/** Deletes a milestone, which is taken off everything that bears it; its number is not given again. */
export async function deleteMilestone(world: World, milestone: Milestone, actor: Account): Promise<void> {
  const { repository, nodeId, number } = milestone;
  for (const thread of repository.threads.values()) {
    if (thread.milestone === milestone) await setMilestone(world, thread, null, actor);
  }
  repository.milestones.delete(number);
  world.store.nodes.delete(nodeId);
  emitMilestone(world, milestone, 'deleted', actor);
}

/** Finds a repository's milestone by title, as GitHub compares titles to keep them apart. */
export function findMilestone(repository: Repository, title: string): Milestone | null {
  const wanted = title.toLowerCase();
  return [...repository.milestones.values()].find((one) => one.title.toLowerCase() === wanted) ?? null;
}

/** GitHub drops the time of day and keeps the day that it is in California, as its midnight. */
function dayOf(dueOn: string | null): string | null {
  if (dueOn === null) return null;
  const day = CALIFORNIA.format(new Date(dueOn));
  const [summer, winter] = [`${day}T07:00:00Z`, `${day}T08:00:00Z`];
  return CALIFORNIA.format(new Date(summer)) === day ? summer : winter;
}

/** Writes a day as `2026-01-31`. */
const CALIFORNIA = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });

function emitMilestone(
  world: World,
  milestone: Milestone,
  action: string,
  sender: Account,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { milestone: renderMilestone(milestone, world), ...extra };
  world.emit({ name: 'milestone', action, repository: milestone.repository, sender, payload });
}
