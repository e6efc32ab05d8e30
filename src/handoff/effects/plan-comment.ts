import type { OwnComment, PullRequestFacts } from '../facts.ts';
import { isOwnFailure, type Verdict } from '../judging/verdict.ts';
import { ANSWERS_MARKER, COMMENT_MARKER, MENDED_LINE, renderFailing } from '../rendering/render-comment.ts';
import type { Effect } from './effect.ts';

const MENDED_BODY = `${COMMENT_MARKER}\n${MENDED_LINE}`;

export interface CommentWish {
  /** Answers to commands that are new in this run, as Markdown; null where there are none. */
  readonly answers: string | null;
  /** Somebody deleted the comment at this head: it is not made again. */
  readonly isSilent: boolean;
}

/**
 * Keeps the one comment: made once a pull request that is no draft fails by something of its own or a command
 * wants an answer, edited in place, one line and minimised when all is mended, opened again on a relapse.
 */
export function planComment(facts: PullRequestFacts, verdict: Verdict, wish: CommentWish): Effect[] {
  const existing = facts.ownComment;
  const failing = verdict.rules.some(isOwnFailure) ? renderFailing(verdict) : null;
  if (existing === null) {
    const isWanted = wish.answers !== null || (failing !== null && !verdict.isDraft && !wish.isSilent);
    if (!isWanted) return [];
    const body = compose(verdict.isDraft ? null : failing, wish.answers);
    return [{ kind: 'create-comment', number: facts.pullRequest.number, body }];
  }
  if (failing !== null) {
    const kept = existing.isEditedByOthers ? null : answersOf(existing.body);
    const isNews = wish.answers !== null || isMended(existing);
    return show(existing, compose(failing, wish.answers ?? kept), isNews);
  }
  if (wish.answers !== null) return show(existing, compose(null, wish.answers), true);
  return isOnlyAnswers(existing) ? [] : fold(existing);
}

/**
 * Shows a folded comment again only where it has news: what a person hid stays hidden. Unfolded first, since the old
 * text is what tells a relapse after a crash in between.
 */
function show(existing: OwnComment, body: string, isNews: boolean): Effect[] {
  const isUnfolded = existing.isMinimized && isNews;
  return [
    ...(isUnfolded ? [{ kind: 'unminimize-comment', nodeId: existing.nodeId } as const] : []),
    ...update(existing, body),
  ];
}

function fold(existing: OwnComment): Effect[] {
  return [
    ...update(existing, MENDED_BODY),
    ...(existing.isMinimized ? [] : [{ kind: 'minimize-comment', nodeId: existing.nodeId } as const]),
  ];
}

function update(existing: OwnComment, body: string): Effect[] {
  return sameText(existing.body, body) ? [] : [{ kind: 'update-comment', id: existing.id, body }];
}

/** GitHub may hand back other line endings and no trailing blanks. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trimEnd() === b.trimEnd();
}

function compose(failing: string | null, answers: string | null): string {
  const parts = [failing, answers === null ? null : `${ANSWERS_MARKER}\n${answers}`];
  return [COMMENT_MARKER, parts.filter((part) => part !== null).join('\n\n')].join('\n');
}

function answersOf(body: string): string | null {
  const start = body.indexOf(`\n${ANSWERS_MARKER}`);
  return start < 0
    ? null
    : body
        .slice(start + ANSWERS_MARKER.length + 1)
        .replaceAll('\r\n', '\n')
        .trim();
}

function isMended(existing: OwnComment): boolean {
  return sameText(existing.body, MENDED_BODY);
}

function isOnlyAnswers(existing: OwnComment): boolean {
  return existing.body.replaceAll('\r\n', '\n').startsWith(`${COMMENT_MARKER}\n${ANSWERS_MARKER}`);
}
