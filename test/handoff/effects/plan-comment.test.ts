import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src/handoff/effects/effect.ts';
import { planComment } from '../../../src/handoff/effects/plan-comment.ts';
import type { OwnComment } from '../../../src/handoff/facts.ts';
import type { Finding } from '../../../src/handoff/finding.ts';
import type { Verdict } from '../../../src/handoff/judging/verdict.ts';
import { factsOf } from '../../facts.ts';

const FINDING: Finding = {
  rule: 'rationale',
  severity: 'error',
  reason: 'what-only',
  what: 'this says what changed, not why.',
  why: 'Nobody will remember.',
  mend: 'Add to the description:',
  snippet: 'Why: ',
  minutes: 1,
  isAlreadyOnBase: false,
};
const QUIET = { answers: null, isSilent: false };

function verdict(findings: readonly Finding[], isDraft = false): Verdict {
  const state = findings.length === 0 ? 'pass' : 'fail';
  return {
    number: 12,
    title: 'Retry',
    url: 'https://github.com/acme/answers/pull/12',
    isDraft,
    branches: {
      head: { repositoryUrl: 'https://github.com/acme/answers', branch: 'retry' },
      base: { repositoryUrl: 'https://github.com/acme/answers', branch: 'main' },
    },
    changedPaths: new Set(),
    lookups: [],
    rules: [
      {
        outcome: { rule: 'rationale', state, summary: '.', findings },
        severity: 'error',
        waiver: null,
        lapsedWaiver: null,
        waiverScope: null,
      },
    ],
    conclusion: findings.length === 0 ? 'success' : 'failure',
    notes: [],
    isIncomplete: false,
  };
}

/** The same, with a confirmation to be remembered. */
function keepingWord(of: Verdict): Verdict {
  const confirmation = {
    document: 'runbook',
    by: 'anna',
    at: '2026-11-18T09:00:00Z',
    headSha: 'a'.repeat(40),
    isByAuthor: false,
    documents: [],
    watched: [],
  } as const;
  return {
    ...of,
    rules: of.rules.map((rule) => ({
      ...rule,
      outcome: { ...rule.outcome, confirmations: [confirmation] },
    })),
  };
}

/** The comment as GitHub would show it after the effects. */
function applied(before: OwnComment | null, effects: readonly Effect[]): OwnComment {
  let comment = before ?? { id: 5, nodeId: 'IC_5', body: '', isMinimized: false, isEditedByOthers: false };
  for (const effect of effects) {
    if (effect.kind === 'create-comment' || effect.kind === 'update-comment')
      comment = { ...comment, body: effect.body };
    if (effect.kind === 'minimize-comment') comment = { ...comment, isMinimized: true };
    if (effect.kind === 'unminimize-comment') comment = { ...comment, isMinimized: false };
  }
  return comment;
}

const kinds = (effects: readonly Effect[]): string[] => effects.map((effect) => effect.kind);

