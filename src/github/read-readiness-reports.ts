import type { DrillIssue } from '../handoff/drills/drill-facts.ts';
import type { OwnReport, ReportIssue } from '../handoff/readiness/readiness-facts.ts';
import type { PersonNode } from './pull-request-answer.ts';
import { bareLogin, entriesOf } from './read-nodes.ts';
import { type PhaseCommentNode, readPhaseComment } from './read-phase-issues.ts';
import type { DiscussionNode, LabelledIssueNode } from './readiness-answer.ts';

/** The first line of everything that the app writes of the kind; what it is of goes on after it (DESIGN 3). */
const REPORT_MARKER = '<!-- baton:report:';
const DRILL_MARKER = '<!-- baton:drill:';

/** An issue with the comments that were read of it. */
export interface CommentedIssue {
  readonly issue: LabelledIssueNode;
  readonly comments: readonly PhaseCommentNode[];
}

/** The app's reports since a time, in Discussions and below the issues for them, newest first. */
export function readReports(
  discussions: readonly DiscussionNode[],
  issues: readonly CommentedIssue[],
  { appLogin, sinceMs }: { readonly appLogin: string; readonly sinceMs: number },
): OwnReport[] {
  const isReport = (node: Written): boolean =>
    node.viewerDidAuthor && beginsWith(REPORT_MARKER, node.body) && Date.parse(node.createdAt) >= sinceMs;
  const common = (node: Written) => ({
    url: node.url,
    createdAt: node.createdAt,
    body: node.body,
    isEditedByOthers: node.lastEditedAt !== null && !isApp(node.editor, appLogin),
  });
  const inDiscussions = discussions
    .filter(isReport)
    .map((node) => ({ place: 'discussion' as const, id: node.id, title: node.title, ...common(node) }));
  const inComments = issues.flatMap(({ issue: { title }, comments }) =>
    comments.filter(isReport).map((comment) => ({
      place: 'comment' as const,
      id: String(comment.fullDatabaseId),
      title,
      ...common(comment),
    })),
  );
  return [...inDiscussions, ...inComments].sort(
    (left, right) => Date.parse(right.createdAt) - Date.parse(left.createdAt),
  );
}

interface Written {
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  readonly viewerDidAuthor: boolean;
  readonly lastEditedAt: string | null;
  readonly editor: PersonNode | null;
}

/** The newest of the issues that is the app's own: anybody who may triage can put the label on one. */
export function readReportIssue(nodes: readonly LabelledIssueNode[]): ReportIssue | null {
  const own = nodes.find(({ viewerDidAuthor }) => viewerDidAuthor);
  return own === undefined ? null : { number: own.number, url: own.url, isOpen: own.state === 'OPEN' };
}

/** The app's own issues about drills, in the order given. */
export function readDrills(nodes: readonly LabelledIssueNode[]): DrillIssue[] {
  return nodes
    .filter(({ viewerDidAuthor, body }) => viewerDidAuthor && beginsWith(DRILL_MARKER, body))
    .map(({ number, url, title, body, state, createdAt, comments }) => ({
      number,
      url,
      title,
      body,
      isOpen: state === 'OPEN',
      createdAt,
      comments: entriesOf(comments.nodes).filter(isOfUse).map(readPhaseComment),
    }));
}

/** The app's own, and those that may hold a command: what else people say is theirs. */
function isOfUse({ viewerDidAuthor, body }: PhaseCommentNode): boolean {
  return viewerDidAuthor || body.toLowerCase().includes('/baton');
}

function beginsWith(marker: string, body: string): boolean {
  return body.trimStart().startsWith(marker);
}

function isApp(actor: PersonNode | null, appLogin: string): boolean {
  return actor?.kind === 'Bot' && bareLogin(actor.login) === appLogin;
}
