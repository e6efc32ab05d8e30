import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hasBrowser,
  overflowOf,
  PHONE,
  startVisit,
  unnamedFields,
  type Visit,
} from '../sandbox/try/browser.ts';

/** A week takes Baton a few seconds, and its report a moment. */
const WEEKS_MS = 60_000;

describe.skipIf(!hasBrowser)('the weekly report on the page of npm run try (browser tests)', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await startVisit();
  }, 120_000);
  afterAll(() => visit?.close());

  const report = (page: Page) => page.locator('#report article');
  const title = (page: Page) => report(page).locator('.report-name');
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  it('is the first thing to see, with its score and what it rests on', async () => {
    const page = await visit.open('/');
    expect(await title(page).innerText()).toMatch(/^Readiness, week \d+ of \d{4}: \d+ \/ 100$/);
    const text = await report(page).innerText();
    expect(text).toContain('Could acme carry on without the engineer today?');
    expect(text).toContain('Handoff');
    expect(text).toMatch(/7 of 8 merges say why; not #39/);
    expect(text).toContain('/services/answers/');
    await report(page).getByText('Pushed past review: 1').click();
    await report(page).getByText('Name the variables that the portal needs').waitFor();
  });

  it('leads to its evidence: a merge, a review, a commit that was pushed', async () => {
    const page = await visit.open('/');
    await report(page).getByRole('link', { name: '#39' }).first().click();
    expect(await page.locator('.meta').innerText()).toMatch(/Merged\s+1 commit by lazar merged into main/);
    expect(await page.locator('.check, .merge, .speak, .editor').count()).toBe(0);
    await page.goto(`${visit.url}/pull/30`);
    expect(await page.locator('.talk').innerText()).toMatch(
      /ben\s+approved these changes[^]*page size at 50/,
    );
    await page.goto(visit.url);
    await report(page).getByText('Pushed past review: 1').click();
    await report(page).locator('a[href^="/commit/"]').first().click();
    expect(await page.locator('h1').innerText()).toBe('Name the variables that the portal needs');
    await page.locator('.files').getByText('1 file changed').waitFor();
  });

  it('is renewed by a command that a button writes', async () => {
    const page = await visit.open('/');
    await press(page, "Renew this week's report");
    await page.locator('.toast', { hasText: '/baton report is written' }).waitFor();
    await page.locator('#report').getByText('What Baton asked of GitHub for it').click();
    await page.locator('#report .happened li').first().getByText('You wrote /baton report').waitFor();
  });

  it(
    'comes every week while time passes, with a trend that is drawn, and a drill once one is due',
    async () => {
      const page = await visit.open('/');
      const first = await title(page).innerText();
      await press(page, 'Next Friday');
      await page.locator('.toast', { hasText: 'The new report is there.' }).waitFor({ timeout: WEEKS_MS });
      await expect.poll(() => title(page).innerText()).not.toBe(first);
      await press(page, 'Four weeks on');
      await page.locator('#report').getByText('Week 2 of 4').waitFor({ timeout: WEEKS_MS });
      await page.locator('.toast', { hasText: 'The new reports are there.' }).waitFor({ timeout: WEEKS_MS });
      await page.getByText('The 5 reports before').click();
      const links = page.locator('.earlier a[href^="/discussions/"]');
      expect(await links.count()).toBe(5);
      const weeks = [await title(page).innerText(), ...(await links.allInnerTexts())].map(
        (text) => /week \d+/.exec(text)?.[0],
      );
      expect(new Set(weeks).size).toBe(6);
      expect(await page.locator('.bar .date').innerText()).toMatch(/^In this trial it is \d+ \w+ \d{4}$/);
      await report(page).getByText('Trend of 6 weeks').click();
      const chart = report(page).getByRole('img', { name: /^Readiness out of 100: \d+(, \d+){5}$/ });
      expect(await chart.locator('circle').count()).toBe(6);
      await page.locator('.drills a').first().click();
      expect(await page.locator('.meta .label-drill').innerText()).toBe('baton:drill');
      expect(await page.locator('.describe .prose').innerText()).toContain('make rollback');
    },
    3 * WEEKS_MS,
  );

  it('tells times by the calendar of the trial', async () => {
    const page = await visit.open('/');
    const said = await report(page).locator('.byline time').innerText();
    expect(said).toMatch(/just now|minutes? ago/);
    expect(await page.locator('.travel time').innerText()).toMatch(/in [67] days/);
  });

  it('shows earlier reports on pages of their own, each with its neighbours', async () => {
    const page = await visit.open('/');
    const newest = await title(page).innerText();
    await page.getByRole('link', { name: 'Open the discussion' }).click();
    expect(await page.locator('h1').innerText()).toContain(newest);
    await page.locator('.neighbours a[rel="prev"]').click();
    expect(await page.locator('.neighbours a[rel="next"]').innerText()).toContain(newest);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  });

  it('takes the word of somebody in-house that a drill was passed, and not that of the engineer', async () => {
    const list = await visit.open('/');
    const drill = (await list.locator('.drills a').first().getAttribute('href')) ?? '';
    const page = await visit.open(drill);
    await press(page, 'It worked, says lazar');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.locator('.talk .reaction').first().waitFor();
    expect(await page.locator('.meta .pill').innerText()).toBe('Open');
    await page.getByRole('button', { name: 'It worked', exact: true }).click();
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.locator('.meta .pill', { hasText: 'Closed' }).waitFor();
    await list.reload();
    await press(list, "Renew this week's report");
    await report(list).locator('tr', { hasText: 'Runbook' }).first().getByText('25 of 25').waitFor();
  });

  it(
    'fits a phone, works without its script, every field named',
    async () => {
      const phone = await visit.open('/', PHONE);
      expect(await overflowOf(phone)).toBeLessThanOrEqual(0);
      expect(await unnamedFields(phone)).toEqual([]);
      const page = await visit.open('/', { javaScriptEnabled: false });
      const before = await title(page).innerText();
      await press(page, 'Next Friday');
      expect(await title(page).innerText()).not.toBe(before);
    },
    WEEKS_MS,
  );
});
