import { helpText } from '../commands/help-text.ts';
import type { CommandJudgement } from '../commands/judge-commands.ts';

/**
 * What the one comment says about commands that are answered in this run: why some were not followed, and the
 * help where somebody asked. Null where a reaction says it all.
 */
export function renderAnswers(commands: CommandJudgement, pullRequestUrl: string): string | null {
  const refusals = commands.answers.flatMap((answer) =>
    answer.answer === 'refused'
      ? [
          `[This command](${pullRequestUrl}#issuecomment-${answer.commentId}) was not followed. ${answer.reason}`,
        ]
      : [],
  );
  const parts = [...refusals, ...(commands.isHelpAsked ? [helpText] : [])];
  return parts.length === 0 ? null : parts.join('\n\n');
}
