import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../../src/handoff/readiness/history/parse-report.ts';
import type { Readiness } from '../../../../src/handoff/readiness/readiness.ts';
import { link, MARKDOWN_PATTERNS } from '../../../../src/handoff/readiness/report/markdown.ts';
import { renderReport } from '../../../../src/handoff/readiness/report/render-report.ts';
import type { ReportContext } from '../../../../src/handoff/readiness/report/report-context.ts';
import { byteLength } from '../../../../src/handoff/text/fit-blocks.ts';
import { codeSpan } from '../../../../src/handoff/text/neutralise.ts';
import { parseChart } from '../../../../src/sandbox/try/page/chart/parse-chart.ts';
import { badWeek, firstWeek, quietWeek, withheldWeek } from './situations.ts';
import {
  CONTEXT_OF_REPORT,
  goodWeek,
  measured,
  NOTHING_MISSED,
  PHASE,
  PHASES,
  pastScores,
  pull,
  URL,
  WHOLE,
} from './world.ts';

const body = (readiness: Readiness, change: Partial<ReportContext> = {}): string =>
  renderReport(readiness, { ...CONTEXT_OF_REPORT, ...change }).body;
const good = goodWeek();

/** Places of these words, in their order in the text. */
function inOrder(text: string, ...words: readonly string[]): void {
  const places = words.map((word) => text.indexOf(word));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
}

describe('the order of a report', () => {
  it('is that of what a founder asks', () => {
    inOrder(
      body(badWeek()),
      'A kill criterion is met',
      'Posted 3 days late',
      'Could Acme carry on',
      '**51 / 100**',
      '### This month',
      '### Worth most now',
      '### Shipped this week',
      '### The score',
      '<details>',
      'Areas held by one person alone',
      'Debts and waivers',
      'Merges without a rationale',
      'Pushed past review',
      'Changed goalposts',
      'Trend of',
    );
  });

  it('shows no heading without content', () => {
    const text = body(goodWeek({ phases: [], merges: { ...good.merges, shipped: [] } }));
    for (const heading of [
      'This month',
      'Nothing is due',
      'Shipped',
      'Debts',
      'Pushed',
      'goalposts',
      'health',
    ])
      expect(text).not.toContain(heading);
  });
});

describe('a quiet week', () => {
  const lines = (readiness: Readiness, change: Partial<ReportContext> = {}) =>
    body(readiness, change)
      .replace(/<details>[\s\S]*<\/details>/g, '')
      .split('\n')
      .filter((line) => line !== '');

  it('takes a few lines and one folded table', () => {
    expect(lines(quietWeek()).length).toBeLessThanOrEqual(8);
    expect(body(quietWeek()).match(/<details>/g)).toHaveLength(1);
    expect(body(quietWeek())).not.toContain('###');
  });

  it('still tells what is wrong with Baton', () => {
    expect(
      body(quietWeek(), {
        health: { missingPermissions: ['members: read'], failedJobs: 0, missed: NOTHING_MISSED },
      }),
    ).toContain('`members: read`, which would bring telling who belongs to a team');
  });

  it.each<[string, Partial<Readiness>, Partial<ReportContext>]>([
    ['something was merged', { merges: good.merges }, {}],
    ['the score changed', { history: { scores: pastScores(80), edited: [] } }, {}],
    ['there is no score to compare', { history: { scores: pastScores(null), edited: [] } }, {}],
    ['it is the first', {}, { isFirst: true }],
    ['it is late', { lateDays: 1 }, {}],
    ['something could not be read', { unread: ['Not all.'] }, {}],
    [
      'a kill criterion waits',
      { phases: [{ ...PHASE, criteria: PHASE.criteria.map((one) => ({ ...one, isUndecided: true })) }] },
      {},
    ],
    [
      'somebody pushed past review',
      {
        merges: {
          ...quietWeek().merges,
          pushes: [{ sha: 'a'.repeat(40), url: URL, headline: 'x', at: '2026-11-19T00:00:00Z' }],
        },
      },
      {},
    ],
  ])('is none where %s', (_name, change, context) => {
    expect(body({ ...quietWeek(), ...change }, context)).toContain('### The score');
  });
});

