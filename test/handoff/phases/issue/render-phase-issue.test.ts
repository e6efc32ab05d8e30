import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_END } from '../../../../src/handoff/phases/issue/phase-marker.ts';
import { readBlock } from '../../../../src/handoff/phases/issue/read-block.ts';
import { planPhases } from '../../../../src/handoff/phases/plan-phases.ts';
import { byteLength } from '../../../../src/handoff/text/fit-blocks.ts';
import { LAST_LINE } from '../../../../src/handoff/text/own-block.ts';
import {
  changeIssue,
  comment,
  fileOf,
  lookedUpOf,
  phaseFacts,
  say,
  settle,
  withTexts,
} from '../sync/world.ts';

const planOf = (items: readonly string[]): string =>
  `---\nstart: 2026-06-01\n---\n## Phase 1 (weeks 1-3): Search\n${items.map((item) => `- ${item}\n`).join('')}- Target: nDCG@5 > 0.75\n- Kill criterion: if nDCG@5 < 0.6, switch\n`;

describe('the body of an issue', () => {
  const HUGE = planOf(
    Array.from({ length: 290 }, (_, index) => `${index} @anna | <b> ${'_word* '.repeat(60)}`),
  );
  const MIDDLING = planOf(Array.from({ length: 30 }, (_, index) => `${index} ${'word '.repeat(30)}`));
  const OURS = 'Ours. '.repeat(8_000);

  it.each<[string, string, string, number]>([
    ['a huge plan', HUGE, '', 60_000],
    ['much text of people', planOf(['Index']), OURS, 60_000],
    ['both', HUGE, OURS, 60_000],
    ['nearly all that GitHub takes of people’s text', HUGE, 'x'.repeat(61_000), 65_536],
    ['the same, with a block that would just fit', MIDDLING, 'x'.repeat(61_000), 65_536],
    ['nothing left', MIDDLING, 'x'.repeat(64_800), 65_536],
  ])('stays within its limit with %s', (_what, plan, ours, limit) => {
    const made = settle(phaseFacts({ plan: planOf(['Index']) })).facts;
    const facts = withTexts(
      changeIssue(made, 1, ({ body }) => ({ body: `${body}\n\n${ours}` })),
      { plan },
    );
    const body = settle(facts).facts.issues[0]?.body ?? '';
    expect(byteLength(body)).toBeLessThanOrEqual(limit);
    expect(readBlock(body)).toMatchObject({ id: '1', after: ours.trim() });
  });

  it('stays within its limit for a phase that has left the plan', () => {
    const made = settle(phaseFacts({ plan: `${HUGE}\n## Phase 2 (week 4): Deploy\n- Lambda\n` })).facts;
    const ours = changeIssue(made, 1, ({ body }) => ({ body: `${body}\n\n${'Ours. '.repeat(2_000)}` }));
    const left = settle(withTexts(ours, { plan: '## Phase 2 (week 4): Deploy\n- Lambda\n' })).facts;
    expect(left.issues[0]?.isOpen).toBe(false);
    expect(byteLength(left.issues[0]?.body ?? '')).toBeLessThanOrEqual(60_000);
  });

  it('keeps as many deliverables of too many as fit, with their ticks', () => {
    const made = settle(phaseFacts({ plan: HUGE })).facts;
    const ticked = changeIssue(made, 1, ({ body }) => ({ body: body.replaceAll('- [ ]', '- [x]') }));
    const { tasks } = readBlock(settle(ticked).facts.issues[0]?.body ?? '');
    expect(tasks.length).toBeGreaterThan(30);
    expect(tasks.every(({ isDone }) => isDone)).toBe(true);
  });
});

describe('hostile words', () => {
  const piece = fc.constantFrom(
    BLOCK_END,
    LAST_LINE,
    '<!-- baton:phase:9 -->',
    '<!-- baton:phase-asked:00:1 -->',
    '<!-- baton:phase-reports:99 -->',
    '<!--',
    '-->',
    '@anna',
    'fixes #12',
    '| a | b |',
    '`',
    '```',
    '</details>',
    '<img src=x>',
    '[x](http://evil.example)',
    '$x$',
    '- [x] done',
    'nDCG@5 > 0.75',
    'über',
  );
  const words = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));

  it('of the plan, of notes and of reasons can’t close the block, forge a line of it, or reach anybody', () => {
    fc.assert(
      fc.property(words, words, words, (title, item, note) => {
        const plan = `---\nstart: 2026-06-01\n---\n## Phase 1 (weeks 1-3): ${title}\n- ${item}\n- Target: ${item} nDCG@5 > 0.75\n- Target: nDCG@5 > 0.75\n- Kill criterion: if nDCG@5 < 0.6, ${item}\n`;
        const lookedUp = {
          ...lookedUpOf({ plan }),
          'file base PLAN.md': { kind: 'known', value: fileOf('PLAN.md', plan) } as const,
        };
        const made = settle(phaseFacts({}, { lookedUp })).facts;
        const { facts } = settle(
          say(
            made,
            1,
            comment(1, 'anna', `/baton metric nDCG@5 0.5 ${note}`),
            comment(2, 'fiona', `/baton decide agreed because ${note}`),
          ),
        );
        expect(planPhases(facts).effects).toEqual([]);
        const ours = changeIssue(facts, 1, ({ body }) => ({ body: `Above.\n\n${body}\n\nBelow.` }));
        const body = settle(ours).facts.issues[0]?.body ?? '';
        expect(readBlock(body)).toMatchObject({ id: '1', before: 'Above.', after: 'Below.' });
        const count = (line: string): number => body.split('\n').filter((one) => one.trim() === line).length;
        expect([BLOCK_END, LAST_LINE, '<!-- baton:phase:1 -->', '<!-- baton:phase:9 -->'].map(count)).toEqual(
          [1, 1, 1, 0],
        );
        const visible = body
          .replaceAll(/^<!-- .* -->$/gm, '')
          .replaceAll(/\\[^\s|]/g, '')
          .replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
        expect(visible).not.toMatch(/<(?!\/?(?:details|summary|sub)>)/);
        expect(visible).not.toMatch(/@anna|#12|\]\(http:\/\/evil/);
        for (const table of body.match(/^\| (?:Agreed|When|What)[^]*?\n\n/gm) ?? []) {
          const cells = table
            .trim()
            .split('\n')
            .map((row) => row.split(/(?<!\\)\|/).length);
          expect(new Set(cells).size, table).toBe(1);
        }
      }),
      { numRuns: 80 },
    );
  });
});
