import { describe, expect, test } from 'vitest';
import type { PersonNode } from '../../src/github/pull-request-answer.ts';
import {
  isSame,
  type PhaseCommentNode,
  type PhaseIssueNode,
  readEditedBy,
  readPhaseComment,
  readPhaseIssue,
} from '../../src/github/read-phase-issues.ts';
import type { EditedBy } from '../../src/handoff/phases/phase-facts.ts';
import { ANNA, APP_ACTOR, phaseComment, phaseIssue } from './phase-answers.ts';

const NAMESAKE: PersonNode = { kind: 'User', login: 'baton' };
const day = (number: number): string => `2026-06-0${number}T10:00:00Z`;
const event = (kind: string, number: number, actor: PersonNode | null, label?: string) => ({
  kind,
  createdAt: day(number),
  actor,
  ...(label === undefined ? {} : { label: { name: label } }),
});
const read = (more: Partial<PhaseIssueNode>) =>
  readPhaseIssue(phaseIssue(7, more), { kind: 'known', value: [] }, 'baton');
const happened = (...nodes: readonly (ReturnType<typeof event> | null)[]) =>
  read({ timelineItems: { nodes } });

describe('an issue', () => {
  test('is told with its labels and its milestone', () => {
    expect(
      read({ labels: { nodes: [{ name: 'baton:phase' }, null, { name: 'bug' }] }, milestone: { number: 3 } }),
    ).toEqual({
      number: 7,
      title: 'Phase 7',
      body: '<!-- baton:phase:phase-7 -->\nText',
      url: 'https://github.com/acme/shop/issues/7',
      isOpen: true,
      closedAs: null,
      closedBy: null,
      labels: ['baton:phase', 'bug'],
      milestone: 3,
      demilestonedAt: null,
      unlabeledAt: {},
      comments: { kind: 'known', value: [] },
    });
  });

  test.each([
    ['COMPLETED', 'completed'],
    ['NOT_PLANNED', 'not-planned'],
    ['DUPLICATE', 'not-planned'],
    // Closed before GitHub had reasons.
    [null, 'completed'],
  ])('closed as %s is %s', (stateReason, closedAs) => {
    expect(read({ state: 'CLOSED', stateReason })).toMatchObject({ isOpen: false, closedAs });
  });

  test('was closed by whoever closed it last, a person or the app', () => {
    const closed = (...nodes: readonly ReturnType<typeof event>[]) =>
      read({ state: 'CLOSED', stateReason: 'COMPLETED', timelineItems: { nodes } }).closedBy;
    const byAnna = event('ClosedEvent', 1, ANNA);
    const byApp = event('ClosedEvent', 2, APP_ACTOR);
    expect(closed(byAnna, byApp)).toEqual({ login: 'baton', isBot: true });
    expect(closed(byApp, byAnna)).toEqual({ login: 'anna', isBot: false });
    expect(closed(byApp, byAnna, event('UnlabeledEvent', 3, APP_ACTOR, 'x'))).toMatchObject({
      login: 'anna',
    });
    // The account is gone, and it was the last: the app's own closing before that does not count.
    expect(closed(byApp, event('ClosedEvent', 3, null))).toBeNull();
    expect(closed()).toBeNull();
  });

  test('that is open again was closed by nobody, and as nothing', () => {
    const reopened = read({
      stateReason: 'REOPENED',
      timelineItems: { nodes: [event('ClosedEvent', 1, ANNA)] },
    });
    expect(reopened).toMatchObject({ isOpen: true, closedAs: null, closedBy: null });
  });

  test('was taken off its milestone where people did it last, not where the app did', () => {
    const off = (number: number, actor: PersonNode | null) => event('DemilestonedEvent', number, actor);
    expect(happened(off(1, APP_ACTOR)).demilestonedAt).toBeNull();
    expect(happened(off(1, { kind: 'Bot', login: 'baton[bot]' })).demilestonedAt).toBeNull();
    expect(happened(off(1, ANNA), off(2, ANNA), off(3, APP_ACTOR)).demilestonedAt).toBe(day(2));
    expect(happened(off(1, null)).demilestonedAt).toBe(day(1));
    expect(happened(off(1, NAMESAKE)).demilestonedAt).toBe(day(1));
    expect(happened(off(1, { kind: 'Bot', login: 'other' })).demilestonedAt).toBe(day(1));
    expect(happened(null, event('ClosedEvent', 1, ANNA)).demilestonedAt).toBeNull();
  });

  test('tells of each label when people last took it off', () => {
    const off = (number: number, actor: PersonNode | null, label: string) =>
      event('UnlabeledEvent', number, actor, label);
    const issue = happened(
      off(1, ANNA, 'baton:overdue'),
      off(2, null, 'baton:phase'),
      off(3, ANNA, 'baton:overdue'),
      off(4, APP_ACTOR, 'baton:overdue'),
      off(5, APP_ACTOR, 'baton:kill-criterion'),
      event('DemilestonedEvent', 6, ANNA),
    );
    expect(issue.unlabeledAt).toEqual({ 'baton:overdue': day(3), 'baton:phase': day(2) });
    expect(issue.demilestonedAt).toBe(day(6));
  });
});

