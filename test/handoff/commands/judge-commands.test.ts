import { describe, expect, it } from 'vitest';
import { helpText } from '../../../src/handoff/commands/help-text.ts';
import { judgeCommands } from '../../../src/handoff/commands/judge-commands.ts';
import { needsPermission } from '../../../src/handoff/commands/needs-permission.ts';
import { parseCommands } from '../../../src/handoff/commands/parse-commands.ts';
import type { Config } from '../../../src/handoff/config/config.ts';
import type { CommandComment, Permission } from '../../../src/handoff/facts.ts';
import { defaultConfig, factsOf } from '../../facts.ts';

const may = (value: Permission) => ({ kind: 'known', value }) as const;

/** A comment by somebody with write permission who is not the author of the pull request. */
function comment(body: string, rest: Partial<CommandComment> = {}): CommandComment {
  return {
    id: 7,
    author: { login: 'anna', isBot: false },
    createdAt: '2026-06-09T12:00:00.000Z',
    body,
    isEdited: false,
    answer: null,
    authorPermission: may('write'),
    ...rest,
  };
}

const byAuthor = { author: { login: 'Lazar', isBot: false } };

function judge(comment: CommandComment, config: Config = defaultConfig()) {
  return judgeCommands(factsOf({ commands: { kind: 'known', value: [comment] } }), config);
}

function leavingWaiversTo(team: readonly string[]): Config {
  const config = defaultConfig();
  return {
    ...config,
    waivers: { by: 'team' },
    engagement: { ...config.engagement, team, engineers: ['lazar', 'bob'] },
  };
}

const WAIVE = '/baton waive rationale vendored code';
const NOTHING = {
  waivers: [],
  answers: [],
  isHelpAsked: false,
  isReportAsked: false,
  recheckCommentId: null,
  notes: [],
};

