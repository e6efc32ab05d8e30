import { describe, expect, it } from 'vitest';
import { parseClientConfig } from '../../../../src/sandbox/try/issues/client-config.ts';

const NOTHING = {
  engineers: [],
  team: [],
  sponsors: [],
  planPath: 'PLAN.md',
  metricsPath: null,
  schedule: { weekday: 5, time: '16:00', timeZone: 'UTC' },
  category: null,
};

describe('what the pages read of a config', () => {
  it('is who is who, and where plan and metrics lie', () => {
    const text = [
      'engagement:',
      '  engineers: [lazar]',
      '  team: ["@acme/platform", "@anna"]',
      '  sponsor: [fiona]',
      'plan: docs/plan.md',
      'metrics: evals/metrics.jsonl',
      'report: { day: Monday, time: "09:30", timezone: Europe/Berlin, category: Handoff }',
    ].join('\n');
    expect(parseClientConfig(text)).toEqual({
      engineers: ['lazar'],
      team: ['anna'],
      sponsors: ['fiona'],
      planPath: 'docs/plan.md',
      metricsPath: 'evals/metrics.jsonl',
      schedule: { weekday: 1, time: '09:30', timeZone: 'Europe/Berlin' },
      category: 'Handoff',
    });
  });

  it.each([
    '',
    'a: [',
    '- 1',
    'engagement: none\nplan: off\nmetrics: 3',
    'engagement:\n  team: anna',
    'report: { day: someday, time: 9, timezone: Mars/Olympus }',
  ])('is nothing where the config is wrong: %j', (text) => {
    expect(parseClientConfig(text)).toEqual(NOTHING);
  });
});
