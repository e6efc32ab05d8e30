import { describe, expect, it } from 'vitest';
import type { CommandComment, Fetched, Permission } from '../../../src/handoff/facts.ts';
import type { IssueFacts } from '../../../src/handoff/issue-commands/issue-facts.ts';
import { judgeIssueCommands } from '../../../src/handoff/issue-commands/judge-issue-commands.ts';
import { factsOf } from '../../facts.ts';

const may = (value: Permission): Fetched<Permission> => ({ kind: 'known', value });

function comment(id: number, body: string, rest: Partial<CommandComment> = {}): CommandComment {
  return {
    id,
    author: { login: 'anna', isBot: false },
    createdAt: '2026-06-09T12:00:00.000Z',
    body,
    isEdited: false,
    answer: null,
    authorPermission: may('write'),
    ...rest,
  };
}

function issue(commands: readonly CommandComment[], rest: Partial<IssueFacts> = {}): IssueFacts {
  return {
    repository: factsOf().repository,
    configFiles: { repository: null },
    number: 5,
    url: 'https://github.com/acme/answers/issues/5',
    ownBody: null,
    commands,
    ownComments: [],
    operator: null,
    ...rest,
  };
}

const judge = (commands: readonly CommandComment[], rest: Partial<IssueFacts> = {}) =>
  judgeIssueCommands(issue(commands, rest));
const REPORT = '/baton report';
const NOTHING = { keptBy: null, effects: [], isReportAsked: false, wants: [] };
const react = (commentId: number, content: '+1' | 'confused') => ({ kind: 'react', commentId, content });

describe('a command on any issue', () => {
  it('has the report renewed for whoever may write, with a reaction alone', () => {
    expect(judge([comment(1, REPORT)])).toEqual({
      ...NOTHING,
      isReportAsked: true,
      effects: [react(1, '+1')],
    });
  });

  it('waits until it is known what its author may do', () => {
    const unasked = comment(1, REPORT, { authorPermission: null });
    expect(judge([unasked, comment(2, '/baton help')])).toEqual({ ...NOTHING, wants: ['anna'] });
    const failed: Fetched<Permission> = { kind: 'unknown', reason: '502' };
    expect(judge([comment(1, REPORT, { authorPermission: failed })])).toEqual(NOTHING);
  });

  it.each([
    [
      'by a reader',
      comment(1, REPORT, { authorPermission: may('read') }),
      'A fresh report takes write permission.',
    ],
    [
      'that was edited',
      comment(1, REPORT, { isEdited: true }),
      'Edited comments do not count: write it anew.',
    ],
    [
      'that belongs on a pull request',
      comment(1, '/baton waive rationale vendored'),
      'belongs on a pull request',
    ],
    [
      'that belongs on the issue of a phase',
      comment(1, '/baton decide stop no users'),
      'belongs on the issue of its phase',
    ],
    [
      'that belongs on the issue of a drill',
      comment(1, '/baton drill passed all well'),
      'belongs on the issue of the drill',
    ],
    ['that is none', comment(1, '/baton reprot'), 'Did you mean `/baton report`?'],
    ['that is half right', comment(1, `${REPORT}\n/baton nothing`), 'That is no command of Baton.'],
  ])('%s is refused, and the one comment says why', (_, one, reason) => {
    const { effects, isReportAsked } = judge([one]);
    expect(isReportAsked).toBe(false);
    expect(effects).toMatchObject([
      {
        kind: 'create-comment',
        number: 5,
        body: expect.stringContaining(
          '(https://github.com/acme/answers/issues/5#issuecomment-1) was not followed.',
        ),
      },
      react(1, 'confused'),
    ]);
    expect(effects[0]).toMatchObject({ body: expect.stringContaining(reason) });
  });

  it.each([
    ['that watches only', 'mode: observe', true, '`mode: observe`'],
    ['that is public', 'mode: enforce', false, 'the repository is public'],
  ])('that asks for a report in a repository %s is refused', (_, text, isPrivate, reason) => {
    const { repository } = issue([]);
    const config = { path: '.github/baton.yml', sha: 'c', text: { kind: 'known', value: text } } as const;
    const { effects, isReportAsked } = judge([comment(1, REPORT)], {
      repository: { ...repository, isPrivate },
      configFiles: { repository: config },
    });
    expect(isReportAsked).toBe(false);
    expect(effects).toMatchObject([{ body: expect.stringContaining(reason) }, react(1, 'confused')]);
  });

  it('is answered with help for everybody, in the comment that is there already', () => {
    const stranger = comment(7, '/baton help', { authorPermission: null });
    const ownComments = [
      { id: 2, body: 'A report of the week.' },
      { id: 3, body: '<!-- baton:answers -->\r\nold' },
    ];
    const { effects } = judge([stranger], { ownComments, operator: 'Lazar & Co' });
    expect(effects).toMatchObject([{ kind: 'update-comment', id: 3 }, react(7, '+1')]);
    expect(effects[0]).toMatchObject({
      body: expect.stringMatching(/^<!-- baton:answers -->\n\nCommands, each on a line/),
    });
    expect(effects[0]).toMatchObject({ body: expect.stringContaining('run by Lazar &amp; Co.') });
  });

  it('that was answered is not answered again', () => {
    const [created] = judge([comment(1, '/baton help'), comment(2, '/baton recheck')]).effects;
    const body = created?.kind === 'create-comment' ? created.body : '';
    const ownComments = [{ id: 9, body }];
    const answered = [
      comment(1, '/baton help', { answer: 'accepted' }),
      comment(2, '/baton recheck', { answer: 'refused' }),
      comment(3, REPORT, { answer: 'accepted' }),
    ];
    expect(judge(answered, { ownComments })).toEqual(NOTHING);
    // A crash came between the comment and the reactions.
    expect(judge([comment(1, '/baton help'), comment(2, '/baton recheck')], { ownComments }).effects).toEqual(
      [react(1, '+1'), react(2, 'confused')],
    );
  });

  it.each([
    ['by a bot', comment(1, REPORT, { author: { login: 'renovate', isBot: true } })],
    ['by an account that is gone', comment(1, REPORT, { author: null })],
    ['inside of code', comment(1, `\`\`\`\n${REPORT}\n\`\`\``)],
  ])('%s is none', (_, one) => {
    expect(judge([one])).toEqual(NOTHING);
  });

  it.each([
    ['phases', '<!-- baton:phase:phase-1 -->\ntext'],
    ['drills', 'Said above.\n\n<!-- baton:drill:ingest-2 -->\ntext'],
  ])('on an issue of %s is left to what keeps it', (keptBy, ownBody) => {
    expect(judge([comment(1, REPORT)], { ownBody })).toEqual({ ...NOTHING, keptBy });
  });

  it('never repeats what a refused person wrote, and stays within a body', () => {
    const many = Array.from({ length: 300 }, (_, index) => comment(index + 1, '/baton @everyone closes #1'));
    const [created] = judge(many).effects;
    const body = created?.kind === 'create-comment' ? created.body : '';
    expect(body).not.toContain('everyone');
    expect(body.length).toBeLessThan(25_000);
    expect(body).toContain('#issuecomment-300)');
  });
});
