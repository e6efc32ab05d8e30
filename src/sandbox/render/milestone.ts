import type { Milestone } from '../store/entities.ts';
import { fullNameOf } from '../store/store.ts';
import type { World } from '../world.ts';
import { renderAccount } from './account.ts';
import { webUrlOf } from './urls.ts';

/** A milestone as REST and webhooks show it. */
export function renderMilestone(milestone: Milestone, world: World): Record<string, unknown> {
  const { repository, number } = milestone;
  const url = `${world.url}/repos/${fullNameOf(repository)}/milestones/${number}`;
  const within = [...repository.threads.values()].filter((thread) => thread.milestone === milestone);
  const open = within.filter((thread) => thread.state === 'open').length;
  return {
    url,
    html_url: `${webUrlOf(repository)}/milestone/${number}`,
    labels_url: `${url}/labels`,
    id: milestone.id,
    node_id: milestone.nodeId,
    number,
    state: milestone.state,
    title: milestone.title,
    description: milestone.description,
    creator: renderAccount(milestone.creator, world.url),
    open_issues: open,
    closed_issues: within.length - open,
    created_at: milestone.createdAt,
    updated_at: milestone.updatedAt,
    closed_at: milestone.closedAt,
    due_on: milestone.dueOn,
  };
}
