import { describe, expect, it } from 'vitest';
import { readBlock } from '../../../../src/handoff/phases/issue/read-block.ts';
import type { PhaseFacts } from '../../../../src/handoff/phases/phase-facts.ts';
import { planPhases } from '../../../../src/handoff/phases/plan-phases.ts';
import { changeIssue, PLAN, phaseFacts, settle, withTexts } from './world.ts';

const made = settle(phaseFacts()).facts;
const [HEAD = '', ONE = '', TWO = '', THREE = ''] = PLAN.split(/(?=## Phase)/);

/** Title of each issue and whether it is open, by number, with the id in its marker. */
function issuesAfter(facts: PhaseFacts): string[] {
  return settle(facts).facts.issues.map(
    ({ number, title, isOpen, body }) =>
      `${number} [${readBlock(body).id}] ${title}${isOpen ? '' : ' (closed)'}`,
  );
}
const after = (...parts: readonly string[]): string[] =>
  issuesAfter(withTexts(made, { plan: parts.join('') }));
const renumber = (text: string, from: number, to: number): string =>
  text.replace(`Phase ${from}`, `Phase ${to}`);
const without = (facts: PhaseFacts, number: number): PhaseFacts => ({
  ...facts,
  issues: facts.issues.filter((issue) => issue.number !== number),
});

describe('the issue of a phase', () => {
  it('stays when the phase is renamed', () => {
    expect(after(HEAD, ONE.replace('Retrieval baseline', 'Search'), TWO, THREE)[0]).toBe(
      '1 [1] Phase 1: Search',
    );
  });

  it('stays when phases change places', () => {
    expect(after(HEAD, renumber(TWO, 2, 1), renumber(ONE, 1, 2), THREE)).toEqual([
      '1 [1] Phase 2: Retrieval baseline',
      '2 [2] Phase 1: Generation + judge',
      '3 [3] Phase 3: Deploy + observability',
    ]);
  });

  it('stays when one is put in front, which gets an id that none has', () => {
    const front = '## Phase 1 (week 1): Ask the users\n- Ten interviews\n\n';
    expect(after(HEAD, front, renumber(ONE, 1, 2), renumber(TWO, 2, 3), renumber(THREE, 3, 4))).toEqual([
      '1 [1] Phase 2: Retrieval baseline',
      '2 [2] Phase 3: Generation + judge',
      '3 [3] Phase 4: Deploy + observability',
      '4 [1-ask-the-users] Phase 1: Ask the users',
    ]);
  });

  it('is closed when the phase is dropped, and the others stay', () => {
    expect(after(HEAD, ONE, renumber(THREE, 3, 2))).toEqual([
      '1 [1] Phase 1: Retrieval baseline',
      '2 [2] Phase 2: Generation + judge (closed)',
      '3 [3] Phase 2: Deploy + observability',
    ]);
  });

  it('stays with another label', () => {
    expect(after(HEAD, ONE.replace('Phase 1', 'Sprint 1'), TWO, THREE)[0]).toBe(
      '1 [1] Sprint 1: Retrieval baseline',
    );
  });

  it('is known by what it brings, with the pull requests behind it and marks that Markdown escapes', () => {
    const plan = '## Phase 1: Search\n- Latency < 2 s & R&D report\n- Index_v2\n';
    const merged = {
      number: 7,
      nodeId: 'PR_7',
      title: 'Latency of the R&D report',
      url: 'https://github.com/acme/answers/pull/7',
      author: { login: 'lazar', isBot: false },
      mergedAt: '2026-06-02T08:00:00Z',
      mergeCommit: null,
      milestone: 1,
      body: '',
      editedBy: 'nobody',
    } as const;
    const facts = settle({
      ...settle(phaseFacts({ plan })).facts,
      merges: { kind: 'known', value: [merged] },
    }).facts;
    expect(facts.issues[0]?.body).toContain('R&amp;D report ([#7](');
    const renamed = plan.replace('Phase 1: Search', 'Milestone A: Find').replace('- Index_v2\n', '');
    expect(issuesAfter(withTexts(facts, { plan: renamed }))).toHaveLength(1);
  });

  it('gets its marker back, by its milestone', () => {
    const bare = changeIssue(made, 2, ({ body }) => ({ body: body.replace('<!-- baton:phase:2 -->\n', '') }));
    expect(issuesAfter(bare)[1]).toBe('2 [2] Phase 2: Generation + judge');
    expect(settle(bare).facts.milestones).toHaveLength(3);
  });
});

describe('an issue that somebody deleted', () => {
  it('is not made again, also when its phase is renamed or moved', () => {
    const gone = without(made, 2);
    expect(planPhases(gone).effects).toEqual([]);
    expect(
      issuesAfter(withTexts(gone, { plan: PLAN.replace('Generation + judge', 'Answers') })),
    ).toHaveLength(2);
  });

  it('is that of one phase alone', () => {
    const front = '## Phase 1 (week 1): Ask the users\n- Ten interviews\n\n';
    const plan = [HEAD, front, renumber(ONE, 1, 2), renumber(TWO, 2, 3)].join('');
    const { facts } = settle(withTexts(without(made, 1), { plan }));
    expect(facts.issues.map(({ title }) => title)).toContain('Phase 1: Ask the users');
    expect(facts.issues.map(({ title }) => title)).not.toContain('Phase 2: Retrieval baseline');
    expect(planPhases(facts).effects).toEqual([]);
  });
});

it('makes another id for one that is taken, of which neither is too long to be read again', () => {
  const long = 'q'.repeat(60);
  const phase = (end: string, item: string): string =>
    `## ${long}${end} (2026-06-01 to 2026-06-21)\n- ${item}\n\n`;
  const first = settle(phaseFacts({ plan: phase('a', 'Index') })).facts;
  const { facts } = settle(withTexts(first, { plan: phase('b', 'Judge') + phase('a', 'Index') }));
  const ids = facts.issues.map(({ body }) => readBlock(body).id);
  expect(ids).toEqual([long, expect.stringMatching(/^q+-q{40}$/)]);
});
