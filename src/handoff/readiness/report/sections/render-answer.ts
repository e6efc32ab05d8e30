import { quoteInline } from '../../../text/neutralise.ts';
import type { History, PastScore } from '../../history/history.ts';
import type { Readiness } from '../../readiness.ts';
import { shortWeek } from '../../schedule/iso-week.ts';
import type { Score } from '../../score/score.ts';
import { type Answer, judgeAnswer } from '../judge-answer.ts';
import { link, sentence } from '../markdown.ts';

const VERDICTS: Readonly<Record<Answer['kind'], string>> = {
  yes: 'Yes.',
  mostly: 'Mostly.',
  'not-yet': 'Not yet.',
  unsaid: "That can't be said yet.",
};

/** The first thing that a founder reads: the question, the answer, why, and the number. */
export function renderAnswer(readiness: Readiness, client: string): string {
  const answer = judgeAnswer(readiness);
  return [
    `**Could ${quoteInline(client, 60)} carry on without the engineer today? ${VERDICTS[answer.kind]}**${reasonWords(answer)}`,
    renderNumber(readiness.score, readiness.history),
  ].join('\n\n');
}

function reasonWords({ kind, reasons }: Answer): string {
  if (reasons.length === 0) return '';
  const words = reasons.join(', and ');
  switch (kind) {
    case 'yes':
      return ` The weakest point: ${words}.`;
    case 'mostly':
      return ` But ${words}.`;
    case 'not-yet':
      return ` ${sentence(words)}.`;
    case 'unsaid':
      return ` ${sentence(words)}.`;
  }
}

/** `**72 / 100**, up 4 from week 46.` */
function renderNumber({ total, evidencePercent }: Score, { scores }: History): string {
  const last = scores.at(-1);
  if (total === null)
    return `**No number this week:** only ${evidencePercent} % of the score rests on evidence. Below 60 % it would flatter rather than tell.`;
  return last === undefined ? `**${total} / 100**` : `**${total} / 100**${changeWords(total, last)}.`;
}

function changeWords(total: number, last: PastScore): string {
  const week = link(shortWeek(last.week), last.url);
  if (last.total === null) return ` (no number in ${week})`;
  const change = total - last.total;
  if (change === 0) return `, as in ${week}`;
  return `, ${change > 0 ? 'up' : 'down'} ${Math.abs(change)} from ${week}`;
}
