import { expect, it } from 'vitest';
import { checkOf, commentsOf, NO_REASON, runsAt } from './harness.ts';
import { useRecoveryStage } from './recovery-stage.ts';

const stage = useRecoveryStage();
const WITHIN = { timeout: 20_000 };

const change = (name: string) => ({ title: name, body: NO_REASON, changes: { [`${name}.ts`]: 'x\n' } });

/** How often each event was asked for again, by guid. */
function askedByGuid(): ReadonlyMap<string, number> {
  const guids = new Map(stage.github.webhooks.deliveries.map(({ id, guid }) => [String(id), guid]));
  const asked = stage.github.requests.all.flatMap(({ method, path }) => {
    const id = method === 'POST' ? /^\/app\/hook\/deliveries\/(\d+)\/attempts$/.exec(path)?.[1] : undefined;
    return id === undefined ? [] : [guids.get(id) ?? ''];
  });
  return new Map([...new Set(asked)].map((guid) => [guid, asked.filter((one) => one === guid).length]));
}

it('asks once for each event that happened while it was down, and acts on it', async () => {
  await stage.start();
  const repository = await stage.repository();
  await stage.stop();
  const lazar = stage.github.as('lazar');
  const first = await lazar.openPullRequest(repository, change('a'));
  const second = await lazar.openPullRequest(repository, change('b'));
  lazar.createIssue(repository, { title: 'Of no concern', body: '' });
  await stage.github.settled();
  expect(runsAt(repository, first.headSha)).toEqual([]);

  await stage.start();
  await expect.poll(() => runsAt(repository, second.headSha).length, WITHIN).toBe(1);
  await expect
    .poll(() => stage.count('baton_deliveries_replayed_total', 'arrived'), WITHIN)
    .toBeGreaterThan(1);
  await stage.idle();
  for (const pull of [first, second]) {
    expect(checkOf(pull)).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(commentsOf(pull)).toHaveLength(1);
  }
  const asked = askedByGuid();
  expect([...asked.values()].every((times) => times === 1)).toBe(true);
  // What Baton takes no notice of need not come.
  const events = stage.github.webhooks.deliveries
    .filter(({ guid }) => asked.has(guid))
    .map(({ event }) => event);
  expect(new Set(events)).toEqual(new Set(['push', 'pull_request']));
  expect(await stage.count('baton_deliveries_missed_total')).toBe(asked.size);
});

it('asks no more for an event that fails again', async () => {
  await stage.start();
  const repository = await stage.repository();
  const url = stage.github.webhooks.url ?? '';
  // Nobody listens there: every attempt fails.
  stage.github.webhooks.url = url.replace(/:\d+/, ':9');
  await stage.github.as('lazar').openPullRequest(repository, change('a'));
  await expect.poll(() => stage.count('baton_deliveries_replayed_total', 'asked'), WITHIN).toBe(2);
  await stage.github.settled();
  const looks = stage.github.requests.count({ path: '/app/hook/deliveries' });
  await expect
    .poll(() => stage.github.requests.count({ path: '/app/hook/deliveries' }))
    .toBeGreaterThan(looks + 3);
  expect([...askedByGuid().values()]).toEqual([1, 1]);
});

it('asks again at the next look where GitHub could not take the wish', async () => {
  await stage.start();
  const repository = await stage.repository();
  stage.github.faults.add({
    match: { method: 'POST', path: /attempts$/ },
    times: 2,
    fault: { kind: 'error', status: 502, when: 'before' },
  });
  stage.github.webhooks.disturb({ event: 'pull_request.opened', effect: 'fail' });
  const pull = await stage.github.as('lazar').openPullRequest(repository, change('a'));
  await expect.poll(() => runsAt(repository, pull.headSha).length, WITHIN).toBe(1);
  expect(await stage.count('baton_deliveries_replayed_total', 'failed')).toBe(2);
  expect(await stage.count('baton_deliveries_replayed_total', 'asked')).toBe(1);
});

it.each(['uninstalled', 'suspended'] as const)('asks for nothing where the App is %s', async (what) => {
  await stage.start();
  const repository = await stage.repository();
  const [installation] = stage.github.store.installations.values();
  if (installation === undefined) throw new Error('The App is not installed');
  stage.github.webhooks.disturb({ effect: 'fail', times: 9 });
  stage.github.faults.add({
    match: { path: '/app/hook/deliveries' },
    times: 1_000,
    fault: { kind: 'error', status: 502, when: 'before' },
  });
  await stage.github.as('lazar').openPullRequest(repository, change('a'));
  if (what === 'uninstalled') stage.github.uninstall(installation);
  else stage.github.suspend(installation);
  stage.github.faults.clear();
  // An uninstalled one's own last event was missed, too: it is forgotten all the same.
  const forgotten = () => stage.count('baton_job_duration_seconds_count', 'forget-installation');
  const refused = () => stage.count('baton_deliveries_replayed_total', 'refused');
  if (what === 'uninstalled') await expect.poll(forgotten, WITHIN).toBe(1);
  // The pull request, its check suite and the suspension itself.
  else await expect.poll(refused, WITHIN).toBe(3);
  expect(askedByGuid().size).toBe(0);
});
