import { expect, it } from 'vitest';
import { NO_REASON, useStage } from './harness.ts';

const stage = useStage();

it('a pull request leaves its traces in /metrics, and none of them names anybody', async () => {
  const repository = await stage.repository({ owner: 'zebrafish' });
  const scrape = async (): Promise<string> => (await fetch(`${stage.baton.url}/metrics`)).text();
  const before = await scrape();
  const deliveredBefore = stage.github.webhooks.deliveries.length;
  const valueIn = (text: string, series: string): number => {
    const line = text.split('\n').find((one) => one.startsWith(`${series} `));
    return Number(line?.slice(series.length + 1) ?? 0);
  };
  stage.github.faults.add({
    match: { operation: 'PullRequestFacts' },
    fault: { kind: 'secondary-limit', status: 403, retryAfterSeconds: 1 },
  });
  await stage.github
    .as('lazar')
    .openPullRequest(repository, { title: 'Retry', body: NO_REASON, changes: { 'a.ts': 'x\n' } });
  await stage.idle();
  const after = await scrape();
  const rise = (series: string): number => valueIn(after, series) - valueIn(before, series);

  expect(rise('baton_checks_total{subject="pull-request",conclusion="failure"}')).toBe(1);
  expect(rise('baton_rule_outcomes_total{rule="rationale",outcome="failed"}')).toBe(1);
  expect(rise('baton_rule_outcomes_total{rule="runbook",outcome="passed"}')).toBe(1);
  const delivered = stage.github.webhooks.deliveries.length - deliveredBefore;
  expect(rise('baton_deliveries_total{outcome="accepted"}')).toBe(delivered);
  expect(rise('baton_delivery_duration_seconds_count')).toBe(delivered);
  expect(rise('baton_github_gate_closures_total')).toBe(1);
  expect(rise('baton_job_duration_seconds_count{queue="check-pull-request",outcome="retry"}')).toBe(1);
  expect(rise('baton_job_duration_seconds_count{queue="check-pull-request",outcome="done"}')).toBe(1);
  expect(rise('baton_job_wait_seconds_count{queue="check-pull-request"}')).toBe(2);
  expect(rise('baton_github_request_duration_seconds_count{kind="graphql",status="4xx"}')).toBe(1);
  expect(rise('baton_github_graphql_points_total{size="1"}')).toBeGreaterThan(0);
  expect(valueIn(after, 'baton_github_graphql_points_remaining{size="1"}')).toBeGreaterThan(0);
  expect(after.toLowerCase()).not.toMatch(/zebrafish|answers-\d|lazar/);
});
