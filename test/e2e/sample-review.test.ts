import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTrial, type Trial } from '../../src/sandbox/try/start-trial.ts';

/**
 * What reviewers of the sample's pull requests and phases are shown, whole, each page read by a person before it was kept. A change
 * here is a change of what users read: look at it as one of them.
 */
const NUMBERS = [41, 42, 46, 48, 54, 55, 56, 57, 58, 59, 60];

describe('what Baton says of the sample repository', () => {
  let trial: Trial;
  beforeAll(async () => {
    const signal = new AbortController().signal;
    const ignore = (): void => {};
    const started = await startTrial({
      path: null,
      limit: 30,
      beginMs: Date.parse('2026-11-18T09:00:00Z'),
      logLevel: 'fatal',
      signal,
      tell: ignore,
      onImported: ignore,
    });
    if (started.kind !== 'trial') throw new Error('The sample could not be opened');
    trial = started;
    expect(await trial.checked(ignore)).toEqual([]);
  }, 120_000);
  afterAll(() => trial?.stop());

  it.each(NUMBERS)('of pull request %i', async (number) => {
    const view = await trial.session.pull(number);
    if (view?.check === null || view?.check === undefined) throw new Error('no check');
    const { check } = view;
    const comments = view.comments
      .filter(({ author }) => author.isBot)
      .map(({ body }) => `## Comment\n\n${body}`);
    const page = [
      `# ${check.conclusion}: ${check.title}`,
      `Buttons: ${check.actions.map(({ label }) => label).join(', ')}`,
      check.summary,
      check.text,
      ...comments,
    ];
    await expect(`${page.map(withoutChance).join('\n\n')}\n`).toMatchFileSnapshot(`../reviewed/${number}.md`);
  });

  it.each([1, 2, 3])('of phase %i', async (number) => {
    const issue = await trial.session.issues.issue(number);
    if (issue === null) throw new Error('no issue');
    const { title, state, labels, milestone, body } = issue;
    const page = [
      `# ${title} (${state})`,
      `Labels: ${labels.join(', ')}`,
      `Milestone: ${milestone?.title}`,
      withoutDays(body),
    ];
    await expect(`${page.join('\n\n')}\n`).toMatchFileSnapshot(`../reviewed/phase-${number}.md`);
  });

  it('of its readiness, in the first report and four weeks later', async () => {
    const { reports } = trial.session;
    for (const [weeks, name] of [
      [0, 'first'],
      [4, 'fifth'],
    ] as const) {
      if (weeks > 0) await reports.travel(weeks);
      const { newest: report, earlier } = await reports.view();
      if (report === null) throw new Error('no report');
      expect(earlier).toHaveLength(weeks);
      const page = [`# ${report.title}`, withoutCommits(withoutChance(report.body))];
      await expect(`${page.join('\n\n')}\n`).toMatchFileSnapshot(`../reviewed/report-${name}.md`);
    }
  }, 60_000);
});

/** Short names of commits hang on the moment they were made at. */
function withoutCommits(text: string): string {
  return text.replaceAll(/`[0-9a-f]{7}`/g, '`COMMIT`');
}

/** The sample's dates move with the weeks. */
function withoutDays(text: string): string {
  return withoutChance(text).replaceAll(/\b\d{1,2} [A-Z][a-z]{2} \d{4}\b/g, 'DAY');
}

/** Ports, dates and commits differ from run to run. */
function withoutChance(text: string): string {
  return text
    .replaceAll(/http:\/\/(?:localhost|127\.0\.0\.1):\d+/g, 'https://github.example')
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}%3A\d{2}%3A\d{2}Z/g, 'MOMENT')
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, 'DATE')
    .replaceAll(/\b[0-9a-f]{40}\b/g, 'COMMIT')
    .trim();
}
