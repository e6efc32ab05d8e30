import { editorUrl } from '../../../rendering/editor-url.ts';
import { aboutMinutes } from '../../../rendering/words.ts';
import { quoteInline } from '../../../text/neutralise.ts';
import type { Link } from '../../score/part.ts';
import type { Score, ScoredAction } from '../../score/score.ts';
import { link } from '../markdown.ts';
import type { ReportContext } from '../report-context.ts';

/** The actions worth most, each with its minutes and what it brings; empty where there are none. */
export function renderActions(score: Score, context: ReportContext, most: number): string[] {
  const actions = score.actions.slice(0, most);
  if (actions.length === 0) return [];
  const lines = actions.map(
    (action, index) =>
      `${actions.length === 1 ? '' : `${index + 1}. `}${actionWords(action, score, context)}`,
  );
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return [`**Worth most now:** ${only}`];
  return [['### Worth most now', '', ...lines].join('\n')];
}

function actionWords(action: ScoredAction, { total }: Score, context: ReportContext): string {
  const what = /[.!?]$/.test(action.what) ? action.what : `${action.what}.`;
  // Points of a number that is withheld would say nothing.
  const points = total === null ? '' : `, ${pointWords(action.points)}`;
  const effort = aboutMinutes(action.minutes);
  return `${what} _${effort.charAt(0).toUpperCase()}${effort.slice(1)}${points}._${whereWords(action.link, context)}`;
}

function pointWords(points: number): string {
  if (points === 0) return 'under a point';
  return `+${points} ${points === 1 ? 'point' : 'points'}`;
}

function whereWords(place: Link | null, { repository }: ReportContext): string {
  if (place === null) return '';
  if ('url' in place) return ` ${link('Open', place.url)}`;
  const { editorLink } = place;
  const base = { repositoryUrl: repository.url, branch: repository.defaultBranch };
  const url = editorUrl({ editorLink, isAlreadyOnBase: true }, { head: null, base });
  if (url === null) return '';
  return ` ${link(`${editorLink.value === undefined ? 'Edit' : 'Create'} ${quoteInline(editorLink.path, 100)}`, url)}`;
}
