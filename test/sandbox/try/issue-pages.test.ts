import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StandInError } from '../../../src/sandbox/stand-in-error.ts';
import { renderIssuePage } from '../../../src/sandbox/try/page/issue-page.ts';
import type { IssueView } from '../../../src/sandbox/try/page/issue-view.ts';
import { renderIssues } from '../../../src/sandbox/try/page/issues-card.ts';
import { type MarkdownRenderer, startMarkdownRenderer } from '../../../src/sandbox/try/page/markdown.ts';
import type { IssueSummary, IssuesView } from '../../../src/sandbox/try/page/view.ts';
import { performForm } from '../../../src/sandbox/try/server/perform-form.ts';
import type { Session } from '../../../src/sandbox/try/session.ts';

const PHASE: IssueSummary = {
  number: 2,
  title: 'Phase 2: <Generation>',
  author: { login: 'baton', isBot: true },
  createdAt: '2026-06-01T12:00:00Z',
  state: 'open',
  labels: ['baton:phase', 'help "wanted"'],
  milestone: { title: 'Phase 2: <Generation>', due: 'July 12, 2026', isOpen: true },
  tasks: { done: 1, total: 4 },
  comments: 1,
};
const PLAN: IssuesView['plan'] = { path: 'docs/PLAN.md', isThere: true, draft: '# A & B\n' };

const ISSUE: IssueView = {
  ...PHASE,
  body: '- [ ] One\n\n<img src=x>',
  isEdited: true,
  conversation: [
    {
      id: 1,
      actor: { login: 'anna', isBot: false },
      createdAt: PHASE.createdAt,
      what: 'added',
      label: 'baton:<x>',
    },
  ],
  speakers: [{ login: 'anna', description: 'may write' }],
  ticker: 'anna',
  examples: [{ name: 'Report', text: '/baton metric "a <b>" 3', as: 'anna' }],
  happenings: [],
};

describe('the list of issues', () => {
  it('shows each phase with labels, milestone, progress and comments', () => {
    const { markup } = renderIssues({ phases: [PHASE], others: [], plan: PLAN });
    expect(markup).toContain('href="/issues/2">Phase 2: &lt;Generation&gt;</a>');
    expect(markup).toContain('class="label label-phase">baton:phase<');
    expect(markup).toContain('class="label">help &quot;wanted&quot;<');
    expect(markup).toContain('Milestone, due July 12, 2026');
    expect(markup).toContain('<progress value="1" max="4"');
    expect(markup).toContain('1 comment<');
    expect(markup).not.toContain('Other issues');
  });

  it('tells of a closed phase, and of a milestone under another name', () => {
    const closed = {
      ...PHASE,
      state: 'not planned',
      milestone: { title: 'June', due: null, isOpen: false },
    } as const;
    const { markup } = renderIssues({ phases: [], others: [closed], plan: PLAN });
    expect(markup).toContain('closed as not planned');
    expect(markup).toContain('June, closed, no due date');
    expect(markup).toContain('Other issues');
  });

  it('says what would be here, and how, where there is no plan', () => {
    const { markup } = renderIssues({ phases: [], others: [], plan: { ...PLAN, isThere: false } });
    expect(markup).toContain('an issue and a milestone for each of its phases would be here');
    expect(markup).toContain('href="/main/file?path=docs%2FPLAN.md&amp;value=%23%20A%20%26%20B%0A"');
  });

  it('leads to a plan of which nothing was made', () => {
    const { markup } = renderIssues({ phases: [], others: [], plan: PLAN });
    expect(markup).toContain('href="/main/file?path=docs%2FPLAN.md"');
  });
});

describe('the page of an issue', () => {
  let markdown: MarkdownRenderer;
  beforeAll(() => {
    markdown = startMarkdownRenderer([]);
  });
  afterAll(() => markdown.close());

  it('shows boxes that belong to its form, and what happened as text', async () => {
    const { main } = await renderIssuePage(ISSUE, markdown);
    expect(main.markup).toContain('<form id="ticks" method="post" action="/issues/2/tick"');
    expect(main.markup).toContain('form="ticks" name="task" value="1:- [ ] One"');
    expect(main.markup).toContain('baton:&lt;x&gt;');
    expect(main.markup).toContain('data-text="/baton metric &quot;a &lt;b&gt;&quot; 3" data-as="anna"');
    expect(main.markup).not.toContain('<img');
  });

  it.each([
    ['completed', 'Closed'],
    ['not planned', 'Closed as not planned'],
  ] as const)('tells that it is %s, and shows an empty text as one', async (state, words) => {
    const { main } = await renderIssuePage({ ...ISSUE, state, body: ' ', milestone: null }, markdown);
    expect(main.markup).toContain(`${words}</span>`);
    expect(main.markup).toContain('No description provided.');
    expect(main.markup).toContain('No milestone');
  });
});

describe('the forms of an issue', () => {
  const done: string[] = [];
  const session = {
    issues: {
      comment: async (number: number, as: string, body: string) => void done.push(`${number} ${as} ${body}`),
      tick: async (_: number, task: string) => {
        if (task === '') throw new StandInError('The text has changed');
        done.push(task);
      },
    },
  } as unknown as Session;
  const send = (path: string, fields: Readonly<Record<string, string>>) =>
    performForm(session, path, new Map(Object.entries(fields)));

  it('comment and tick, and go on with the issue', async () => {
    const next = { problem: null, next: '/issues/2' };
    expect(await send('/issues/2/comments', { as: 'anna', body: 'Hi' })).toEqual(next);
    expect(await send('/issues/2/tick', { task: '1:- [ ] One' })).toEqual(next);
    expect(done).toEqual(['2 anna Hi', '1:- [ ] One']);
  });

  it('tell why they are refused', async () => {
    expect(await send('/issues/2/tick', {})).toEqual({ problem: 'The text has changed.', next: '/issues/2' });
    for (const path of [
      '/issues/2/press',
      '/issues/2/edit',
      '/issues/2/file',
      '/issues/x/tick',
      '/main/tick',
    ])
      expect((await send(path, {})).problem).toBe('There is no such form.');
  });
});