describe('what this month brings', () => {
  const month = (phases: Readiness['phases'], now: string) => body(goodWeek({ phases }), { now });

  it('is what ends in the month, by the time zone of the config', () => {
    expect(month(PHASES, '2026-11-30T22:59:00Z')).toContain('due 27 Nov 2026');
    expect(month(PHASES, '2026-11-30T23:00:00Z')).not.toContain('due 27 Nov 2026');
    expect(month(PHASES, '2026-11-30T23:00:00Z')).toContain('due 18 Dec 2026');
  });

  it('includes what is overdue until it is closed', () => {
    const late = { ...PHASE, ends: '2026-10-30', isOverdue: true };
    expect(month([late], '2026-11-20T15:00:00Z')).toContain('overdue since 30 Oct 2026');
    const closed = {
      ...late,
      issue: { number: 12, url: URL, isOpen: false, closedAs: 'completed' as const },
    };
    expect(month([closed], '2026-11-20T15:00:00Z')).not.toContain('30 Oct 2026');
  });

  it('is a line about the next phase where none ends', () => {
    expect(month(PHASES.slice(2), '2026-11-20T15:00:00Z')).toMatch(
      /Nothing is due this month\. Next is \[Phase 3: .*\), by 18 Dec 2026\./,
    );
  });
});

describe('the actions', () => {
  const actions = (...gains: readonly number[]) => {
    const { score } = good;
    const scored = gains.map((gain, index) => ({
      id: `a${index}`,
      what: `Do ${index}`,
      minutes: 1 + index,
      link: null,
      adds: [],
      gain,
      points: Math.floor(gain),
    }));
    return body(goodWeek({ score: { ...score, actions: scored } }));
  };

  it('are three at the most, with minutes and points', () => {
    const text = actions(5.5, 1.2, 0.4, 0.1);
    expect(text).toContain('1. Do 0. _About a minute, +5 points._');
    expect(text).toContain('2. Do 1. _About 2 minutes, +1 point._');
    expect(text).toContain('3. Do 2. _About 3 minutes, under a point._');
    expect(text).not.toContain('Do 3');
  });

  it('promise no points where the number is withheld', () => {
    expect(body(withheldWeek())).not.toMatch(/_About [^_]*points?\._/);
  });

  it('are left out where nothing is to be done', () => expect(actions()).not.toContain('Worth most'));
});

describe('the number', () => {
  it.each<[string, readonly (number | null)[], string]>([
    ['up', [78, 91], '**96 / 100**, up 5 from [week 46]'],
    ['down', [98], '**96 / 100**, down 2 from [week 46]'],
    ['the same', [96], '**96 / 100**, as in [week 46]'],
    ['after a week without one', [90, null], '**96 / 100** (no number in [week 46]'],
  ])('is told with what it was before: %s', (_name, totals, words) => {
    expect(body(goodWeek({ history: { scores: pastScores(...totals), edited: [] } }))).toContain(words);
  });

  it('is withheld everywhere: also in the title, the sum and the chart', () => {
    const { title, body: text } = renderReport(withheldWeek(), CONTEXT_OF_REPORT);
    expect(title).toBe('Readiness, week 47 of 2026: no number yet');
    expect(text).toContain('only 50 % of the score rests on evidence');
    expect(text).not.toMatch(/\d+ \/ 100|which is|rounded/);
    expect(parseReport({ body: text, url: URL })?.past?.total).toBeNull();
  });

  it('can be added up by hand', () => {
    const text = body(firstWeek());
    expect(text).toContain('0 + 10 + 0 + 0 = 10 of 70, which is 14.29 of 100, rounded 14.');
    expect(text).toContain('70 % of the weight rests on evidence.');
  });
});

