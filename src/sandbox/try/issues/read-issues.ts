import type { Issue, Milestone, Repository } from '../../store/entities.ts';
import type { TimelineEvent } from '../../store/timeline-event.ts';
import type { IssueEventView, IssueView } from '../page/issue-view.ts';
import type { IssueSummary, MilestoneView } from '../page/view.ts';
import { readComments, readPerson } from '../read-views.ts';
import { findTasks } from './tasks.ts';

export const PHASE_LABEL = 'baton:phase';
export const DRILL_LABEL = 'baton:drill';

/** Every issue, oldest first. */
export function issuesOf(repository: Repository): readonly Issue[] {
  const issues = [...repository.threads.values()].filter((thread) => thread.kind === 'Issue');
  return issues.sort((left, right) => left.number - right.number);
}

/** What a list tells of an issue. */
export function readIssueSummary(issue: Issue): IssueSummary {
  const tasks = findTasks(issue.body);
  return {
    number: issue.number,
    title: issue.title,
    author: readPerson(issue.author),
    createdAt: issue.createdAt,
    state: stateOf(issue),
    labels: issue.labels.map((label) => label.name),
    milestone: issue.milestone && readMilestone(issue.milestone),
    tasks: { done: tasks.filter(({ isDone }) => isDone).length, total: tasks.length },
    comments: issue.comments.length,
  };
}

function stateOf({ state, stateReason }: Issue): IssueSummary['state'] {
  if (state === 'open') return 'open';
  return stateReason === 'not_planned' ? 'not planned' : 'completed';
}

function readMilestone({ title, dueOn, state }: Milestone): MilestoneView {
  return { title, due: dueOn === null ? null : dayInCalifornia(dueOn), isOpen: state === 'open' };
}

/** GitHub keeps the midnight that the day begins with there. */
function dayInCalifornia(dueOn: string): string {
  const format = { dateStyle: 'long', timeZone: 'America/Los_Angeles' } as const;
  return new Intl.DateTimeFormat('en', format).format(new Date(dueOn));
}

/** Comments and events in the order in which they came. */
export function readConversation(issue: Issue): IssueView['conversation'] {
  // What its author sets while opening it is its beginning, not news.
  const news = issue.events.filter(
    ({ actor, createdAt }) => actor !== issue.author || createdAt !== issue.createdAt,
  );
  const entries = [...readComments(issue), ...news.flatMap((event) => readEvent(event) ?? [])];
  // Times tell seconds apart, numbers every one.
  return entries.sort((left, right) => left.id - right.id);
}

function readEvent(event: TimelineEvent): IssueEventView | null {
  const told = { id: event.id, actor: readPerson(event.actor), createdAt: event.createdAt, label: '' };
  switch (event.kind) {
    case 'LabeledEvent':
      return { ...told, what: 'added', label: event.label.name };
    case 'UnlabeledEvent':
      return { ...told, what: 'removed', label: event.label.name };
    case 'ClosedEvent':
      return {
        ...told,
        what: `closed this as ${event.stateReason === 'not_planned' ? 'not planned' : 'completed'}`,
      };
    case 'ReopenedEvent':
      return { ...told, what: 'reopened this' };
    case 'MilestonedEvent':
      return { ...told, what: `added this to the milestone ${event.milestoneTitle}` };
    case 'DemilestonedEvent':
      return { ...told, what: `removed this from the milestone ${event.milestoneTitle}` };
    case 'CommentDeletedEvent':
      return null;
  }
}
