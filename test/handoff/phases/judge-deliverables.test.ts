import { describe, expect, it } from 'vitest';
import { readTask, renderTask } from '../../../src/handoff/phases/issue/task-line.ts';
import { DELIVERABLE_PATTERNS, judgeDeliverables } from '../../../src/handoff/phases/judge-deliverables.ts';
import type { MergedPullRequest } from '../../../src/handoff/phases/phase-facts.ts';
import { expectNoBlowUp } from '../../no-blow-up.ts';

const pull = (number: number, title: string): MergedPullRequest => ({
  number,
  nodeId: `PR_${number}`,
  title,
  url: `https://github.com/acme/answers/pull/${number}`,
  author: { login: 'lazar', isBot: false },
  mergedAt: '2026-06-05T10:00:00Z',
  mergeCommit: null,
  milestone: 1,
  body: '',
  editedBy: 'nobody',
});
const deliverable = (text: string) => ({ text, line: 1 });

/** Whether each is ticked, after these were in the issue, ticked and with a pull request behind each. */
function ticksOf(texts: readonly string[], ticked: readonly string[]): boolean[] {
  const tasks = ticked.flatMap(
    (text) =>
      readTask(renderTask({ deliverable: deliverable(text), isDone: true, pulls: [pull(7, 'any')] })) ?? [],
  );
  return judgeDeliverables(texts.map(deliverable), tasks, []).deliverables.map(({ isDone }) => isDone);
}

describe('a tick', () => {
  it.each<[string, string, string]>([
    ['the same words', 'Ingest: 4 sources, ~12k docs', 'Ingest: 4 sources, ~12k docs'],
    [
      'marks that Markdown escapes',
      'p95 < 2 s & *fast* `index_v2` [a] @anna #1',
      'p95 < 2 s & *fast* `index_v2` [a] @anna #1',
    ],
    ['other numbers', 'Ingest: 4 sources, ~12k docs', 'Ingest: 5 sources, ~20k docs'],
    ['said longer', 'Write the runbook', 'Write the runbook for the in-house team'],
    ['said shorter', 'Stack: pgvector + BM25 hybrid, RRF fusion', 'Stack: pgvector + BM25 hybrid'],
    [
      'one word of many',
      'Claude Sonnet for generation, judge for evaluation',
      'Claude Haiku for generation, judge for evaluation',
    ],
    ['words beyond the end of the line', `Index ${'x'.repeat(400)}`, `Index ${'x'.repeat(400)}`],
  ])('stays with its deliverable: %s', (_what, before, after) => {
    expect(ticksOf([after], [before])).toEqual([true]);
  });

  it.each<[string, string]>([
    ['Document the login page', 'Document the billing page'],
    ['Import SAP', 'Import CRM'],
    ['API for SAP', 'API for CRM'],
    ['Set up the pipeline for the client', 'Set up the alerts for the client'],
    ['Lambda + API Gateway', 'Handoff doc and runbook'],
    ['Deploy', 'Deploy the dashboards of all teams'],
    ['C++ client', 'C# server'],
  ])('is not inherited: %s → %s', (before, after) => {
    expect(ticksOf([after], [before])).toEqual([false]);
  });

  it('goes to the deliverable of the same words before one of similar words, whatever their order', () => {
    expect(ticksOf(['Write the runbook for SAP', 'Write the runbook'], ['Write the runbook'])).toEqual([
      false,
      true,
    ]);
  });

  it('is one tick: two alike don’t share it', () => {
    expect(ticksOf(['Workshop', 'Workshop'], ['Workshop'])).toEqual([true, false]);
  });
});

describe('a merged pull request', () => {
  const TEXTS = ['Ingest: 4 sources, ~12k docs', 'Stack: pgvector + BM25 hybrid, RRF fusion'];
  const belongs = (title: string): number | null => {
    const { deliverables } = judgeDeliverables(TEXTS.map(deliverable), [], [pull(7, title)]);
    const index = deliverables.findIndex(({ pulls }) => pulls.length > 0);
    return index < 0 ? null : index;
  };

  it.each<[string, number | null]>([
    ['feat: ingest the four sources', 0],
    ['Hybrid search with pgvector and BM25', 1],
    ['RRF fusion', 1],
    ['Fix a typo', null],
    ['Ingest', null],
    ['', null],
  ])('shows at the deliverable that its title speaks of: %j', (title, index) => {
    expect(belongs(title)).toBe(index);
  });

  it('is told apart where it speaks of none', () => {
    expect(judgeDeliverables(TEXTS.map(deliverable), [], [pull(7, 'Fix a typo')]).otherPulls).toHaveLength(1);
  });
});

it('reads deliverables in linear time', () => expectNoBlowUp(DELIVERABLE_PATTERNS));