describe('planComment', () => {
  it('says nothing where nothing is wrong', () => {
    expect(planComment(factsOf(), verdict([]), QUIET)).toEqual([]);
  });

  it('says nothing on a draft, nor about what the base has already', () => {
    expect(planComment(factsOf(), verdict([FINDING], true), QUIET)).toEqual([]);
    expect(planComment(factsOf(), verdict([{ ...FINDING, isAlreadyOnBase: true }]), QUIET)).toEqual([]);
  });

  it('is made once, and not written again while nothing changed', () => {
    const effects = planComment(factsOf(), verdict([FINDING]), QUIET);
    expect(kinds(effects)).toEqual(['create-comment']);
    const ownComment = applied(null, effects);
    expect(ownComment.body.split('\n')[0]).toBe('<!-- baton:pull-request -->');
    expect(planComment(factsOf({}, { ownComment }), verdict([FINDING]), QUIET)).toEqual([]);
  });

  it('does not mind line endings that GitHub changed', () => {
    const ownComment = applied(null, planComment(factsOf(), verdict([FINDING]), QUIET));
    const stored = { ...ownComment, body: ownComment.body.replaceAll('\n', '\r\n') };
    expect(planComment(factsOf({}, { ownComment: stored }), verdict([FINDING]), QUIET)).toEqual([]);
  });

  it('becomes one line and is folded when mended, and opens again on a relapse', () => {
    const failing = applied(null, planComment(factsOf(), verdict([FINDING]), QUIET));
    const mending = planComment(factsOf({}, { ownComment: failing }), verdict([]), QUIET);
    expect(kinds(mending)).toEqual(['update-comment', 'minimize-comment']);
    const mended = applied(failing, mending);
    expect(mended.body.split('\n')).toHaveLength(2);
    expect(planComment(factsOf({}, { ownComment: mended }), verdict([]), QUIET)).toEqual([]);

    const relapse = planComment(factsOf({}, { ownComment: mended }), verdict([FINDING]), QUIET);
    expect(kinds(relapse)).toEqual(['unminimize-comment', 'update-comment']);
    expect(applied(mended, relapse).body).toBe(failing.body);
  });

  it('stays hidden where a person hid it, while nothing is new', () => {
    const failing = applied(null, planComment(factsOf(), verdict([FINDING]), QUIET));
    const ownComment = { ...failing, isMinimized: true };
    expect(planComment(factsOf({}, { ownComment }), verdict([FINDING]), QUIET)).toEqual([]);
  });

  it('is folded by the next run where the first was cut off in between', () => {
    const failing = applied(null, planComment(factsOf(), verdict([FINDING]), QUIET));
    const [update] = planComment(factsOf({}, { ownComment: failing }), verdict([]), QUIET);
    const half = applied(failing, update === undefined ? [] : [update]);
    expect(kinds(planComment(factsOf({}, { ownComment: half }), verdict([]), QUIET))).toEqual([
      'minimize-comment',
    ]);
  });

  it('is not made again at a head where somebody deleted it', () => {
    expect(planComment(factsOf(), verdict([FINDING]), { answers: null, isSilent: true })).toEqual([]);
  });

  it('is made for an answer although nothing is missing, and then left alone', () => {
    const effects = planComment(factsOf(), verdict([]), { answers: 'Help', isSilent: false });
    expect(kinds(effects)).toEqual(['create-comment']);
    const ownComment = applied(null, effects);
    expect(planComment(factsOf({}, { ownComment }), verdict([]), QUIET)).toEqual([]);
  });

  it('is left alone too where it answers and keeps somebody’s word, and keeps the answer once that has lapsed', () => {
    const kept = keepingWord(verdict([]));
    const effects = planComment(factsOf(), kept, { answers: 'Refused', isSilent: false });
    const ownComment = applied(null, effects);
    expect(ownComment.body).toMatch(/For the record[^]*Refused/);
    expect(planComment(factsOf({}, { ownComment }), kept, QUIET)).toEqual([]);
    const [effect] = planComment(factsOf({}, { ownComment }), verdict([]), QUIET);
    expect(effect?.kind === 'update-comment' && effect.body).toMatch(/^<!-- [^]*Refused$/);
    expect(effect?.kind === 'update-comment' && effect.body).not.toContain('For the record');
  });

  it('keeps an answer while it fails, unless somebody else edited the comment', () => {
    const ownComment = applied(
      null,
      planComment(factsOf(), verdict([FINDING]), { answers: 'Refused', isSilent: false }),
    );
    expect(planComment(factsOf({}, { ownComment }), verdict([FINDING]), QUIET)).toEqual([]);
    const tampered = { ...ownComment, isEditedByOthers: true };
    const [effect] = planComment(factsOf({}, { ownComment: tampered }), verdict([FINDING]), QUIET);
    expect(effect?.kind === 'update-comment' && effect.body).not.toContain('Refused');
  });
});
