import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { runTry, type TryProcess } from './run-try.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true };

const executablePath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => [join(folder, 'chromium'), join(folder, 'chromium-browser')])
  .find((file) => existsSync(file));

/** Whether there is a Chromium on PATH; where there is none, a test file leaves its tests out, and says so. */
export const hasBrowser = executablePath !== undefined;

if (!hasBrowser) console.warn('There is no chromium on PATH: the browser tests were left out.');

/** `npm run try` as a process, and a browser to look at it. */
export interface Visit {
  readonly trial: TryProcess;
  readonly url: string;
  /** Opens a page that is closed with the test. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Starts both, and waits until every pull request of the sample is checked. */
export async function startVisit(): Promise<Visit> {
  const trial = runTry([]);
  const browser: Browser = await chromium.launch({ executablePath: executablePath ?? '', args: FLAGS });
  const line = await trial.line(/pull requests are checked/);
  const url = /http:\/\/localhost:\d+/.exec(line)?.[0] ?? '';
  return {
    trial,
    url,
    open: async (path, options = {}) => {
      const context = await browser.newContext(options);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      await page.goto(url + path);
      return page;
    },
    close: async () => {
      await browser.close();
      trial.process.kill('SIGTERM');
      await trial.ended();
    },
  };
}

/** How many pixels of the page lie beyond the window's edge. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}

/** The fields that nothing names for whoever can't see them. */
export async function unnamedFields(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('input:not([type=hidden]), textarea, select')]
      .filter((field) => field.labels.length === 0).map((field) => field.outerHTML)`,
  );
}
