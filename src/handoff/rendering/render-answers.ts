import { helpText } from '../commands/help-text.ts';
import type { CommandJudgement } from '../commands/judge-commands.ts';
import { quoteInline } from '../text/neutralise.ts';

/**
 * What the one comment says about commands that are answered in this run: why some were not followed, and the
 * help where somebody asked. Null where a reaction says it all.
 */
export function renderAnswers(
  commands: CommandJudgement,
  pullRequestUrl: string,
  operator: string | null,
): string | null {
  const refusals = commands.answers.flatMap((answer) =>
    answer.answer === 'refused'
      ? [
          `[This command](${pullRequestUrl}#issuecomment-${answer.commentId}) was not followed. ${answer.reason}`,
        ]
      : [],
  );
  const runBy = operator === null ? [] : [`This Baton is run by ${quoteInline(operator)}.`];
  const parts = [...refusals, ...(commands.isHelpAsked ? [helpText, ...runBy] : [])];
  return parts.length === 0 ? null : parts.join('\n\n');
}