describe('judgeCommands', () => {
  it('puts a waiver in force and accepts it', () => {
    expect(judge(comment(WAIVE))).toEqual({
      ...NOTHING,
      waivers: [
        {
          rule: 'rationale',
          by: 'anna',
          reason: 'vendored code',
          isHotfix: false,
          until: null,
          commentId: 7,
          isTeamUnchecked: false,
        },
      ],
      answers: [{ commentId: 7, by: 'anna', answer: 'accepted' }],
    });
  });

  it.each(['admin', 'maintain', 'write'] as const)(
    'lets people with %s permission waive and recheck',
    (permission) => {
      expect(judge(comment(WAIVE, { authorPermission: may(permission) })).waivers).toHaveLength(1);
      expect(judge(comment('/baton recheck', { authorPermission: may(permission) })).recheckCommentId).toBe(
        7,
      );
    },
  );

  it.each(['triage', 'read', 'none'] as const)('refuses people with %s permission', (permission) => {
    for (const body of [WAIVE, '/baton recheck', '/baton help', '/baton waive rationale hotfix it is down']) {
      const judged = judge(comment(body, { authorPermission: may(permission) }));
      expect(judged).toMatchObject({ ...NOTHING, answers: [{ answer: 'refused' }] });
      expect(judged.answers[0]).toHaveProperty('reason', expect.stringContaining('write permission'));
    }
  });

  it.each([null, { kind: 'unknown', reason: '502' } as const])(
    'neither follows nor answers while the permission is %j',
    (authorPermission) => {
      expect(judge(comment(WAIVE, { authorPermission }))).toEqual(NOTHING);
      expect(judge(comment('/baton recheck', { authorPermission }))).toEqual(NOTHING);
    },
  );

  it('lets authors waive only as a hotfix, and only with write permission', () => {
    expect(judge(comment(WAIVE, byAuthor)).answers).toMatchObject([
      { answer: 'refused', reason: expect.stringContaining('/baton waive rationale hotfix') },
    ]);
    const hotfix = '/baton waive rationale hotfix login is down';
    expect(judge(comment(hotfix, byAuthor)).waivers).toMatchObject([{ isHotfix: true, by: 'Lazar' }]);
    expect(judge(comment(hotfix, { ...byAuthor, authorPermission: may('read') })).waivers).toEqual([]);
  });

  it('takes a person and a bot of the same name for two', () => {
    const value = [comment(WAIVE, byAuthor)];
    const author = { login: 'lazar', isBot: true };
    const facts = factsOf({ author, commands: { kind: 'known', value } });
    expect(judgeCommands(facts, defaultConfig()).waivers).toHaveLength(1);
  });

  it('lets authors ask for a recheck or help whatever their permission', () => {
    const judged = judge(comment('/baton recheck\n/baton help', { ...byAuthor, authorPermission: null }));
    expect(judged).toMatchObject({
      recheckCommentId: 7,
      isHelpAsked: true,
      answers: [{ answer: 'accepted' }],
    });
  });

  it('keeps an accepted waiver in force without looking the permission up again', () => {
    const accepted = comment(WAIVE, { answer: 'accepted', authorPermission: null });
    expect(judge(accepted)).toMatchObject({ waivers: [{ rule: 'rationale' }], answers: [] });
    expect(needsPermission(accepted)).toBe(false);
  });

  it('does not ask again for what was answered', () => {
    const body = '/baton recheck\n/baton help';
    expect(judge(comment(body, { answer: 'accepted' }))).toEqual(NOTHING);
    expect(judge(comment(WAIVE, { answer: 'refused' }))).toEqual(NOTHING);
  });

  it('does not count edited comments, not even accepted ones', () => {
    expect(judge(comment(WAIVE, { isEdited: true }))).toMatchObject({
      waivers: [],
      answers: [{ answer: 'refused', reason: expect.stringContaining('anew') }],
    });
    expect(judge(comment(WAIVE, { isEdited: true, answer: 'accepted' }))).toEqual({
      ...NOTHING,
      notes: ['The waiver by `anna` was edited afterwards, so it no longer counts: write it anew.'],
    });
  });

  it('ends a waiver at its time', () => {
    const lasting = (days: number) => judge(comment(`/baton waive rationale for ${days}d vendored`)).waivers;
    expect(lasting(2)).toMatchObject([{ until: '2026-06-11T12:00:00.000Z' }]);
    expect(lasting(1)).toEqual([]);
  });

  it.each([
    ['bots', { author: { login: 'helper', isBot: true } }],
    ['the app', { author: { login: 'baton', isBot: false } }],
    ['accounts that are gone', { author: null }],
  ])('ignores %s', (_, rest) => {
    expect(judge(comment(WAIVE, rest))).toEqual(NOTHING);
  });

  it('ignores comments without a command', () => {
    expect(judge(comment('> /baton recheck\n\nwhat is that?'))).toEqual(NOTHING);
  });

  it('follows a comment as a whole or not at all', () => {
    expect(judge(comment(`${WAIVE}\n/baton rechek`))).toMatchObject({
      waivers: [],
      answers: [{ answer: 'refused' }],
    });
  });

  it.each([
    ['/baton rechek', '/baton recheck'],
    ['/baton waive rational vendored', '`rationale`'],
    ['/baton waive rationale', 'reason'],
    ['/baton metric a 1', 'issue of its phase'],
    ['/baton decide stop no users', 'issue of its phase'],
    ['/baton accept', 'issue of its phase'],
    ['/baton drill passed all well', 'issue of the drill'],
  ])('refuses %s without a look-up and says why', (body, reason) => {
    const refused = comment(body, { authorPermission: null });
    expect(needsPermission(refused)).toBe(false);
    expect(judge(refused).answers).toMatchObject([
      { answer: 'refused', reason: expect.stringContaining(reason) },
    ]);
  });

  it('has the report renewed for whoever may write, once', () => {
    const report = (rest: Partial<CommandComment>) => judge(comment('/baton report', rest));
    expect(report({})).toMatchObject({ isReportAsked: true, answers: [{ answer: 'accepted' }] });
    expect(report({ answer: 'accepted' })).toMatchObject({ isReportAsked: false, answers: [] });
    expect(report({ authorPermission: null })).toMatchObject({ isReportAsked: false, answers: [] });
    expect(needsPermission(comment('/baton report', { authorPermission: null }))).toBe(true);
    const reader = { ...byAuthor, authorPermission: may('read') };
    expect(report(reader)).toMatchObject({ isReportAsked: false, answers: [{ answer: 'refused' }] });
    expect(judge(comment('/baton report\n/baton rechek')).isReportAsked).toBe(false);
    expect(judge(comment('/baton report'), { ...defaultConfig(), mode: 'observe' })).toMatchObject({
      isReportAsked: false,
      answers: [{ answer: 'refused', reason: expect.stringContaining('`mode: observe`') }],
    });
  });

  it('never repeats what a refused person wrote', () => {
    expect(
      JSON.stringify(judge(comment('/baton waive @everyone closes #1\n/baton @everyone'))),
    ).not.toContain('everyone');
  });

  it('leaves waivers to the team where the config says so', () => {
    expect(judge(comment(WAIVE), leavingWaiversTo(['Anna'])).waivers).toHaveLength(1);
    expect(judge(comment(WAIVE), leavingWaiversTo(['fiona'])).answers).toMatchObject([
      { answer: 'refused', reason: expect.stringContaining('waivers.by') },
    ]);
    expect(judge(comment(WAIVE), leavingWaiversTo([])).waivers).toEqual([]);
    expect(
      judge(comment(WAIVE, { authorPermission: may('read') }), leavingWaiversTo(['anna'])).waivers,
    ).toEqual([]);
  });

  it('lets authors waive as a hotfix although waivers are left to the team', () => {
    const hotfix = comment('/baton waive rationale hotfix login is down', byAuthor);
    expect(judge(hotfix, leavingWaiversTo(['anna'])).waivers).toMatchObject([{ isTeamUnchecked: false }]);
  });

  it('falls back to write permission for a team of GitHub, says so, and leaves outsiders out', () => {
    const config = leavingWaiversTo(['@acme/platform']);
    expect(judge(comment(WAIVE), config).waivers).toMatchObject([{ isTeamUnchecked: true }]);
    const outsider = comment(WAIVE, { author: { login: 'bob', isBot: false } });
    expect(judge(outsider, config).answers).toMatchObject([{ answer: 'refused' }]);
  });

  it('judges each comment for itself, oldest first', () => {
    const value = [
      comment(WAIVE, { id: 1, answer: 'accepted' }),
      comment('/baton rechek', { id: 2 }),
      comment('/baton waive config it is generated', { id: 3 }),
    ];
    const judged = judgeCommands(factsOf({ commands: { kind: 'known', value } }), defaultConfig());
    expect(judged.waivers.map(({ rule, commentId }) => [rule, commentId])).toEqual([
      ['rationale', 1],
      ['config', 3],
    ]);
    expect(judged.answers.map(({ commentId, answer }) => [commentId, answer])).toEqual([
      [2, 'refused'],
      [3, 'accepted'],
    ]);
  });

  it('waives nothing where the comments could not be read', () => {
    const facts = factsOf({ commands: { kind: 'unknown', reason: 'cut' } });
    expect(judgeCommands(facts, defaultConfig())).toEqual({
      ...NOTHING,
      notes: ['Comments could not be read whole: cut. A waiver among them does not count yet.'],
    });
  });
});

describe('needsPermission', () => {
  it('is asked for what waits for an answer', () => {
    expect(needsPermission(comment(WAIVE, { authorPermission: null }))).toBe(true);
    expect(needsPermission(comment('/baton recheck', { authorPermission: null }))).toBe(true);
  });

  it('is not asked for bots, edited comments or ordinary ones', () => {
    const open = { authorPermission: null };
    expect(needsPermission(comment(WAIVE, { ...open, author: { login: 'x', isBot: true } }))).toBe(false);
    expect(needsPermission(comment(WAIVE, { ...open, isEdited: true }))).toBe(false);
    expect(needsPermission(comment('hello', open))).toBe(false);
  });
});

describe('helpText', () => {
  it('asks for nothing itself when it stands in a comment', () => {
    expect(parseCommands(helpText)).toEqual([]);
  });
});
