import { describe, expect, it } from 'vitest';
import { planPhases } from '../../../../src/handoff/phases/plan-phases.ts';
import { changeIssue, comment, phaseFacts, say, settle } from './world.ts';

const made = settle(phaseFacts()).facts;
const LATE = '2026-06-22T09:00:00Z';
const late = settle({ ...made, now: LATE }).facts;
const labels = (facts: typeof made): readonly string[] => facts.issues[0]?.labels ?? [];
const takenOff = (facts: typeof made, label: string, at: string): typeof made =>
  changeIssue(facts, 1, (issue) => ({
    labels: issue.labels.filter((one) => one !== label),
    unlabeledAt: { ...issue.unlabeledAt, [label]: at },
  }));
const report = (id: number, value: number) => comment(id, 'anna', `/baton metric nDCG@5 ${value}`);
const met = settle(say(made, 1, report(1, 0.5), report(2, 0.5), report(3, 0.5))).facts;

describe('the labels of a phase', () => {
  it('tell that it is overdue, from the day behind its end in the configured time zone', () => {
    expect(labels(settle({ ...made, now: '2026-06-21T23:59:00Z' }).facts)).not.toContain('baton:overdue');
    expect(labels(late)).toContain('baton:overdue');
    const config = 'report: { timezone: America/New_York }\n';
    const there = { ...made, configFiles: phaseFacts({ config }).configFiles };
    expect(labels(settle({ ...there, now: '2026-06-22T03:59:00Z' }).facts)).not.toContain('baton:overdue');
    expect(labels(settle({ ...there, now: '2026-06-22T04:01:00Z' }).facts)).toContain('baton:overdue');
  });

  it('are taken off once all is delivered, although a target is missed', () => {
    const done = changeIssue(late, 1, ({ body }) => ({ body: body.replaceAll('- [ ]', '- [x]') }));
    expect(labels(settle(done).facts)).not.toContain('baton:overdue');
  });

  it('tell that a kill criterion is met, until somebody decides to continue', () => {
    expect(labels(met)).toContain('baton:kill-criterion');
    const agreed = settle(say(met, 1, comment(4, 'fiona', '/baton decide agreed do it'))).facts;
    expect(labels(agreed)).toContain('baton:kill-criterion');
    const continued = settle(say(met, 1, comment(4, 'fiona', '/baton decide continue it grows'))).facts;
    expect(labels(continued)).not.toContain('baton:kill-criterion');
  });

  it.each([
    ['baton:phase', made, '2026-06-02T12:00:00Z'],
    ['baton:overdue', late, LATE],
    ['baton:kill-criterion', met, '2026-06-02T12:00:00Z'],
  ])('stay off where somebody took one off: %s', (label, facts, at) => {
    expect(planPhases(takenOff(facts, label, at)).effects).toEqual([]);
  });

  it('come again for a new reason', () => {
    const earlier = takenOff(made, 'baton:overdue', '2026-06-10T09:00:00Z');
    expect(labels(settle({ ...earlier, now: LATE }).facts)).toContain('baton:overdue');
  });

  it('leave those of people alone, and a closed issue', () => {
    const mine = changeIssue(made, 1, (issue) => ({ labels: [...issue.labels, 'help wanted'] }));
    expect(planPhases(mine).effects).toEqual([]);
    const closed = changeIssue(made, 1, () => ({
      isOpen: false,
      closedAs: 'completed' as const,
      labels: [],
    }));
    expect(labels(settle({ ...closed, now: LATE }).facts)).toEqual([]);
  });
});
