import { describe, expect, it } from 'vitest';
import type { Fetched, Permission } from '../../../../src/handoff/facts.ts';
import { judgePhaseComment } from '../../../../src/handoff/phases/commands/judge-phase-comments.ts';
import { readCommanded } from '../../../../src/handoff/phases/commands/read-phase-comment.ts';
import type { EditedBy, PhaseComment } from '../../../../src/handoff/phases/phase-facts.ts';
import { comment } from '../sync/world.ts';

const WRITE: Fetched<Permission> = { kind: 'known', value: 'write' };
const READ: Fetched<Permission> = { kind: 'known', value: 'read' };
const PERMISSIONS = { anna: WRITE, lazar: WRITE, fiona: READ, olga: READ };
const people = { started: null, ends: null, engineers: ['lazar'], team: ['anna'], sponsor: ['fiona'] };

/** `followed`, `pending: …`, `refused-before`, or the reason of a refusal; null where nothing is said to Baton. */
function verdictOf(
  login: string,
  body: string,
  rest: Partial<PhaseComment> = {},
  editors: Record<string, EditedBy> = {},
  permissions: Readonly<Record<string, Fetched<Permission>>> = PERMISSIONS,
): string | null {
  const [source] = readCommanded([comment(1, login, body, rest)], editors);
  if (source === undefined) return null;
  const { verdict } = judgePhaseComment(source, {
    phase: '1',
    engagement: { config: people, members: {} },
    permissions,
  });
  if (verdict.kind === 'refused') return verdict.reason;
  if (verdict.kind === 'pending') return `pending: ${verdict.login ?? verdict.nodeId}`;
  return verdict.kind;
}

const METRIC = '/baton metric nDCG@5 0.7';
const DECIDE = '/baton decide agreed the budget is spent';
const ELSE = 'Somebody else edited it, so it does not count: write it anew.';
const EDITED = 'Edited commands do not count: write it anew.';
const WRITER = 'A report takes write permission.';
const CLIENT = "This is for the client's side to decide: `fiona`.";
const ENGINEER = 'An engineer of the engagement does not decide this: `fiona` does.';
const bot = (login: string): Partial<PhaseComment> => ({ author: { login, isBot: true } });

