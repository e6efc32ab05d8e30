import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/handoff/config/config.ts';
import type { PhaseIssueText } from '../../../../src/handoff/lookups/lookup.ts';
import { planRule } from '../../../../src/handoff/rules/plan/plan-rule.ts';
import { findingsOf, judgedIn } from '../judged-in.ts';
import { issueWith, judgedChange, line, METRICS, PLAN, told, withMetrics } from './plan-scenes.ts';

const SAID = 'values were reported for `Phase 1`, and this changes what was agreed for it: ';
/** An issue that was made for a fourth phase, and has values. */
const otherIssue = (title: string): PhaseIssueText => ({
  title,
  body: issueWith(1).body.replace('phase:1', 'phase:4').replace('Ingest: 4 sources', 'Index them'),
});
const LOWERED = PLAN.replace('nDCG@5 > 0.75', 'nDCG@5 > 0.7');

describe('after values were reported, a change', () => {
  it.each<[string, string, string[]]>([
    ['of a target', LOWERED, [`${SAID}the target \`nDCG@5 > 0.75\` becomes \`nDCG@5 > 0.7\`.`]],
    [
      'of a kill criterion and its action',
      PLAN.replace('0.6 after 3 iterations, switch', '0.5 after 4 iterations, think about a switch'),
      [
        `${SAID}the kill criterion \`nDCG@5 < 0.6 after 3 iterations: switch to managed retrieval\` becomes \`nDCG@5 < 0.5 after 4 iterations: think about a switch to managed retrieval\`.`,
      ],
    ],
    [
      'of dates',
      PLAN.replace('weeks 1-3', 'weeks 1-4').replace('weeks 4-6', 'weeks 5-6'),
      [`${SAID}the dates \`2026-06-01 to 2026-06-21\` become \`2026-06-01 to 2026-06-28\`.`],
    ],
    [
      'of a metric, told with what replaces it',
      PLAN.replace('nDCG@5 > 0.75', 'recall@10 > 0.75'),
      [`${SAID}the target \`nDCG@5 > 0.75\` is taken out; the target \`recall@10 > 0.75\` is new.`],
    ],
    [
      'of a phase that is moved and renamed as well',
      LOWERED.replace('## Phase 1 (weeks 1-3): Retrieval baseline', '## Phase 7 (weeks 1-3): Search'),
      [`${SAID}the target \`nDCG@5 > 0.75\` becomes \`nDCG@5 > 0.7\`.`],
    ],
    ['of a phase that has no values', PLAN.replace('$0.15', '$0.25'), []],
    [
      'that agrees on more',
      PLAN.replace('\n- Kill criteria: if nDCG', '\n- Target: recall@10 > 0.8\n- Kill criteria: if nDCG'),
      [],
    ],
    ['of nothing that was agreed', PLAN.replace('4 sources', '5 sources'), []],
    ['of spelling alone', PLAN.replace('nDCG@5 > 0.75', 'nDCG@5 > 0.750'), []],
  ])('%s', (_what, after, expected) => {
    expect(told(judgedChange(PLAN, after))).toEqual(expected);
  });

  it('that takes the phase out is told, and that its issue will be closed', () => {
    const [, second = ''] = PLAN.split('\n\n');
    const { findings } = judgedChange(PLAN, `---\nstart: 2026-06-01\n---\n${second}`);
    expect(findings).toMatchObject([
      {
        reason: 'phase-removed',
        what: 'values were reported for `Phase 1`, and this takes the whole phase out of `PLAN.md`.',
        isAlreadyOnBase: false,
      },
    ]);
    expect(findings[0]?.mend).toContain('closed with a note');
  });

  it('stands at the line of what changed, or of the phase', () => {
    expect(judgedChange(PLAN, LOWERED).findings[0]?.place).toEqual({ path: 'PLAN.md', line: 6 });
    const moved = PLAN.replace('weeks 1-3', 'weeks 1-2');
    expect(judgedChange(PLAN, moved).findings[0]?.place).toEqual({ path: 'PLAN.md', line: 4 });
  });

  it('is told before what else the plan lacks', () => {
    const after = LOWERED.replace(/- Kill criteria: if cost.*\n/, '');
    expect(findingsOf(judgedChange(PLAN, after))).toEqual(['warn goalposts', 'warn no-criterion']);
  });

  it('is none where the plan can no longer be read: its issues stay as they are', () => {
    expect(findingsOf(judgedChange(PLAN, 'We will see.'))).toEqual(['warn no-phases']);
  });

  it('is counted beyond six', () => {
    const targets = (value: number): string =>
      Array.from({ length: 9 }, (_, index) => `- Target: metric${index} > ${value}\n`).join('');
    const with9 = (value: number): string => PLAN.replace('- Target: nDCG@5 > 0.75\n', targets(value));
    expect(told(judgedChange(with9(1), with9(2)))[0]).toMatch(/; and 3 more\.$/);
  });
});

