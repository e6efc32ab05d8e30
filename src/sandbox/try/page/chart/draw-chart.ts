import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { type Chart, parseChart } from './parse-chart.ts';

const WIDTH = 460;
const HEIGHT = 180;
const PLOT = { left: 46, right: 452, top: 10, bottom: 152 };
const TICKS = 4;
/** More labels than this run into each other. */
const SHOWN_LABELS = 12;

/** What a line is drawn as: what is not known by its name looks like something that was measured. */
const KINDS: Readonly<Record<string, string>> = { target: 'target', 'kill line': 'kill' };

/** Draws Mermaid's charts of lines; all other diagrams stay the code that they are. To run after the sanitiser: it adds only what is here. */
export function drawCharts(root: Root): void {
  visit(root, 'element', (node, index, parent) => {
    const chart = index === undefined || parent === undefined ? null : chartOf(node);
    if (chart === null || index === undefined || parent === undefined) return undefined;
    parent.children[index] = drawChart(chart);
    return SKIP;
  });
}

function chartOf(node: Element): Chart | null {
  const [code] = node.children;
  if (node.tagName !== 'pre' || code?.type !== 'element' || code.tagName !== 'code') return null;
  const classes = code.properties['className'];
  if (!Array.isArray(classes) || !classes.includes('language-mermaid')) return null;
  return parseChart(code.children.map((child) => (child.type === 'text' ? child.value : '')).join(''));
}

/** The chart as a figure: legend as text beside it, the drawing named for whoever can't see it. */
export function drawChart(chart: Chart): Element {
  const keys = chart.legend.map((name) =>
    element('span', { className: ['key', kindOf(name)] }, [text(name)]),
  );
  const caption = element('figcaption', {}, [element('b', {}, [text(chart.title)]), ...keys]);
  const drawing = element('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img' }, [
    element('title', {}, [text(tell(chart))]),
    ...drawGrid(chart),
    ...drawLabels(chart),
    ...chart.lines.flatMap((line, at) => drawLine(chart, line, chart.legend[at] ?? '')),
  ]);
  return element('figure', { className: ['chart'] }, [caption, drawing]);
}

/** Every line in words; one that stays where it is, by its one value. */
function tell({ title, legend, lines }: Chart): string {
  const told = lines.map((line, at) => {
    const values = new Set(line).size === 1 && at > 0 ? line.slice(0, 1) : line;
    const name = legend[at] ?? (lines.length === 1 ? '' : `line ${at + 1}`);
    return `${name} ${values.join(', ')}`.trim();
  });
  return `${title}: ${told.join('; ')}`;
}

function drawGrid(chart: Chart): ElementContent[] {
  const step = niceStep((chart.high - chart.low) / TICKS);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const values: number[] = [];
  for (let value = Math.ceil(chart.low / step) * step; value <= chart.high; value += step) values.push(value);
  return values.flatMap((value) => {
    const y = yOf(chart, value);
    return [
      element('path', { className: ['grid'], d: `M${PLOT.left} ${y}H${PLOT.right}` }),
      element('text', { x: PLOT.left - 8, y: y + 4, textAnchor: 'end' }, [text(value.toFixed(digits))]),
    ];
  });
}

/** The next of 1, 2 and 5 with its zeros: what people count in. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((step) => step * power >= least) ?? 10) * power;
}

function drawLabels({ labels, axis }: Chart): ElementContent[] {
  const every = Math.ceil(labels.length / SHOWN_LABELS);
  return labels.flatMap((label, at) => {
    if (at % every !== 0) return [];
    const said = at === 0 && axis !== '' ? `${axis} ${label}` : label;
    const x = xOf(at, labels.length);
    return [element('text', { x, y: PLOT.bottom + 18, textAnchor: 'middle' }, [text(said)])];
  });
}

function drawLine(chart: Chart, line: readonly number[], name: string): ElementContent[] {
  const kind = kindOf(name);
  if (kind !== 'measured') {
    const y = yOf(chart, line[0] ?? 0);
    const isLevel = new Set(line).size === 1;
    if (isLevel) return [element('path', { className: [kind], d: `M${PLOT.left} ${y}H${PLOT.right}` })];
  }
  const points = line.map((value, at) => [xOf(at, line.length), yOf(chart, value)] as const);
  const path = element('path', {
    className: [kind],
    d: `M${points.map((point) => point.join(' ')).join('L')}`,
  });
  return [path, ...points.map(([cx, cy]) => element('circle', { className: [kind], cx, cy, r: 4 }))];
}

function kindOf(name: string): string {
  return KINDS[name] ?? 'measured';
}

function xOf(at: number, count: number): number {
  return round(PLOT.left + ((at + 0.5) * (PLOT.right - PLOT.left)) / count);
}

function yOf({ low, high }: Chart, value: number): number {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return round(PLOT.bottom - share * (PLOT.bottom - PLOT.top));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function element(
  tagName: string,
  properties: Readonly<Record<string, string | number | string[]>>,
  children: readonly ElementContent[] = [],
): Element {
  return {
    type: 'element',
    tagName,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        name,
        typeof value === 'number' ? String(value) : value,
      ]),
    ),
    children: [...children],
  };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
