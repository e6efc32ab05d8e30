import type { Command } from '../../commands/command.ts';
import { parseCommands } from '../../commands/parse-commands.ts';
import type { Actor } from '../../facts.ts';
import type { EditedBy, PhaseComment } from '../phase-facts.ts';

/** The account that a repository's own workflows comment as. */
const WORKFLOWS = 'github-actions';

/** A comment by somebody, with at least one command. */
export interface CommandedComment {
  readonly comment: PhaseComment;
  readonly author: Actor;
  readonly commands: readonly Command[];
  readonly editedBy: EditedBy;
}

/** The comments on a phase's issue that speak to Baton; `editors` are those that were looked up. */
export function readCommanded(
  comments: readonly PhaseComment[],
  editors: Readonly<Record<string, EditedBy>>,
): CommandedComment[] {
  return comments.flatMap((comment) => {
    const { author, isOwn, body, editedBy, nodeId } = comment;
    if (isOwn || author === null || (author.isBot && !isWorkflow(author))) return [];
    const commands = parseCommands(body);
    if (commands.length === 0) return [];
    return [
      {
        comment,
        author,
        commands,
        editedBy: editedBy === 'unread' ? (editors[nodeId] ?? editedBy) : editedBy,
      },
    ];
  });
}

/** Whether an account is that of the repository's own workflows, which write permission gave their place. */
export function isWorkflow({ login, isBot }: Actor): boolean {
  return isBot && login === WORKFLOWS;
}