describe('who accepts it', () => {
  const mendFor = (engagement: Partial<Config['engagement']>): string => {
    const config = (base: Config): Config => ({
      ...base,
      engagement: { ...base.engagement, ...engagement },
    });
    return judgedChange(PLAN, LOWERED, { config }).findings[0]?.mend ?? '';
  };

  it('are those whom the config names, by a review or a word', () => {
    const mend = mendFor({ sponsor: ['fiona'], team: ['@acme/platform'] });
    expect(mend).toContain('by an approving review of this pull request, or by `/baton accept`');
    expect(mend).toContain('by one of `fiona` and `acme/platform`.');
    expect(mendFor({ sponsor: ['fiona'] })).toContain('in that issue: by `fiona`.');
  });

  it('is whoever may write where it names nobody, by a word alone', () => {
    expect(mendFor({})).toContain('by `/baton accept` in that issue, from somebody with write permission');
    expect(mendFor({})).not.toContain('review');
  });
});

describe('whether values were reported', () => {
  it.each<[string, Parameters<typeof judgedChange>[2], number]>([
    ['no issue', { repository: { phaseIssues: [] } }, 0],
    ['an issue without any', { repository: { phaseIssues: [issueWith(0)] } }, 0],
    ['an issue with one', { repository: { phaseIssues: [issueWith(1)] } }, 1],
    ['one that somebody renamed', { repository: { phaseIssues: [issueWith(1, 'Ours')] } }, 1],
    [
      'one whose phase had another number and other deliverables then',
      { repository: { phaseIssues: [otherIssue('Phase 4: Retrieval baseline')] } },
      1,
    ],
    ['one of another phase', { repository: { phaseIssues: [otherIssue('Phase 4: Rollout')] } }, 0],
    [
      'an issue from before Baton counted',
      { repository: { phaseIssues: [{ title: 'Retrieval baseline', body: '<!-- baton:phase:1 -->' }] } },
      0,
    ],
    [
      'a count that somebody wrote below the block',
      {
        repository: {
          phaseIssues: [{ ...issueWith(0), body: `${issueWith(0).body}\n<!-- baton:phase-reports:9 -->` }],
        },
      },
      0,
    ],
  ])('is told by the issue: %s', (_what, scene, count) => {
    expect(judgedChange(PLAN, LOWERED, scene).findings).toHaveLength(count);
  });

  it.each<[string, string, number]>([
    ['a line for the phase', line('nDCG@5', 0.7), 1],
    ['one for another phase', line('cost per query', '$0.1'), 0],
    ['one of an unknown metric', line('coverage', 1), 0],
    ['one dated in the future', line('nDCG@5', 0.7, { at: '2027-01-01' }), 0],
    ['nothing that can be read', 'nothing\n', 0],
  ])('is told by the file of metrics on the base: %s', (_what, metrics, count) => {
    const outcome = judgedIn(planRule, {
      base: { 'PLAN.md': PLAN, [METRICS]: metrics },
      changes: { 'PLAN.md': LOWERED },
      config: withMetrics,
    });
    expect(outcome.findings).toHaveLength(count);
  });

  it('is not told by the metrics that the pull request itself brings', () => {
    const outcome = judgedIn(planRule, {
      base: { 'PLAN.md': PLAN },
      changes: { 'PLAN.md': LOWERED, [METRICS]: line('nDCG@5', 0.72) },
      config: withMetrics,
    });
    expect(findingsOf(outcome)).toEqual([]);
  });
});
