import { computeScore } from './compute-score.ts';
import { DIMENSIONS, type DimensionDefinition } from './dimensions.ts';
import type { ScoredDimension, ScoredPart } from './score.ts';
import { EXAMPLE_ACTION, EXAMPLE_PARTS } from './score-example.ts';

/** The whole of `docs/score.md`, made from the definitions of the dimensions. */
export function renderScorePage(): string {
  return `${[
    '# The readiness score',
    '<!-- Made by `npm run docs` from the definitions in src/handoff/readiness/score. Change those, not this page. -->',
    'The weekly report gives a repository 0 to 100 points for how well others could carry on with it. Everything that it counts is on GitHub, and every number in the report links to what it rests on: anybody can work the score out again by hand.',
    '## How it is computed',
    FORMULA,
    renderOverview(),
    '## What always holds',
    PROPERTIES,
    ...DIMENSIONS.map(renderDimension),
    '## A worked example',
    ...renderExample(),
  ].join('\n\n')}\n`;
}

const FORMULA = `1. Each part below has a value of 0 to 1. What is missing is 0. What can't apply, and what could not be read, is left out, and the report says which.
2. A dimension's value is the mean of its parts that have a value, weighted by their points: \`sum(points × value) / sum(points)\`.
3. The score is the mean of the dimensions that have a value, weighted by their weights: \`100 × sum(weight × value) / sum(weight)\`, rounded to a whole number.
4. The evidence is \`100 × (weights of the dimensions with a value) / (weights of all that the config does not turn off)\`, rounded down. Under 60 % the report gives no number.
5. An action brings the difference between the score before and after it, both unrounded; the report promises it rounded down.`;

const PROPERTIES = `- The score is 0 to 100, and the same for whoever computes it, in whatever order.
- A part that gets better never lowers it.
- The points that an action promises arrive when it is done, alone or together with others. A few bring more than they promise: new decision records also raise the share of complete ones.
- What is news may lower it: time that passes, a new merge without a reason, a reported value that meets a kill criterion, until somebody decides on it.
- Missing is not unknown: without a runbook the runbook counts 0. Unknown is never green: what could not be read is left out and told.`;

function renderOverview(): string {
  const rows = DIMENSIONS.map(
    ({ id, title, weight, parts }) =>
      `| [${title}](#${id}) | ${weight} | ${parts.map((part) => `${part.title} ${part.points}`).join(', ')} |`,
  );
  return ['| dimension | weight | points of its parts |', '| --- | ---: | --- |', ...rows].join('\n');
}

function renderDimension({ id, title, weight, motivation, offBy, parts }: DimensionDefinition): string {
  const rows = parts.map(
    (part) => `| ${part.title} | ${part.points} | ${part.measures} | ${part.leftOut ?? 'never'} |`,
  );
  return [
    `## ${id}`,
    `**${title}**, ${weight} points. ${motivation}${offBy === null ? '' : ` ${offBy} in the config leaves it out.`}`,
    ['| part | points | value | left out |', '| --- | ---: | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

function renderExample(): string[] {
  const score = computeScore(EXAMPLE_PARTS, [EXAMPLE_ACTION]);
  const known = score.dimensions.filter(({ value }) => value !== null);
  const weights = known.map(({ weight }) => weight);
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const terms = known.map((dimension) => `${dimension.weight} × ${rounded(dimension.value ?? 0)}`);
  const [action] = score.actions;
  return [
    'A repository whose config names no engagement: the runbook does not say how to roll back, one of five references is dead, nobody has drilled; more than one person knows one of two areas; three of four merges say why; no choice was made and there are no records; `CONTEXT.md` names no open questions; one of two phases is late, and the plan has no target that can be measured.',
    [
      '| dimension | weight | its parts | value |',
      '| --- | ---: | --- | ---: |',
      ...score.dimensions.map(exampleRow),
    ].join('\n'),
    `The score is \`100 × (${terms.join(' + ')}) / (${weights.join(' + ')}) = ${rounded(score.exact)}\`: **${score.total} / 100**. The evidence is \`100 × ${weight} / 100 = ${score.evidencePercent} %\`.`,
    `${EXAMPLE_ACTION.what} That brings ${EXAMPLE_ACTION.adds.map(({ part, by }) => `\`${part}\` ${by}`).join(' and ')} more, and the score ${rounded(action?.gain ?? 0)}: the report promises **${action?.points} points** in ${EXAMPLE_ACTION.minutes} minutes.`,
  ];
}

function exampleRow({ title, weight, parts, value }: ScoredDimension): string {
  const known = parts.filter(({ measure }) => measure.kind === 'measured');
  if (value === null) return `| ${title} | ${weight} | nothing to measure | left out |`;
  const terms = known.map((part) => `${part.weight} × ${valueOf(part)}`).join(' + ');
  const points = known.map((part) => part.weight).join(' + ');
  return `| ${title} | ${weight} | \`(${terms}) / (${points})\` | ${rounded(value)} |`;
}

function valueOf({ measure }: ScoredPart): number {
  return measure.kind === 'measured' ? measure.value : 0;
}

/** To four digits behind the point, which leaves the score as it is. */
function rounded(value: number): string {
  return String(Number(value.toFixed(4)));
}