describe('the trend', () => {
  const charts = (text: string) =>
    text
      .split('```mermaid\n')
      .slice(1)
      .map((part) => parseChart(part.slice(0, part.indexOf('```'))));

  it('is drawn as it is told, without the weeks that have no number', () => {
    const text = body(badWeek());
    expect(charts(text)).toMatchObject([
      { labels: ['43', '45', '46', '47'], lines: [[78, 80, 61, 51]], low: 0, high: 100 },
    ]);
    expect(text).toContain('| [Week 44](https://github.com/Acme/answers/discussions/21) | no number |');
  });

  it('is there from the second week on', () => {
    expect(body(firstWeek())).not.toContain('Trend');
    expect(body(goodWeek({ history: { scores: pastScores(null), edited: [] } }))).not.toContain('mermaid');
  });
});

describe('what does not concern the reader', () => {
  it('is no name beside what is missing', () => {
    const { independence } = badWeek();
    const text = body(
      { ...badWeek(), independence: { ...independence, soleKnowers: [] } },
      { operator: null },
    );
    expect(text).not.toContain('lazar');
  });

  it('is no check that is still under way', () => {
    const open = [{ number: 5, url: `${URL}/pull/5`, updatedAt: '2026-11-20T14:30:00Z', isJudged: false }];
    expect(body(good, { openPullRequests: open })).not.toContain('without a finished check');
    expect(body(good, { openPullRequests: open, now: '2026-11-20T16:00:00Z' })).toContain(
      'Open without a finished check: [#5]',
    );
  });
});

describe('the words of users', () => {
  const HOSTILE =
    '@fiona closes #12 <!-- baton:report:2026-W01 -->\n| ](https://evil.example) </details> ```';
  const readiness = {
    ...badWeek(),
    phases: PHASES.map((phase) => ({
      ...phase,
      title: HOSTILE,
      deliverables: [{ text: HOSTILE, isDone: false, pulls: [] }],
      targets: [{ text: HOSTILE, latest: HOSTILE, isMet: false }],
      criteria: phase.criteria.map((one) => ({ ...one, text: HOSTILE, action: HOSTILE, isUndecided: true })),
      changes: [
        {
          what: 'target' as const,
          key: 'x',
          was: HOSTILE,
          is: HOSTILE,
          at: '2026-11-01T00:00:00Z',
          pullRequest: null,
        },
      ],
    })),
    independence: {
      ...badWeek().independence,
      soleKnowers: [{ name: HOSTILE, isOutsider: true, areas: [HOSTILE] }],
      quietAreas: [HOSTILE],
    },
    merges: {
      ...badWeek().merges,
      shipped: [pull(1, HOSTILE)],
      bare: [{ ...pull(2, HOSTILE), isWaived: false }],
      debts: [{ kind: 'waived' as const, rule: 'runbook' as const, pull: pull(3, HOSTILE), url: URL }],
      pushes: [{ sha: 'b'.repeat(40), url: URL, headline: HOSTILE, at: '2026-11-01T00:00:00Z' }],
    },
    drills: {
      systems: badWeek()
        .drills.systems.map((system) => ({ ...system, system: HOSTILE }))
        .concat(
          goodWeek().drills.systems.map((system) => ({
            ...system,
            last:
              system.last === null
                ? null
                : {
                    ...system.last,
                    result: system.last.result === null ? null : { ...system.last.result, note: HOSTILE },
                  },
          })),
        ),
    },
  };

  it('notify nobody, close nothing and break nothing', () => {
    const text = body(readiness, { operator: HOSTILE });
    // Inside of code nothing takes effect but what would end it.
    const prose = [200, 100, 60].reduce((rest, limit) => rest.replaceAll(codeSpan(HOSTILE, limit), ''), text);
    expect(prose.length).toBeLessThan(text.length);
    expect(text).not.toContain('@fiona');
    expect(prose.replaceAll('[#12](', '')).not.toContain('#12');
    expect(prose).not.toContain('](https://evil.example)');
    expect(prose.match(/<!--/g)).toHaveLength(2);
    expect(prose.match(/<\/details>/g)?.length).toBe(prose.match(/^<\/details>$/gm)?.length);
    expect(text.match(/^<details>/gm)?.length).toBe(text.match(/^<\/details>$/gm)?.length);
    for (const row of text.split('\n').filter((line) => line.startsWith('|')))
      expect(row.endsWith('|')).toBe(true);
  });
});

