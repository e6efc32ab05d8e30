import { renderMilestone } from '../render/milestone.ts';
import { renderLabel } from '../render/thread.ts';
import type { Account, Label, Milestone, Thread } from '../store/entities.ts';
import type { World } from '../world.ts';
import { emitIssue } from './issues.ts';
import { emitPullRequest } from './pull-requests.ts';
import { recordEvent } from './timeline.ts';

/** Puts a label on an issue or a pull request, or takes it off; nothing changed is no event. */
export async function setLabel(
  world: World,
  thread: Thread,
  label: Label,
  isOn: boolean,
  actor: Account,
): Promise<void> {
  if (thread.labels.includes(label) === isOn) return;
  thread.labels = isOn ? [...thread.labels, label] : thread.labels.filter((one) => one !== label);
  thread.updatedAt = world.now();
  recordEvent(world, thread, actor, { kind: isOn ? 'LabeledEvent' : 'UnlabeledEvent', label });
  const rendered = renderLabel(label, thread.repository, world.url);
  await emitThread(world, thread, isOn ? 'labeled' : 'unlabeled', actor, { label: rendered });
}

/** Sets the milestone of an issue or a pull request, or takes it away. */
export async function setMilestone(
  world: World,
  thread: Thread,
  milestone: Milestone | null,
  actor: Account,
): Promise<void> {
  const before = thread.milestone;
  if (before === milestone) return;
  const tell = async (kind: 'MilestonedEvent' | 'DemilestonedEvent', told: Milestone) => {
    recordEvent(world, thread, actor, { kind, milestoneTitle: told.title });
    const action = kind === 'MilestonedEvent' ? 'milestoned' : 'demilestoned';
    await emitThread(world, thread, action, actor, { milestone: renderMilestone(told, world) });
  };
  thread.updatedAt = world.now();
  thread.milestone = null;
  if (before) await tell('DemilestonedEvent', before);
  thread.milestone = milestone;
  if (milestone) await tell('MilestonedEvent', milestone);
}

async function emitThread(
  world: World,
  thread: Thread,
  action: string,
  sender: Account,
  extra: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (thread.kind === 'Issue') emitIssue(world, thread, action, sender, extra);
  else await emitPullRequest(world, thread, action, sender, extra);
}
