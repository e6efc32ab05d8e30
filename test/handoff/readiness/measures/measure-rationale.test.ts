import { describe, expect, it } from 'vitest';
import { measureRationale } from '../../../../src/handoff/readiness/measures/measure-rationale.ts';
import type { MergesJudgement } from '../../../../src/handoff/readiness/merges/merges.ts';
import { BARE_BODY, defaultConfig, factsOf, GOOD_BODY } from '../../../facts.ts';
import { checked, daysAgo, merged, NOW } from '../merged.ts';
import { judgedMerges, withRationale } from '../merges/merges-scene.ts';

const MERGES = [
  merged(1, { body: GOOD_BODY }),
  merged(2, { body: BARE_BODY, mergedAt: daysAgo(2) }),
  merged(3, { body: BARE_BODY, mergedAt: daysAgo(3), check: checked({ rationale: 'waived' }) }),
  merged(4, { body: GOOD_BODY, mergedAt: daysAgo(4) }),
];
const ALONE = withRationale({ linkedIssue: false });

function measured(merges: MergesJudgement, config = defaultConfig()) {
  const { parts, actions } = measureRationale(merges, { config, now: NOW, repository: factsOf().repository });
  return { part: parts['rationale-merges'], actions };
}

describe('the measure of rationale', () => {
  it('is the share of merges that say why, of which the waived count half', () => {
    const { part } = measured(judgedMerges({ merges: MERGES, config: ALONE }));
    expect(part).toEqual({
      kind: 'measured',
      value: 2.5 / 4,
      evidence:
        '2 of [4 merges](https://github.com/acme/answers/pulls?q=is%3Apr%20is%3Amerged%20base%3Amain%20merged%3A%3E%3D2026-05-11T12%3A00%3A00Z) say why; not [#2](https://github.com/acme/answers/pull/2), [#3](https://github.com/acme/answers/pull/3) (waived)',
    });
  });

  it('gains exactly what is promised once the descriptions say why', () => {
    const { part, actions } = measured(judgedMerges({ merges: MERGES, config: ALONE }));
    const [action, ...others] = actions;
    expect(others).toEqual([]);
    expect(action).toMatchObject({ minutes: 6, link: { url: 'https://github.com/acme/answers/pull/2' } });
    const edited = MERGES.map((one) => ({ ...one, body: GOOD_BODY }));
    const { part: after, actions: left } = measured(judgedMerges({ merges: edited, config: ALONE }));
    if (part?.kind !== 'measured' || after?.kind !== 'measured') throw new Error('not measured');
    expect(after.value - part.value).toBeCloseTo(action?.adds[0]?.by ?? 0, 10);
    expect(left).toEqual([]);
  });

  it.each<[string, MergesJudgement, object]>([
    [
      'left out where nothing asks for one',
      judgedMerges({}),
      { kind: 'left-out', reason: 'nothing was merged in the last 30 days that asks for one' },
    ],
    [
      'unknown while issues are read',
      judgedMerges({ merges: [merged(1)], config: withRationale({ linkedIssue: true }) }),
      { kind: 'unknown', reason: 'it is being read' },
    ],
    [
      'unknown where no issue can be read',
      judgedMerges({
        merges: [merged(1)],
        config: withRationale({ linkedIssue: true }),
        linkedIssues: { 1: { kind: 'unknown', reason: 'no' } },
      }),
      { kind: 'unknown', reason: 'the issues that may say why could not be read' },
    ],
  ])('is %s', (_what, merges, expected) => {
    expect(measured(merges)).toEqual({ part: expected, actions: [] });
  });

  it('is turned off with the rule', () => {
    const config = withRationale({ severity: 'off' })(defaultConfig());
    expect(measured(judgedMerges({ merges: MERGES }), config).part).toMatchObject({
      kind: 'left-out',
      isOff: true,
    });
  });
});
