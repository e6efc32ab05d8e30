import type { Readiness } from '../../readiness.ts';
import { shortWeek } from '../../schedule/iso-week.ts';
import { fold, link, sentence } from '../markdown.ts';

/** One week of the trend; `url` is null for the present one. */
interface Point {
  readonly week: string;
  readonly url: string | null;
  readonly total: number | null;
}

/** The scores of up to twelve earlier weeks and this one: a chart, and the same in numbers. Empty before there are two. */
export function renderTrend({ week, score, history }: Readiness): string[] {
  const points: Point[] = [...history.scores, { week: week.id, url: null, total: score.total }];
  if (points.length < 2) return [];
  const rows = points.toReversed().map((point) => {
    const words = sentence(shortWeek(point.week));
    return `| ${point.url === null ? words : link(words, point.url)} | ${point.total ?? 'no number'} |`;
  });
  return [
    fold(`Trend of ${points.length} weeks`, [
      ...chartLines(points),
      '| Week | Score |',
      '| --- | ---: |',
      ...rows,
    ]),
  ];
}

/** Empty where there are not two numbers to draw a line between. */
function chartLines(points: readonly Point[]): string[] {
  const known = points.flatMap(({ week, total }) => (total === null ? [] : [{ week, total }]));
  if (known.length < 2) return [];
  return [
    '```mermaid',
    'xychart-beta',
    '  title "Readiness out of 100"',
    `  x-axis "week" [${known.map(({ week }) => `"${week.slice(-'47'.length)}"`).join(', ')}]`,
    '  y-axis 0 --> 100',
    `  line [${known.map(({ total }) => total).join(', ')}]`,
    '```',
    '',
  ];
}