describe('a comment on the issue of a phase', () => {
  it.each<[string, string | null, string | null]>([
    ['a value by a writer', verdictOf('lazar', METRIC), 'followed'],
    ['a value by a reader', verdictOf('olga', METRIC), WRITER],
    ['a value by the sponsor, who reads', verdictOf('fiona', METRIC), WRITER],
    ['a value by somebody who is not looked up', verdictOf('zoe', METRIC), 'pending: zoe'],
    [
      'a value by somebody who could not be looked up',
      verdictOf('zoe', METRIC, {}, {}, { zoe: { kind: 'unknown', reason: '502' } }),
      'pending: zoe',
    ],
    ['a value by the repository’s workflows', verdictOf('', METRIC, bot('github-actions')), 'followed'],
    ['a person of that name', verdictOf('github-actions', METRIC), 'pending: github-actions'],
    ['a value by another bot', verdictOf('', METRIC, bot('dependabot')), null],
    ['a value by the app itself', verdictOf('baton', METRIC, { isOwn: true }), null],
    ['a value by an account that is gone', verdictOf('', METRIC, { author: null }), null],
    ['no command', verdictOf('anna', 'Looks good.'), null],
    ['a decision by the sponsor', verdictOf('fiona', DECIDE), 'followed'],
    ['a decision by the team', verdictOf('anna', DECIDE), 'followed'],
    ['a decision by an engineer', verdictOf('lazar', DECIDE), ENGINEER],
    ['a decision by somebody else', verdictOf('olga', DECIDE), CLIENT],
    ['a decision by the workflows', verdictOf('', DECIDE, bot('github-actions')), 'People decide, not bots.'],
    ['an acceptance by an engineer', verdictOf('lazar', '/baton accept'), ENGINEER],
    ['help for everybody', verdictOf('olga', '/baton help'), 'followed'],
    ['a fresh report by a writer', verdictOf('lazar', '/baton report'), 'followed'],
    ['a fresh report by a reader', verdictOf('olga', '/baton report'), 'This takes write permission.'],
    ['another look by a reader', verdictOf('olga', '/baton recheck'), 'This takes write permission.'],
    [
      'what belongs elsewhere',
      verdictOf('anna', '/baton waive rationale the client asked for it'),
      '`/baton waive` belongs on a pull request, not on the issue of a phase.',
    ],
    ['a value that its author corrected', verdictOf('lazar', METRIC, { editedBy: 'author' }), 'followed'],
    ['a value that somebody else edited', verdictOf('lazar', METRIC, { editedBy: 'others' }), ELSE],
    [
      'a value whose editors are not looked up',
      verdictOf('lazar', METRIC, { editedBy: 'unread' }),
      'pending: IC_1',
    ],
    [
      'a value whose editors were looked up',
      verdictOf('lazar', METRIC, { editedBy: 'unread' }, { IC_1: 'author' }),
      'followed',
    ],
    [
      'a value whose editors were others',
      verdictOf('lazar', METRIC, { editedBy: 'unread' }, { IC_1: 'others' }),
      ELSE,
    ],
    ['an edited decision', verdictOf('fiona', DECIDE, { editedBy: 'author' }), EDITED],
    [
      'an edited decision that was followed',
      verdictOf('fiona', DECIDE, { editedBy: 'author', isAccepted: true }),
      EDITED,
    ],
    ['an edited decision, by whomever', verdictOf('fiona', DECIDE, { editedBy: 'unread' }), EDITED],
    [
      'a decision that was followed, by somebody who has left',
      verdictOf('zoe', DECIDE, { isAccepted: true }),
      'followed',
    ],
    [
      'a decision that was refused, by somebody who may decide now',
      verdictOf('fiona', DECIDE, { isRefused: true }),
      'refused-before',
    ],
    [
      'a decision that was refused, by somebody who still may not',
      verdictOf('lazar', DECIDE, { isRefused: true }),
      ENGINEER,
    ],
    [
      'a value that was refused, and would count now',
      verdictOf('anna', METRIC, { isRefused: true }),
      'followed',
    ],
    ['a value and a decision by the team', verdictOf('anna', `${METRIC}\n${DECIDE}`), 'followed'],
    ['a value and a decision by the sponsor, who reads', verdictOf('fiona', `${METRIC}\n${DECIDE}`), WRITER],
    ['a value and a decision by an engineer', verdictOf('lazar', `${METRIC}\n${DECIDE}`), ENGINEER],
  ])('%s', (_what, verdict, expected) => expect(verdict).toBe(expected));

  it('brings nothing to the record unless it is followed', () => {
    const [source] = readCommanded([comment(1, 'olga', `${METRIC}\n${DECIDE}\n/baton accept`)], {});
    if (source === undefined) throw new Error('It holds commands');
    const context = { phase: '1', engagement: { config: people, members: {} }, permissions: PERMISSIONS };
    expect(judgePhaseComment(source, context)).toMatchObject({ reports: [], decisions: [], accepts: false });
  });

  it('brings its values and its decision', () => {
    const body = `${METRIC} reranker on\nTwo lines.\n/baton decide continue for 2 it grows`;
    const [source] = readCommanded([comment(1, 'anna', body)], {});
    if (source === undefined) throw new Error('It holds commands');
    const context = { phase: '1', engagement: { config: people, members: {} }, permissions: PERMISSIONS };
    expect(judgePhaseComment(source, context)).toMatchObject({
      reports: [
        {
          metric: 'nDCG@5',
          value: 0.7,
          note: 'reranker on',
          phase: '1',
          source: { kind: 'comment', by: 'anna', line: 1 },
        },
      ],
      decisions: [{ decision: 'continue', limit: { iterations: 2 }, reason: 'it grows', by: 'anna' }],
    });
  });
});
