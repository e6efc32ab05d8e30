import type { StandIn } from '../../stand-in.ts';
import type { Discussion } from '../../store/discussion.ts';
import type { Comment, Repository } from '../../store/entities.ts';
import { issuesOf } from '../issues/read-issues.ts';
import { readPerson, readReactions } from '../read-views.ts';
import type { DiscussionPageView, DiscussionView, ReportLink } from './report-view.ts';

const REPORT_LABEL = 'baton:report';

/** The App's reports, newest first: its discussions, and what it wrote on its standing issue. */
export function readReports(standIn: StandIn, repository: Repository): readonly DiscussionView[] {
  const bot = `${standIn.slug}[bot]`;
  const discussions = standIn.discussions(repository).filter(({ author }) => author.login === bot);
  const standing = issuesOf(repository).filter(
    ({ author, labels }) => author.login === bot && labels.some(({ name }) => name === REPORT_LABEL),
  );
  const comments = standing.flatMap((issue) => issue.comments.filter(({ author }) => author.login === bot));
  const reports = [...discussions.map(readDiscussion), ...comments.map(readComment)];
  return reports.sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
}

/** A discussion by its number, with the ones before and after it; null where there is none. */
export function findDiscussion(
  standIn: StandIn,
  repository: Repository,
  number: number,
): DiscussionPageView | null {
  const all = standIn.discussions(repository).map(readDiscussion);
  const at = all.findIndex((one) => one.number === number);
  const discussion = all[at];
  if (discussion === undefined) return null;
  return { discussion, older: linkTo(all[at - 1]), newer: linkTo(all[at + 1]) };
}

/** What a list tells of a report. */
export function linkTo(report: DiscussionView): ReportLink;
export function linkTo(report: DiscussionView | undefined): ReportLink | null;
export function linkTo(report: DiscussionView | undefined): ReportLink | null {
  return report === undefined
    ? null
    : { path: report.path, title: report.title, createdAt: report.createdAt };
}

function readDiscussion(discussion: Discussion): DiscussionView {
  return {
    path: `/discussions/${discussion.number}`,
    number: discussion.number,
    title: discussion.title,
    category: discussion.category.name,
    author: readPerson(discussion.author),
    createdAt: discussion.createdAt,
    isEdited: discussion.edits.length > 0,
    body: discussion.body,
    reactions: readReactions(discussion.reactions),
  };
}

function readComment(comment: Comment): DiscussionView {
  return {
    path: `/issues/${comment.thread.number}#comment-${comment.id}`,
    number: null,
    title: headingOf(comment.body),
    category: `Comment on #${comment.thread.number}`,
    author: readPerson(comment.author),
    createdAt: comment.createdAt,
    isEdited: comment.edits.length > 0,
    body: comment.body,
    reactions: readReactions(comment.reactions),
  };
}

/** The first heading: a comment has no title. */
function headingOf(body: string): string {
  const heading = body.split('\n').find((line) => line.startsWith('#'));
  return heading === undefined ? 'Readiness report' : heading.replace(/^#{1,6} */, '');
}
