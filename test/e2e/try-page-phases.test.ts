import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hasBrowser,
  overflowOf,
  PHONE,
  startVisit,
  unnamedFields,
  type Visit,
} from '../sandbox/try/browser.ts';

/** What Baton answers to a comment is on the page this fast. */
const ANSWER_MS = 2_000;

describe.skipIf(!hasBrowser)('phases on the page of npm run try (browser tests)', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await startVisit();
  }, 120_000);
  afterAll(() => visit?.close());

  const body = (page: Page): Locator => page.locator('.describe .prose');
  const row = (page: Page, title: string): Locator => page.locator('#phases li', { hasText: title });

  /** Comments by one of the examples, and gives how long it takes until what is awaited is seen. */
  async function say(page: Page, example: string, awaited: Locator): Promise<number> {
    await page.getByRole('button', { name: example, exact: true }).click();
    const started = performance.now();
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await awaited.waitFor();
    return performance.now() - started;
  }

  it('lists the phases of the plan with their milestones and how far they are', async () => {
    const page = await visit.open('/');
    const titles = await page.locator('#phases a.pull').allInnerTexts();
    expect(titles).toEqual([
      'Phase 1: Retrieval baseline',
      'Phase 2: Generation + judge',
      'Phase 3: Deploy + observability',
    ]);
    const first = await row(page, 'Phase 1').innerText();
    expect(first).toContain('closed as completed');
    expect(first).toContain('3 of 3 tasks');
    expect(first).toMatch(/Milestone, due \w+ \d+, \d{4}/);
    expect(await row(page, 'Phase 2').locator('.label').allInnerTexts()).toEqual(['baton:phase']);
  });

  it('shows what was agreed and measured, as a table and as a chart', async () => {
    const page = await visit.open('/issues/1');
    expect(await body(page).innerText()).toMatch(/nDCG@5 > 0.75\s+\S+ met\s+0.78\s+3/);
    const chart = page.getByRole('img', { name: 'measured 0.58, 0.71, 0.78; target 0.75; kill line 0.6' });
    expect(await chart.locator('path.measured').count()).toBe(1);
    await body(page).getByText('every value').click();
    expect(await body(page).innerText()).toContain('words and vectors fused');
  });

  it('keeps a tick, also when Baton writes the issue anew', async () => {
    const page = await visit.open('/issues/3');
    const box = page.getByRole('checkbox', { name: 'Lambda + API Gateway' });
    await box.click();
    await page.locator('.describe .box[aria-checked="true"]').waitFor();
    await page.locator('.facts', { hasText: '1 of 2 tasks' }).waitFor();
    await say(page, 'Ask for help', body(page).getByText('Commands on this issue'));
    expect(await box.getAttribute('aria-checked')).toBe('true');
    await page.reload();
    expect(await box.getAttribute('aria-checked')).toBe('true');
    await box.click();
    await page.locator('.facts', { hasText: '0 of 2 tasks' }).waitFor();
  });

  it('shows a reported value in the table within two seconds', async () => {
    const page = await visit.open('/issues/2');
    const took = await say(page, 'Report a good value', body(page).getByText(/is met \(88 ?%\)/));
    expect(took).toBeLessThan(ANSWER_MS);
    await page.locator('.talk .reaction [aria-label="thumbs up"]').waitFor();
    expect(await page.locator('.happened li').first().innerText()).toContain('You commented as anna');
  });

  it('asks the sponsor once a kill criterion is met', async () => {
    const page = await visit.open('/issues/2');
    const question = page.locator('.talk article', { hasText: '@fiona, what shall happen?' });
    expect(await say(page, 'Report a bad value', question)).toBeLessThan(ANSWER_MS);
    expect(await question.innerText()).toContain('drop to Haiku + reranker');
    expect(await question.locator('.mention').innerText()).toBe('@fiona');
    await page.locator('.meta .label-kill-criterion').waitFor();
    expect(await body(page).innerText()).toContain('nobody has decided yet');
    const list = await visit.open('/');
    await row(list, 'Phase 2').locator('.label-kill-criterion').waitFor();
  });

  it('does not take the engineer’s word for the client’s decision', async () => {
    const page = await visit.open('/issues/2');
    await say(page, 'Decide as lazar', page.locator('.talk .reaction [aria-label="confused"]'));
    await body(page).getByText('An engineer of the engagement does not decide this').waitFor();
    expect(await body(page).innerText()).toContain('nobody has decided yet');
  });

  it('shows what the sponsor decided', async () => {
    const page = await visit.open('/issues/2');
    const decided = body(page).getByText('to do what was agreed (drop to Haiku + reranker)');
    expect(await say(page, 'Decide as fiona', decided)).toBeLessThan(ANSWER_MS);
    expect(await body(page).innerText()).toContain('The numbers are clear');
  });

  it('follows the plan when it is edited, and shows a goalpost that was moved', async () => {
    const page = await visit.open('/main');
    await page.getByRole('link', { name: 'Edit PLAN.md' }).click();
    const editor = page.locator('#file-text');
    const text = await editor.inputValue();
    await editor.fill(
      text.replace('Deploy + observability', 'Deploy and watch').replace('85% judge-pass', '75% judge-pass'),
    );
    await page.getByRole('button', { name: 'Commit' }).click();
    await row(page, 'Phase 3: Deploy and watch').waitFor();
    await page.goto(`${visit.url}/issues/2`);
    const changes = body(page).locator('table', { hasText: 'Agreed' }).last();
    await body(page).getByText('not accepted yet').waitFor();
    expect(await body(page).innerText()).toMatch(/judge-pass ≥ 85 ?%\s+judge-pass ≥ 75 ?%/);
    await changes.waitFor();
    await say(page, 'Accept as fiona', page.locator('.talk article', { hasText: '/baton accept' }));
    await body(page).getByText('not accepted yet').waitFor({ state: 'detached' });
  });

  it('works without its script, on a phone, every field named', async () => {
    const page = await visit.open('/issues/3', { ...PHONE, javaScriptEnabled: false });
    expect(await overflowOf(await visit.open('/issues/2', PHONE))).toBeLessThanOrEqual(0);
    const list = (await visit.open('/', PHONE)).locator('#phases');
    const title = list.getByRole('link', { name: 'Phase 1: Retrieval baseline' });
    // The list may just be drawn anew.
    await expect.poll(async () => (await title.boundingBox())?.width ?? 0).toBeGreaterThan(150);
    await page.getByRole('checkbox', { name: 'Handoff doc' }).click();
    expect(await page.getByRole('checkbox', { name: 'Handoff doc' }).getAttribute('aria-checked')).toBe(
      'true',
    );
    await page.getByLabel('Add a comment').fill('**Thank you**, <script>x</script>');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    expect(await page.locator('.talk article').last().innerText()).toContain('Thank you');
    expect(await page.locator('main script').count()).toBe(0);
    expect(await unnamedFields(await visit.open('/issues/3'))).toEqual([]);
  });
});
