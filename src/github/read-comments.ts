import type { CommandComment, OwnComment } from '../handoff/facts.ts';
import type { CommentNode } from './pull-request-answer.ts';
import { bareLogin, entriesOf, readActor } from './read-nodes.ts';

const OWN_MARKER = '<!-- baton:pull-request -->';

/** No wider than commands may be written: capitals and a small indentation are left to whoever parses them. */
const COMMAND_LINE = /^[ \t]{0,3}\/baton/im;

/** What commands are read from. */
export type CommandCommentNode = Omit<CommentNode, 'userContentEdits' | 'isMinimized'>;

/** The comments by people with a line that begins with `/baton`, in the order given. */
export function readCommands(comments: readonly CommandCommentNode[]): readonly CommandComment[] {
  const commands: CommandComment[] = [];
  for (const comment of comments) {
    const author = readActor(comment.author);
    if (comment.viewerDidAuthor || author?.isBot === true || !COMMAND_LINE.test(comment.body)) continue;
    commands.push({
      id: Number(comment.fullDatabaseId),
      author,
      createdAt: comment.createdAt,
      body: comment.body,
      isEdited: comment.lastEditedAt !== null || comment.includesCreatedEdit || comment.editor !== null,
      answer: answerOf(comment),
      authorPermission: null,
    });
  }
  return commands;
}

/** The app's comment: its marker stands on the first line, and GitHub names the app as author. The earliest counts. */
export function readOwnComment(comments: readonly CommentNode[], appLogin: string): OwnComment | null {
  const written = comments.filter((comment) => comment.viewerDidAuthor);
  // Somebody may have edited the marker away: a second comment would be the worse answer.
  const own =
    written.find((comment) => comment.body.split(/\r?\n/, 1)[0]?.trim() === OWN_MARKER) ??
    written.find((comment) => isEditedByOthers(comment, appLogin));
  return own === undefined
    ? null
    : {
        id: Number(own.fullDatabaseId),
        nodeId: own.id,
        body: own.body,
        isMinimized: own.isMinimized,
        isEditedByOthers: isEditedByOthers(own, appLogin),
      };
}

/** When in doubt, others did: an edit by an account that is gone, or a record too long to be read whole. */
function isEditedByOthers(comment: CommentNode, appLogin: string): boolean {
  if (comment.lastEditedAt === null && comment.editor === null && !comment.includesCreatedEdit) return false;
  const edits = entriesOf(comment.userContentEdits?.nodes);
  if (comment.userContentEdits === null || edits.length < comment.userContentEdits.totalCount) return true;
  return [comment.editor, ...edits.map((edit) => edit.editor)].some(
    (editor) => editor === null || editor.kind !== 'Bot' || bareLogin(editor.login) !== appLogin,
  );
}

function answerOf(comment: CommandCommentNode): CommandComment['answer'] {
  const given = (comment.reactionGroups ?? []).filter((group) => group.viewerHasReacted);
  if (given.some((group) => group.content === 'THUMBS_UP')) return 'accepted';
  return given.some((group) => group.content === 'CONFUSED') ? 'refused' : null;
}
