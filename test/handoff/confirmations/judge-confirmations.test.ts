import { describe, expect, it } from 'vitest';
import { formatConfirmation, parseConfirmations } from '../../../src/handoff/confirmations/confirmation.ts';
import { judgeConfirmations } from '../../../src/handoff/confirmations/judge-confirmations.ts';
import type {
  ButtonPress,
  OwnComment,
  PullRequestFacts,
  RepositoryFile,
} from '../../../src/handoff/facts.ts';
import { factsOf, viewOf } from '../../facts.ts';
import { lookedUpIn, shaOf } from '../../repository.ts';

const HEAD = { 'deploy.yml': 'on: tag', 'alerts.yml': 'a', 'RUNBOOK.md': 'steps' };
const FILE: RepositoryFile = {
  path: 'RUNBOOK.md',
  sha: shaOf('steps'),
  text: { kind: 'known', value: 'steps' },
};
const press = (by: string, more: Partial<ButtonPress> = {}): ButtonPress => ({
  document: 'runbook',
  by,
  headSha: 'a'.repeat(40),
  permission: { kind: 'known', value: 'write' },
  ...more,
});
const comment = (body: string, isEditedByOthers = false): OwnComment => ({
  id: 5,
  nodeId: 'IC_5',
  body,
  isMinimized: false,
  isEditedByOthers,
});

function judge(
  facts: Partial<PullRequestFacts>,
  watchedPaths = ['deploy.yml'],
  head: Record<string, string> = HEAD,
) {
  const all = factsOf({}, { lookedUp: lookedUpIn({ base: HEAD, head }), ...facts });
  const answer = judgeConfirmations(all, { document: 'runbook', files: [FILE], watchedPaths }, viewOf(all));
  if (answer.kind !== 'known') throw new Error(answer.kind);
  return answer.value;
}

/** The comment that a press leaves behind. */
function kept(by = 'anna'): string {
  return judge({ presses: [press(by)] })
    .inForce.map(formatConfirmation)
    .join('\n');
}

describe('a press of the button', () => {
  it('counts from anybody who may write, and says whether it is the author', () => {
    expect(judge({ presses: [press('anna')] }).inForce).toMatchObject([{ by: 'anna', isByAuthor: false }]);
    expect(judge({ presses: [press('lazar')] }).inForce).toMatchObject([{ by: 'lazar', isByAuthor: true }]);
  });

  it.each<[string, Partial<ButtonPress>]>([
    ['who may only read', { permission: { kind: 'known', value: 'read' } }],
    ['whose permission is not known', { permission: { kind: 'unknown', reason: 'x' } }],
    ['at another commit', { headSha: 'b'.repeat(40) }],
    ['of another document', { document: 'context' }],
  ])('does not count from somebody %s', (_what, more) => {
    expect(judge({ presses: [press('anna', more)] }).inForce).toEqual([]);
  });
});

describe('a confirmation that was kept', () => {
  it('holds while nothing further changes', () => {
    expect(judge({ ownComment: comment(kept()) }).inForce).toMatchObject([{ by: 'anna' }]);
    expect(judge({ ownComment: comment(kept()) }, []).inForce).toMatchObject([{ by: 'anna' }]);
  });

  it('lapses when a further watched file changes, or the same one changes again', () => {
    expect(judge({ ownComment: comment(kept()) }, ['deploy.yml', 'alerts.yml'])).toMatchObject({
      inForce: [],
      lapsed: { by: 'anna' },
    });
    const again = { ...HEAD, 'deploy.yml': 'on: release' };
    expect(judge({ ownComment: comment(kept()) }, ['deploy.yml'], again)).toMatchObject({ inForce: [] });
  });

  it('is worth nothing in a comment that others edited', () => {
    expect(judge({ ownComment: comment(kept(), true) })).toEqual({ inForce: [], lapsed: null });
  });

  it('is replaced by a new one of the same person', () => {
    expect(judge({ ownComment: comment(kept()), presses: [press('anna')] }).inForce).toHaveLength(1);
    expect(judge({ ownComment: comment(kept()), presses: [press('fiona')] }).inForce).toHaveLength(2);
  });
});

it('reads back what it wrote, and passes over anything else', () => {
  const body = `text\r\n${kept()}\r\n<!-- baton:confirmation {"by":1} -->\n<!-- baton:confirmation {{ -->`;
  expect(parseConfirmations(body)).toMatchObject([{ by: 'anna', document: 'runbook' }]);
});
