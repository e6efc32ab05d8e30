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

const SECRET_REASON =
  'The mail server restarts every night, and about three hundred letters were lost each time.';

describe.skipIf(!hasBrowser)('the page of npm run try (browser tests)', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await startVisit();
  }, 120_000);
  afterAll(() => visit?.close());

  const open: Visit['open'] = (path, options) => visit.open(path, options);

  const verdict = (page: Page, tone: string) =>
    page.locator(`.check.${tone} h2`).waitFor({ timeout: 10_000 });

  async function describeAs(page: Page, body: string): Promise<void> {
    await page.locator('.editor summary').click();
    await page.getByLabel('Description', { exact: true }).fill(body);
    await page.getByRole('button', { name: 'Save' }).click();
  }

  it('lists every pull request with the verdict that its description deserves', async () => {
    const page = await open('/');
    const numbers = async (mark: string) => {
      const links = page
        .locator('.list li', { has: page.locator(`.verdict .icon.${mark}`) })
        .locator('a.pull');
      const ids = await links.evaluateAll((all) => all.map((link) => link.id.replace('pull-', '')));
      return ids.map(Number).toReversed();
    };
    expect(await numbers('bad')).toEqual([42, 43, 44, 47, 51, 52, 57, 58, 59]);
    expect(await numbers('neutral')).toEqual([48, 54, 56]);
    expect(await numbers('good')).toEqual([41, 45, 46, 49, 50, 53, 55, 60]);
    const row = page.locator('.list li', { hasText: 'Lower the reranker' });
    expect(await row.locator('.verdict').innerText()).toContain('One thing before merging');
  });

  it('turns a failing check into a passing one when a reason is written, and folds the comment', async () => {
    const page = await open('/pull/42');
    await verdict(page, 'bad');
    await describeAs(page, SECRET_REASON);
    await verdict(page, 'good');
    await page.locator('details.folded', { hasText: 'marked as resolved' }).waitFor();
    expect(await page.locator('.merge h2').innerText()).toBe('All checks have passed');
    const happened = page.locator('.happened li').first();
    await happened.getByText('1 query', { exact: true }).waitFor();
    expect(await happened.innerText()).toContain('You edited the description');
  });

  it('turns it back when the reason is taken away, and shows the comment again', async () => {
    const page = await open('/pull/44');
    await page.locator('.editor summary').click();
    await page.getByRole('button', { name: 'Show me one that says why' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await verdict(page, 'good');
    await describeAs(page, '');
    await verdict(page, 'bad');
    await page.locator('article.comment', { hasText: 'before merging' }).waitFor();
  });

  it('answers commands by what their author may do', async () => {
    const page = await open('/pull/47');
    const say = async (as: string, text: string) => {
      await page.getByLabel('as', { exact: true }).selectOption(as);
      await page.getByLabel('Add a comment').fill(text);
      await page.getByRole('button', { name: 'Comment', exact: true }).click();
    };
    await say('visitor', '/baton waive rationale it is late');
    await page.locator('.reaction [aria-label="confused"]').waitFor();
    await verdict(page, 'bad');
    await say('anna', '/baton waive rationale the customer waits on the phone');
    await page.locator('.reaction [aria-label="thumbs up"]').waitFor();
    await page.locator('.check:not(.bad):not(.pending) h2').waitFor();
    expect(await page.locator('.check').innerText()).toContain('the customer waits on the phone');
  });

  it('makes a new check when a re-run is asked for', async () => {
    const page = await open('/pull/41');
    await page.getByRole('button', { name: 'Re-run' }).click();
    const happened = page.locator('.happened li').first();
    await happened.getByText('You pressed Re-run').waitFor();
    await happened.getByText('1 check', { exact: true }).waitFor();
  });

  it('shows hostile text as text, and loads nothing from elsewhere', async () => {
    const page = await open('/pull/52');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const hostile =
      '<script>document.title = "taken"</script><img src="https://evil.example/x" onerror="document.title = \'taken\'">';
    await page.locator('.editor summary').click();
    await page.getByLabel('Title').fill(hostile);
    await page
      .getByLabel('Description', { exact: true })
      .fill(`${hostile}\n\n[link](javascript:alert(1)) ![x](https://evil.example/y)`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('h1', { hasText: 'onerror' }).waitFor();
    await page.reload();
    expect(await page.title()).toContain('onerror');
    expect(await page.locator('main img, main script, main a[href^="javascript"]').count()).toBe(0);
    expect(asked.filter((one) => !one.startsWith(visit.url))).toEqual([]);
  });

  it('works without its script', async () => {
    const page = await open('/pull/43', { javaScriptEnabled: false });
    await describeAs(page, SECRET_REASON);
    await expect
      .poll(async () => (await page.reload(), page.locator('.check.good').count()), { timeout: 10_000 })
      .toBe(1);
    expect(await page.locator('.describe .prose').innerText()).toBe(SECRET_REASON);
  });

  it.each(['/', '/pull/45', '/pull/59', '/main', '/main/file?path=RUNBOOK.md'])(
    'fits a phone: %s',
    async (path) => {
      expect(await overflowOf(await open(path, PHONE))).toBeLessThanOrEqual(0);
    },
  );

  it('can be used by keyboard alone, every field named', async () => {
    const page = await open('/pull/51');
    expect(await unnamedFields(page)).toEqual([]);
    await page.locator('.editor summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('edit-body');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Los clientes no se fiaban de la respuesta porque no veían de dónde salía.');
    await page.keyboard.press('Control+Enter');
    await verdict(page, 'good');
  });

  it('stops when it is told to, and leaves nothing behind', async () => {
    visit.trial.process.kill('SIGTERM');
    expect(await visit.trial.ended()).toBe(0);
    expect(visit.trial.printed()).toContain('Stopping...');
  });
});
