import { describe, expect, it } from 'vitest';
import type { Waiver } from '../../../src/handoff/commands/judge-commands.ts';
import { formatWaiverScope } from '../../../src/handoff/confirmations/confirmation.ts';
import type { PullRequestFacts } from '../../../src/handoff/facts.ts';
import type { Outcome } from '../../../src/handoff/finding.ts';
import { judgeWaiver } from '../../../src/handoff/judging/judge-waiver.ts';
import { factsOf, viewOf } from '../../facts.ts';
import { lookedUpIn } from '../../repository.ts';

const WAIVER: Waiver = {
  rule: 'runbook',
  by: 'anna',
  reason: 'demo at noon',
  isHotfix: false,
  until: null,
  commentId: 7,
  isTeamUnchecked: false,
};
const failing = (watchedPaths?: readonly string[]): Outcome => ({
  rule: 'runbook',
  state: 'fail',
  summary: '.',
  findings: [],
  ...(watchedPaths === undefined ? {} : { watchedPaths }),
});
const HEAD = { 'deploy.yml': 'a', 'alerts.yml': 'b' };

function judge(
  outcome: Outcome,
  kept: string | null,
  head: Record<string, string> = HEAD,
  isEditedByOthers = false,
) {
  const ownComment =
    kept === null ? null : { id: 5, nodeId: 'IC_5', body: kept, isMinimized: false, isEditedByOthers };
  const facts: PullRequestFacts = factsOf({}, { ownComment, lookedUp: lookedUpIn({ base: {}, head }) });
  return judgeWaiver(outcome, [WAIVER], facts, viewOf(facts));
}

/** What the comment remembers once the waiver was seen. */
function scope(...paths: string[]): string {
  const { waiverScope } = judge(failing(paths), null);
  return waiverScope === null ? '' : formatWaiverScope(waiverScope);
}

describe('a waiver of a rule whose documents depend on changed files', () => {
  it('holds, and is remembered with the state of those files', () => {
    expect(judge(failing(['deploy.yml']), null)).toMatchObject({
      waiver: { by: 'anna' },
      waiverScope: { commentId: 7, watched: [expect.stringMatching(/^[0-9a-f]{16}$/)] },
    });
    expect(judge(failing(['deploy.yml']), scope('deploy.yml', 'alerts.yml'))).toMatchObject({
      waiver: { by: 'anna' },
    });
  });

  it('lapses when a further one changes, or the same one again', () => {
    const lapsed = { waiver: null, lapsedWaiver: { by: 'anna' } };
    expect(judge(failing(['deploy.yml', 'alerts.yml']), scope('deploy.yml'))).toMatchObject(lapsed);
    expect(judge(failing(['deploy.yml']), scope('deploy.yml'), { 'deploy.yml': 'c' })).toMatchObject(lapsed);
  });

  it('is remembered anew where somebody else edited the comment', () => {
    expect(judge(failing(['alerts.yml']), scope('deploy.yml'), HEAD, true)).toMatchObject({
      waiver: { by: 'anna' },
    });
  });
});

it('holds for the whole pull request where the rule has no such files', () => {
  expect(judge(failing(), null)).toEqual({ waiver: WAIVER, lapsedWaiver: null, waiverScope: null });
});

it('is none where the rule passes', () => {
  expect(judge({ ...failing(['deploy.yml']), state: 'pass' }, null).waiver).toBeNull();
});
