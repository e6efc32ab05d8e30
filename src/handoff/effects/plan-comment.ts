import type { OwnComment, PullRequestFacts } from '../facts.ts';
import { isOwnFailure, type Verdict } from '../judging/verdict.ts';
import { ANSWERS_MARKER, COMMENT_MARKER, MENDED_LINE, renderFailing } from '../rendering/render-comment.ts';
import { RECORDS_BEGINNING, recordsOf, renderRecords } from '../rendering/render-records.ts';
import type { Effect } from './effect.ts';

export interface CommentWish {
  /** Answers to commands that are new in this run, as Markdown; null where there are none. */
  readonly answers: string | null;
  /** Somebody deleted the comment at this head: it is not made again. */
  readonly isSilent: boolean;
}

/**
 * Keeps the one comment: made once a pull request that is no draft fails by something of its own, a command
 * wants an answer, or somebody's word is to be remembered; edited in place, one line and minimised when all is mended,
 * opened again on a relapse.
 */
export function planComment(facts: PullRequestFacts, verdict: Verdict, wish: CommentWish): Effect[] {
  const existing = facts.ownComment;
  const failing = verdict.rules.some(isOwnFailure) ? renderFailing(verdict) : null;
  const records = renderRecords(verdict) ?? (isUnsure(verdict) ? keptRecords(existing) : null);
  if (existing === null) {
    const isFailing = failing !== null && !verdict.isDraft;
    // A button pressed after the comment was deleted wants it back.
    const isUnwanted = wish.isSilent && facts.presses.length === 0;
    if (wish.answers === null && (isUnwanted || (!isFailing && records === null))) return [];
    const body = compose({ failing: verdict.isDraft ? null : failing, records, answers: wish.answers });
    return [{ kind: 'create-comment', number: facts.pullRequest.number, body }];
  }
  const kept = existing.isEditedByOthers ? null : answersOf(existing.body);
  if (failing !== null) {
    const isNews = wish.answers !== null || isQuiet(existing);
    return show(existing, compose({ failing, records, answers: wish.answers ?? kept }), isNews);
  }
  if (wish.answers !== null) {
    return show(existing, compose({ failing: null, records, answers: wish.answers }), true);
  }
  // What was answered stays, alone or beside somebody's word: nothing was asked there that could have been mended.
  if (isOnlyAnswers(existing) || (kept !== null && keepsWord(existing))) {
    const isLeft = records === null && kept === null;
    return isLeft ? [] : update(existing, compose({ failing: null, records, answers: kept }));
  }
  return fold(existing, records);
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

/** One line instead of what was asked. What only keeps somebody's word was never a complaint, and stays in sight. */
function fold(existing: OwnComment, records: string | null): Effect[] {
  const body = compose({ failing: records === null ? MENDED_LINE : null, records, answers: null });
  const isMinimized = existing.isMinimized || (records !== null && isQuiet(existing));
  return [
    ...update(existing, body),
    ...(isMinimized ? [] : [{ kind: 'minimize-comment', nodeId: existing.nodeId } as const]),
  ];
}

function update(existing: OwnComment, body: string): Effect[] {
  return sameText(existing.body, body) ? [] : [{ kind: 'update-comment', id: existing.id, body }];
}

/** What could not be read this time must not cost people's word. */
function isUnsure({ rules }: Verdict): boolean {
  return rules.some(({ outcome }) => outcome.state === 'unknown');
}

function keptRecords(existing: OwnComment | null): string | null {
  return existing === null || existing.isEditedByOthers ? null : recordsOf(existing.body);
}

/** GitHub may hand back other line endings and no trailing blanks. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trimEnd() === b.trimEnd();
}

function compose(parts: {
  readonly failing: string | null;
  readonly records: string | null;
  readonly answers: string | null;
}): string {
  const { failing, records, answers } = parts;
  const blocks = [failing, records, answers === null ? null : `${ANSWERS_MARKER}\n${answers}`];
  return [COMMENT_MARKER, blocks.filter((block) => block !== null).join('\n\n')].join('\n');
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

/** Nothing was asked in it: all is mended, or it only keeps somebody's word. */
function isQuiet(existing: OwnComment): boolean {
  return firstLine(existing).trimEnd() === MENDED_LINE || keepsWord(existing);
}

/** It begins with somebody's word, so that nothing is asked in it. */
function keepsWord(existing: OwnComment): boolean {
  return firstLine(existing).startsWith(RECORDS_BEGINNING);
}

/** After the marker. */
function firstLine({ body }: OwnComment): string {
  return body.split(/\r?\n/, 2)[1] ?? '';
}

function isOnlyAnswers(existing: OwnComment): boolean {
  return existing.body.replaceAll('\r\n', '\n').startsWith(`${COMMENT_MARKER}\n${ANSWERS_MARKER}`);
}