describe('a comment', () => {
  test('is told with the ids that either API wants', () => {
    expect(readPhaseComment(phaseComment({ viewerDidAuthor: true, author: APP_ACTOR }))).toEqual({
      id: 3_000_000_001,
      nodeId: 'IC_1',
      author: { login: 'baton', isBot: true },
      createdAt: '2026-06-01T09:00:00Z',
      body: '/baton accept',
      url: 'https://github.com/acme/shop/issues/7#issuecomment-1',
      isOwn: true,
      editedBy: 'nobody',
      isAccepted: false,
      isRefused: false,
    });
  });

  test.each([
    [['THUMBS_UP'], { isAccepted: true, isRefused: false }],
    [['CONFUSED'], { isAccepted: false, isRefused: true }],
    [['THUMBS_UP', 'CONFUSED'], { isAccepted: true, isRefused: true }],
    [['HEART'], { isAccepted: false, isRefused: false }],
  ])('that the app reacted to with %j is answered so', (given, answered) => {
    const groups = ['THUMBS_UP', 'CONFUSED', 'HEART'];
    const reactionGroups = groups.map((content) => ({ content, viewerHasReacted: given.includes(content) }));
    expect(readPhaseComment(phaseComment({ reactionGroups }))).toMatchObject(answered);
  });

  test('whose reactions GitHub does not tell has none', () => {
    const read = readPhaseComment(phaseComment({ reactionGroups: null }));
    expect(read).toMatchObject({ isAccepted: false, isRefused: false });
  });
});

describe('a text was edited by', () => {
  const edited = { lastEditedAt: day(2), includesCreatedEdit: false, editor: ANNA };
  test.each<[string, Partial<PhaseCommentNode>, EditedBy]>([
    ['nobody', {}, 'nobody'],
    ['whoever has to be looked up, where its author had the last hand on it', edited, 'unread'],
    ['others, where somebody else had', { ...edited, editor: { kind: 'User', login: 'lazar' } }, 'others'],
    ['others, where the editor’s account is gone', { ...edited, editor: null }, 'others'],
    ['others, where both accounts are gone', { ...edited, author: null, editor: null }, 'others'],
    ['others, where the author’s account is gone', { ...edited, author: null }, 'others'],
    [
      'others, where a bot bears the author’s name',
      { ...edited, editor: { kind: 'Bot', login: 'anna' } },
      'others',
    ],
    ['its author as the record tells, without a time', { includesCreatedEdit: true, editor: ANNA }, 'unread'],
    ['somebody unknown, where only the record tells', { includesCreatedEdit: true }, 'others'],
    ['somebody, where only an editor is told', { editor: ANNA }, 'unread'],
    ['somebody, where only the time is told', { lastEditedAt: day(2) }, 'others'],
  ])('%s', (_name, more, editedBy) => {
    expect(readEditedBy(phaseComment(more))).toBe(editedBy);
  });
});

test('a bot is the same with and without its suffix, and nobody is the same as nobody', () => {
  expect(isSame(APP_ACTOR, { kind: 'Bot', login: 'baton[bot]' })).toBe(true);
  expect(isSame(APP_ACTOR, NAMESAKE)).toBe(false);
  expect(isSame(null, null)).toBe(false);
});
