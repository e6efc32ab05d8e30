import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, PHONE, startVisit, unnamedFields, type Visit } from '../sandbox/try/browser.ts';

/** A change of a document is answered this fast, seen by the visitor. */
const ANSWER_MS = 2_000;

describe.skipIf(!hasBrowser)('documents on the page of npm run try (browser tests)', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await startVisit();
  }, 120_000);
  afterAll(() => visit?.close());

  const editor = (page: Page) => page.locator('#file-text');
  const happened = (page: Page) => page.locator('.happened li').first();

  /** Saves a text, and resolves once the check of the new head is there; gives how long that took. */
  async function commit(page: Page, text: string): Promise<number> {
    await editor(page).fill(text);
    const started = performance.now();
    await page.getByRole('button', { name: 'Commit' }).click();
    await page.locator('.check.pending').waitFor();
    await page.locator('.check:not(.pending) time').waitFor();
    return performance.now() - started;
  }

  it('lists what Baton reads at the head of a pull request, and what is missing there', async () => {
    const page = await visit.open('/pull/59');
    const rows = await page.locator('.documents li').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      'RUNBOOK.md runbook Edit RUNBOOK.md',
      'CONTEXT.md context not there Write CONTEXT.md',
      'PLAN.md plan Edit PLAN.md',
      'evals/metrics.jsonl metrics Edit evals/metrics.jsonl',
      expect.stringContaining('docs/decisions/0001-pgvector-beside-the-data.md decision record'),
      expect.stringContaining('docs/decisions/0002-answers-only-with-sources.md decision record'),
      expect.stringContaining('.github/baton.yml configuration'),
    ]);
    const other = await visit.open('/pull/55');
    const record = other.locator('.documents li', { hasText: '0003-rank-with-cohere.md' });
    expect(await record.innerText()).toContain('changed here');
  });

  it('commits a document to the head, and shows the new check beside the editor at once', async () => {
    const page = await visit.open('/pull/49');
    await page.getByRole('link', { name: 'Edit RUNBOOK.md' }).click();
    const text = await editor(page).inputValue();
    expect(text).toContain('## How to go back');
    expect(await commit(page, `${text}\nIn summer Jonas stands in for Ben.\n`)).toBeLessThan(ANSWER_MS);
    expect(await editor(page).inputValue()).toContain('Jonas stands in');
    expect(await happened(page).innerText()).toContain('You saved RUNBOOK.md');
    await page.getByRole('link', { name: '#49' }).click();
    expect(await page.locator('.meta').innerText()).toContain('2 commits');
    const row = page.locator('.documents li', { hasText: 'RUNBOOK.md' });
    expect(await row.innerText()).toContain('changed here');
  });

  it('writes a document that is not there', async () => {
    const page = await visit.open('/pull/59');
    await page.getByRole('link', { name: 'Write CONTEXT.md' }).click();
    expect(await page.locator('.meta').innerText()).toContain('A new file.');
    await commit(page, '# Context\n\n## State\n\nPhase 2.\n');
    await page.getByRole('link', { name: '#59' }).click();
    expect(await page.locator('.documents').innerText()).not.toContain('not there');
  });

  it('mends what a pull request broke through the link of the finding', async () => {
    const page = await visit.open('/pull/57');
    await page.locator('.check.bad').getByRole('link', { name: 'Edit RUNBOOK.md' }).click();
    expect(page.url()).toContain('/pull/57/file?path=RUNBOOK.md');
    const text = await editor(page).inputValue();
    await commit(page, text.replaceAll('prompts/answer.md', 'prompts/customer.md'));
    await page.locator('.check.good').waitFor();
  });

  it('lets a colleague say that a document is still right', async () => {
    const page = await visit.open('/pull/56');
    await page.locator('.check.neutral').getByRole('button', { name: 'Runbook still right' }).click();
    await page.locator('.check.good').waitFor();
    expect(await page.locator('.check').innerText()).toContain('by anna');
    expect(await page.locator('.talk article').innerText()).toContain('still right, says anna');
  });

  it('leads a link to GitHub’s editor to the one here, at its line', async () => {
    const page = await visit.open('/github/acme/answers/edit/forget-lambda/RUNBOOK.md#L3');
    expect(page.url()).toBe(`${visit.url}/pull/58/file?path=RUNBOOK.md#L3`);
    const selected = await page.evaluate<string>(
      "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.getElementById('file-text'))",
    );
    expect(selected).toMatch(/^Answers customers' questions/);
    const value = encodeURIComponent('# Context\n\n<b>"State"</b>\n');
    await page.goto(`${visit.url}/github/acme/answers/new/one-list?filename=notes/NEW.md&value=${value}`);
    expect(await editor(page).inputValue()).toBe('# Context\n\n<b>"State"</b>\n');
    expect(await page.locator('h1').innerText()).toBe('notes/NEW.md');
  });

  it('says why a file can’t be saved, and keeps what was written', async () => {
    const page = await visit.open('/pull/50/file?path=NEW.md');
    await editor(page).fill('  ');
    await page.getByRole('button', { name: 'Commit' }).click();
    await page.locator('.toast.problem', { hasText: 'A new file needs a text.' }).waitFor();
    expect(await editor(page).inputValue()).toBe('  ');
    await page.goto(`${visit.url}/pull/50/file?path=services`);
    expect(await page.locator('.message').innerText()).toContain('services is a folder.');
  });

  it('shows a hostile file as text', async () => {
    const hostile = '</textarea><script>document.title = "taken"</script><img src=x onerror="alert(1)">';
    const page = await visit.open('/pull/46/file?path=docs/decisions/0003-x.md');
    await commit(page, hostile);
    await page.reload();
    expect(await editor(page).inputValue()).toBe(hostile);
    expect(await page.locator('main img, main script').count()).toBe(0);
  });

  it('sends a button of the check as a colleague of the author', async () => {
    const page = await visit.open('/pull/41');
    await page.getByRole('button', { name: 'Check again' }).click();
    await happened(page).getByText('You pressed Check again as ben').waitFor();
    await happened(page).getByText('Each request').click();
    expect(await happened(page).innerText()).toContain('webhook check_run.requested_action');
  });

  it('works without its script, on a phone, every field named', async () => {
    const page = await visit.open('/pull/45/file?path=CONTEXT.md', { ...PHONE, javaScriptEnabled: false });
    await editor(page).fill(`${await editor(page).inputValue()}\nMore.\n`);
    await page.getByRole('button', { name: 'Commit' }).click();
    expect(await editor(page).inputValue()).toContain('More.');
    const scripted = await visit.open('/pull/45/file?path=CONTEXT.md', PHONE);
    expect(await unnamedFields(scripted)).toEqual([]);
  });

  // Last, since each judges every pull request again, and Baton paces its writes after sixty.
  it('tells Baton of a push to the default branch, and judges the pull requests again', async () => {
    const page = await visit.open('/main');
    await page.getByRole('link', { name: 'Edit .github/baton.yml' }).click();
    // The keys are the script's.
    await page.waitForLoadState();
    const text = await editor(page).inputValue();
    await editor(page).fill(`mode: observe\n${text}`);
    await page.keyboard.press('Control+Enter');
    await happened(page).getByText('You saved .github/baton.yml').waitFor();
    await page.getByRole('link', { name: 'Documents on main' }).first().click();
    await page.locator('.list li', { hasText: 'Lower the reranker' }).locator('.icon.neutral').waitFor();
    await page.getByRole('link', { name: 'Edit .github/baton.yml' }).click();
    await editor(page).fill(text);
    await page.getByRole('button', { name: 'Commit' }).click();
    await page.goto(`${visit.url}/pull/43`);
    await page.locator('.check.bad').waitFor();
  });

  it('shows on a pull request what main lacks since a document there was emptied', async () => {
    const page = await visit.open('/main/file?path=CONTEXT.md');
    await editor(page).fill('# Context\n\nTODO\n');
    await page.getByRole('button', { name: 'Commit' }).click();
    await happened(page).getByText('You saved CONTEXT.md').waitFor();
    await page.goto(visit.url);
    // Whether that blocks is the rule's own affair.
    const row = page.locator('.list li', { hasText: 'stündlich' });
    await row.locator('.verdict .icon:is(.bad, .neutral)').waitFor();
  });
});