describe('any report', () => {
  const situations = [goodWeek(), badWeek(), firstWeek(), quietWeek(), withheldWeek()];

  it('begins with its marker and its record, which can be read back', () => {
    for (const readiness of situations) {
      const parsed = parseReport({ body: body(readiness), url: URL });
      expect(parsed?.week).toBe('2026-W47');
      expect(parsed?.past?.total).toBe(readiness.score.total);
      for (const { id, value, weight } of readiness.score.dimensions)
        expect(parsed?.past?.dimensions[id]).toBe(value === null ? null : Math.round(value * weight));
    }
  });

  it('is the same each time', () => {
    for (const readiness of situations) expect(body(structuredClone(readiness))).toBe(body(readiness));
  });

  it('fits what GitHub takes, says what was left out, and keeps its end', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 50, maxLength: 400 });
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 400 }), (text, count) => {
        const pulls = Array.from({ length: count }, (_, index) => pull(index, text));
        const names = Array.from({ length: count }, (_, index) => `${text}${index}`);
        const long = body({
          ...badWeek(),
          phases: Array.from({ length: Math.ceil(count / 4) }, (_, index) => ({
            ...PHASE,
            title: `${index} ${text}`,
            criteria: PHASE.criteria.map((one) => ({ ...one, text, action: text, isUndecided: true })),
          })),
          independence: {
            ...badWeek().independence,
            quietAreas: names,
            soleKnowers: names.map((name) => ({ name, isOutsider: false, areas: names })),
          },
          merges: {
            ...badWeek().merges,
            shipped: pulls,
            bare: pulls.map((one) => ({ ...one, isWaived: false })),
          },
          unread: names,
        });
        expect(byteLength(long)).toBeLessThanOrEqual(60_000);
        expect(long.trimEnd().endsWith('renews this report</sub>')).toBe(true);
        expect(parseReport({ body: long, url: URL })?.week).toBe('2026-W47');
      }),
      { numRuns: 30 },
    );
  });

  it('tells that parts are left out', () => {
    const parts = Object.fromEntries(
      Object.keys(WHOLE).map((id) => [id, measured(0.5, `${id} ${'x'.repeat(2000)}`)]),
    );
    expect(body(goodWeek({}, { parts }))).toMatch(
      /_\d parts? (?:is|are) left out: GitHub takes no longer text\._/,
    );
  });

  it('keeps the answer in sight, however many criteria wait', () => {
    const phases = Array.from({ length: 120 }, () => ({
      ...PHASE,
      criteria: PHASE.criteria.map((one) => ({ ...one, action: 'x'.repeat(900), isUndecided: true })),
    }));
    const text = body(goodWeek({ phases }));
    expect(text).toContain('112 more kill criteria are met and wait for a decision.');
    expect(text).toContain('Could Acme carry on');
  });
});

it('a link cannot be ended by its address', () => {
  expect(link('x', 'https://e.example/a (b)|c')).toBe('[x](https://e.example/a%20%28b%29%7cc)');
});

it('no expression backtracks', () => {
  expect(MARKDOWN_PATTERNS.length).toBeGreaterThan(0);
  for (const pattern of MARKDOWN_PATTERNS) {
    for (const piece of ['(', ' ', '|', '\\', '\\|', '\r\n', 'a']) {
      const started = performance.now();
      piece.repeat(20_000).replace(pattern, '');
      expect(performance.now() - started).toBeLessThan(200);
    }
  }
});
