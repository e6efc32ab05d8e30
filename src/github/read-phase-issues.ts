import type { EditedBy, PhaseComment, PhaseIssue } from '../handoff/phases/phase-facts.ts';
import type { BackwardPage, PersonNode } from './pull-request-answer.ts';
import { bareLogin, entriesOf, readActor } from './read-nodes.ts';

export interface PhaseCommentNode {
  readonly id: string;
  readonly fullDatabaseId: string | number | null;
  readonly author: PersonNode | null;
  readonly createdAt: string;
  readonly body: string;
  readonly url: string;
  readonly lastEditedAt: string | null;
  readonly includesCreatedEdit: boolean;
  readonly editor: PersonNode | null;
  readonly viewerDidAuthor: boolean;
  readonly reactionGroups: readonly { readonly content: string; readonly viewerHasReacted: boolean }[] | null;
}

export interface PhaseIssueNode {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly state: string;
  readonly stateReason: string | null;
  readonly viewerDidAuthor: boolean;
  readonly labels: { readonly nodes: readonly ({ readonly name: string } | null)[] | null } | null;
  readonly milestone: { readonly number: number } | null;
  readonly timelineItems: { readonly nodes: readonly (EventNode | null)[] | null };
  readonly comments: BackwardPage<PhaseCommentNode>;
}

interface EventNode {
  readonly kind: string;
  readonly createdAt?: string;
  readonly actor?: PersonNode | null;
  readonly label?: { readonly name: string };
}

/** Reasons of closing that say nothing of completion; issues closed before there were reasons have none. */
const NOT_DONE: ReadonlySet<string | null> = new Set(['NOT_PLANNED', 'DUPLICATE']);

/** An issue of a phase, with the comments that were read of it. */
export function readPhaseIssue(
  node: PhaseIssueNode,
  comments: PhaseIssue['comments'],
  appLogin: string,
): PhaseIssue {
  const events = entriesOf(node.timelineItems.nodes);
  const byOthers = events.filter(({ actor }) => !isApp(actor, appLogin));
  const isClosed = node.state === 'CLOSED';
  return {
    number: node.number,
    title: node.title,
    body: node.body,
    url: node.url,
    isOpen: !isClosed,
    closedAs: isClosed ? (NOT_DONE.has(node.stateReason) ? 'not-planned' : 'completed') : null,
    closedBy: isClosed
      ? readActor(events.findLast(({ kind }) => kind === 'ClosedEvent')?.actor ?? null)
      : null,
    labels: entriesOf(node.labels?.nodes).map(({ name }) => name),
    milestone: node.milestone?.number ?? null,
    demilestonedAt: byOthers.findLast(({ kind }) => kind === 'DemilestonedEvent')?.createdAt ?? null,
    unlabeledAt: Object.fromEntries(
      byOthers.flatMap(({ label, createdAt }) =>
        label !== undefined && createdAt !== undefined ? [[label.name, createdAt]] : [],
      ),
    ),
    comments,
  };
}

/** A comment with what matters of its edit record. */
export function readPhaseComment(node: PhaseCommentNode): PhaseComment {
  const author = readActor(node.author);
  const given = (node.reactionGroups ?? []).filter((group) => group.viewerHasReacted);
  return {
    id: Number(node.fullDatabaseId),
    nodeId: node.id,
    author,
    createdAt: node.createdAt,
    body: node.body,
    url: node.url,
    isOwn: node.viewerDidAuthor,
    editedBy: readEditedBy(node),
    isAccepted: given.some(({ content }) => content === 'THUMBS_UP'),
    isRefused: given.some(({ content }) => content === 'CONFUSED'),
  };
}

/** What a text tells of its edits by itself: the last hand, so that only a text edited by its author needs a closer look. */
export function readEditedBy(node: {
  readonly author: PersonNode | null;
  readonly lastEditedAt: string | null;
  readonly includesCreatedEdit: boolean;
  readonly editor: PersonNode | null;
}): EditedBy {
  if (node.lastEditedAt === null && node.editor === null && !node.includesCreatedEdit) return 'nobody';
  return isSame(node.editor, node.author) ? 'unread' : 'others';
}

/** Whether two accounts are one; nobody is the same as an account that is gone. */
export function isSame(left: PersonNode | null, right: PersonNode | null): boolean {
  return (
    left !== null &&
    right !== null &&
    left.kind === right.kind &&
    bareLogin(left.login) === bareLogin(right.login)
  );
}

function isApp(actor: PersonNode | null | undefined, appLogin: string): boolean {
  return actor?.kind === 'Bot' && bareLogin(actor.login) === appLogin;
}
