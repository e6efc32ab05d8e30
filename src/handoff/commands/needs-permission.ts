import type { CommandComment } from '../facts.ts';
import type { Command } from './command.ts';
import { parseCommands } from './parse-commands.ts';

/**
 * Whether its author's permission must be looked up before this comment can be answered. False for what is
 * answered, edited, by a bot, or refused whoever wrote it: a stranger's nonsense costs no request.
 */
export function needsPermission(comment: CommandComment): boolean {
  const { author, isEdited, answer, authorPermission } = comment;
  if (author === null || author.isBot || isEdited || answer !== null || authorPermission !== null)
    return false;
  const commands = parseCommands(comment.body);
  return commands.length > 0 && commands.every(isForPullRequest);
}

/** The commands that a pull request can answer. */
export type PullRequestCommand = Extract<Command, { kind: 'recheck' | 'waive' | 'report' | 'help' }>;

/** Whether a command can be followed on a pull request, if the person may. */
export function isForPullRequest(command: Command): command is PullRequestCommand {
  return ['recheck', 'waive', 'report', 'help'].includes(command.kind);
}
