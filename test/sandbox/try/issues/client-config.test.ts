import { describe, expect, it } from 'vitest';
import { parseClientConfig } from '../../../../src/sandbox/try/issues/client-config.ts';

const NOTHING = { engineers: [], team: [], sponsors: [], planPath: 'PLAN.md', metricsPath: null };

describe('what the pages read of a config', () => {
  it('is who is who, and where plan and metrics lie', () => {
    const text = [
      'engagement:',
      '  engineers: [lazar]',
      '  team: ["@acme/platform", "@anna"]',
      '  sponsor: [fiona]',
      'plan: docs/plan.md',
      'metrics: evals/metrics.jsonl',
    ].join('\n');
    expect(parseClientConfig(text)).toEqual({
      engineers: ['lazar'],
      team: ['anna'],
      sponsors: ['fiona'],
      planPath: 'docs/plan.md',
      metricsPath: 'evals/metrics.jsonl',
    });
  });

  it.each(['', 'a: [', '- 1', 'engagement: none\nplan: off\nmetrics: 3', 'engagement:\n  team: anna'])(
    'is nothing where the config is wrong: %j',
    (text) => {
      expect(parseClientConfig(text)).toEqual(NOTHING);
    },
  );
});
