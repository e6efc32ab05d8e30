import { describe, expect, test } from 'vitest';
import { readCommands, readOwnComment } from '../../src/github/read-comments.ts';
import { comment } from './answers.ts';

const MARKER = '<!-- baton:pull-request -->';
const bot = { kind: 'Bot', login: 'baton' };

describe('commands', () => {
  test.each([
    ['/baton recheck', true],
    ['Please:\n/baton waive rationale hotfix', true],
    ['Please:\r\n  /baton waive rationale hotfix', true],
    ['/Baton help', true],
    ['try /baton help', false],
    ['https://x/baton', false],
    ['', false],
  ])('%j: %s', (body, expected) => {
    expect(readCommands([comment({ body })])).toHaveLength(expected ? 1 : 0);
  });

  test('are those of people, not of bots or the app', () => {
    const body = '/baton recheck';
    const all = [
      comment({ body, author: { kind: 'Bot', login: 'dependabot' } }),
      comment({ body, viewerDidAuthor: true }),
      comment({ body, author: null }),
    ];
    expect(readCommands(all).map(({ author }) => author)).toEqual([null]);
  });

  test('carry the id as REST wants it, and keep their order', () => {
    const all = [comment({ body: '/baton a' }), comment({ body: '/baton b', fullDatabaseId: '3000000002' })];
    expect(readCommands(all).map(({ id }) => id)).toEqual([3_000_000_001, 3_000_000_002]);
  });

  test.each([
    ['never', {}, false],
    ['by a time', { lastEditedAt: '2026-06-01T09:01:00Z' }, true],
    ['by an editor', { editor: { kind: 'User', login: 'anna' } }, true],
    ['by its first version', { includesCreatedEdit: true }, true],
  ])('are edited: %s', (_name, more, expected) => {
    expect(readCommands([comment({ body: '/baton a', ...more })])[0]?.isEdited).toBe(expected);
  });

  test.each([
    ['THUMBS_UP', true, 'accepted'],
    ['CONFUSED', true, 'refused'],
    ['THUMBS_UP', false, null],
    ['HEART', true, null],
  ])('answered by %s of the app: %s', (content, viewerHasReacted, expected) => {
    const asked = comment({ body: '/baton a', reactionGroups: [{ content, viewerHasReacted }] });
    expect(readCommands([asked])[0]?.answer).toBe(expected);
  });

  test('are found in linear time', () => {
    const body = `${' '.repeat(65_000)}\n${'\n/bato'.repeat(1_000)}`;
    const start = performance.now();
    for (let count = 0; count < 100; count += 1) readCommands([comment({ body })]);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('the own comment', () => {
  const own = comment({ body: `${MARKER}\r\nOne thing`, viewerDidAuthor: true, author: bot, id: 'IC_own' });

  test('is the earliest that bears the marker and is written by the app', () => {
    const all = [
      comment({ body: `${MARKER}\nforged` }),
      comment({ body: `quoted: ${MARKER}`, viewerDidAuthor: true }),
      own,
      comment({ body: MARKER, viewerDidAuthor: true, id: 'IC_later' }),
    ];
    expect(readOwnComment(all, 'baton')).toEqual({
      id: 3_000_000_001,
      nodeId: 'IC_own',
      body: `${MARKER}\r\nOne thing`,
      isMinimized: false,
      isEditedByOthers: false,
    });
    expect(readOwnComment(all.slice(0, 2), 'baton')).toBeNull();
  });

  const edited = (editors: (typeof bot | null)[], totalCount = editors.length) => ({
    ...own,
    lastEditedAt: '2026-06-01T09:01:00Z',
    includesCreatedEdit: true,
    editor: bot,
    userContentEdits: { totalCount, nodes: editors.map((editor) => ({ editor })) },
  });

  test.each([
    ['by the app alone', edited([bot, { kind: 'Bot', login: 'baton[bot]' }]), false],
    ['by a person in between', edited([bot, { kind: 'User', login: 'anna' }]), true],
    ['by a person of the same name', edited([bot, { kind: 'User', login: 'baton' }]), true],
    ['by an account that is gone', edited([bot, null]), true],
    ['more often than was read', edited([bot], 51), true],
    ['in a way that could not be read', { ...edited([]), userContentEdits: null }, true],
    ['by a person last', { ...edited([bot]), editor: { kind: 'User', login: 'anna' } }, true],
  ])('was edited %s', (_name, node, expected) => {
    expect(readOwnComment([node], 'baton')?.isEditedByOthers).toBe(expected);
  });
});
