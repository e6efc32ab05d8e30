import { PROJECT_URL } from '../../../project.ts';
import { DIMENSIONS } from '../../score/dimensions.ts';
import type { PartId } from '../../score/part.ts';
import type { Score, ScoredDimension, ScoredPart } from '../../score/score.ts';
import { cell, fold, link, sentence } from '../markdown.ts';

const TITLES: ReadonlyMap<PartId, string> = new Map(
  DIMENSIONS.flatMap(({ parts }) => parts.map(({ id, title }): [PartId, string] => [id, title])),
);

/** Every part with its points, so that anybody can add the number up by hand and look its evidence up. */
export function renderScoreParts(score: Score): string {
  const rows = score.dimensions.flatMap((dimension) =>
    dimension.parts.map(
      (part, index) =>
        `| ${index === 0 ? dimension.title : ''} | ${TITLES.get(part.id) ?? part.id} | ${pointWords(part)} | ${cell(evidenceWords(part))} |`,
    ),
  );
  return fold(score.total === null ? 'Every part of the score' : 'How the number comes about', [
    '| | Part | Points | Evidence |',
    '| --- | --- | ---: | --- |',
    ...rows,
    '',
    sumWords(score),
    '',
    `${isAnyScaled(score) ? 'A dimension of which some parts are left out is scaled to its weight. ' : ''}${link('What each part measures', `${PROJECT_URL}/blob/main/docs/score.md`)}`,
  ]);
}

function pointWords({ measure, weight }: ScoredPart): string {
  return measure.kind === 'measured' ? `${decimal(measure.value * weight)} of ${weight}` : '–';
}

function evidenceWords({ measure }: ScoredPart): string {
  switch (measure.kind) {
    case 'measured':
      return sentence(measure.evidence);
    case 'left-out':
      return `Left out: ${measure.reason}`;
    case 'unknown':
      return `Could not be read: ${measure.reason}`;
  }
}

/** Whether a dimension rests on some of its parts alone. */
function isAnyScaled({ dimensions }: Score): boolean {
  return dimensions.some(
    ({ value, parts }) => value !== null && parts.some(({ measure }) => measure.kind !== 'measured'),
  );
}

/** `18.33 + 12 + 15 = 45.33 of 60, which is 75.55 of 100.` */
function sumWords({ dimensions, exact, total }: Score): string {
  const known = dimensions.flatMap(({ value, ...rest }: ScoredDimension) =>
    value === null ? [] : [{ ...rest, value }],
  );
  if (known.length === 0) return 'Nothing was measured.';
  const weight = known.reduce((sum, one) => sum + one.weight, 0);
  const points = known.reduce((sum, one) => sum + one.weight * one.value, 0);
  const terms = known.map((one) => decimal(one.weight * one.value)).join(' + ');
  // Where the number is withheld, scaling would tell it all the same.
  const isTold = total !== null && weight !== 100;
  const scaled = isTold ? `, which is ${decimal(exact)} of 100` : '';
  const rounded = total === null ? '' : `, rounded ${total}`;
  return `${terms} = ${decimal(points)} of ${weight}${scaled}${rounded}.`;
}

/** At most two decimals. */
function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}
