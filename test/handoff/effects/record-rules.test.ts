import { describe, expect, it } from 'vitest';
import type { Waiver } from '../../../src/handoff/commands/judge-commands.ts';
import { decide } from '../../../src/handoff/effects/decide.ts';
import { parsePullRequestRecord } from '../../../src/handoff/effects/external-id.ts';
import { recordRules } from '../../../src/handoff/effects/record-rules.ts';
import type { RuleRecord } from '../../../src/handoff/effects/rule-record.ts';
import type { Finding, Outcome, RuleId, Severity } from '../../../src/handoff/finding.ts';
import type { JudgedRule } from '../../../src/handoff/judging/verdict.ts';
import { BARE_BODY, factsOf, GOOD_BODY } from '../../facts.ts';

const finding = (rule: RuleId, severity: Severity): Finding => ({
  rule,
  severity,
  reason: 'missing',
  what: 'w',
  why: 'w',
  mend: 'm',
  minutes: 1,
  isAlreadyOnBase: false,
});

function judged(
  rule: RuleId,
  state: Outcome['state'],
  { severities = [], waiver = null }: { severities?: Severity[]; waiver?: 'normal' | 'hotfix' | null } = {},
): JudgedRule {
  const given: Waiver = {
    rule,
    by: 'anna',
    reason: 'r',
    isHotfix: waiver === 'hotfix',
    until: null,
    commentId: 1,
    isTeamUnchecked: false,
  };
  return {
    outcome: { rule, state, summary: 's', findings: severities.map((one) => finding(rule, one)) },
    severity: 'error',
    waiver: waiver === null ? null : given,
    lapsedWaiver: null,
    waiverScope: null,
  };
}

describe('the record of what became of a rule', () => {
  it.each<[RuleRecord, JudgedRule]>([
    ['passed', judged('runbook', 'pass')],
    ['not-applicable', judged('runbook', 'not-applicable')],
    ['unknown', judged('runbook', 'unknown')],
    ['warned', judged('runbook', 'fail', { severities: ['warn', 'warn'] })],
    ['failed', judged('runbook', 'fail', { severities: ['error', 'warn'] })],
    ['waived', judged('runbook', 'fail', { severities: ['error'], waiver: 'normal' })],
    ['hotfix', judged('runbook', 'fail', { severities: ['error'], waiver: 'hotfix' })],
  ])('is %s', (record, rule) => {
    expect(recordRules([{ rules: [rule] }])).toEqual({ runbook: record });
  });

  it('is the worst of pull requests that share a head, in whatever order', () => {
    const fine = { rules: [judged('rationale', 'pass'), judged('decision', 'unknown')] };
    const bad = {
      rules: [
        judged('rationale', 'fail', { severities: ['warn'] }),
        judged('decision', 'not-applicable'),
        judged('context', 'pass'),
      ],
    };
    const expected = { rationale: 'warned', decision: 'unknown', context: 'passed' };
    expect(recordRules([fine, bad])).toEqual(expected);
    expect(recordRules([bad, fine])).toEqual(expected);
  });
});

it('is kept in the check run: of both, where two pull requests share the head', () => {
  const good = factsOf({ body: GOOD_BODY });
  const bare = factsOf({ number: 13, body: BARE_BODY, areNamedIssuesRead: true });
  const recordOf = (...pullRequests: [typeof good, ...(typeof good)[]]): unknown => {
    const wish = { rerunOf: null, checksOnly: false, operator: null };
    const [effect] = decide({ pullRequests, wish, unparsable: [] }).effects;
    if (effect?.kind !== 'create-check-run') throw new Error('no check run');
    return parsePullRequestRecord(effect.checkRun.externalId)?.rules;
  };
  expect(recordOf(good)).toMatchObject({ rationale: 'passed', decision: 'not-applicable' });
  expect(recordOf(good, bare)).toMatchObject({ rationale: 'failed', decision: 'not-applicable' });
});
