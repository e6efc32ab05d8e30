import type { Readiness } from '../readiness.ts';
import type { DimensionId, PartId } from '../score/part.ts';
import type { ScoredDimension } from '../score/score.ts';
import { listWords } from './markdown.ts';

const RUNBOOK_QUESTIONS: readonly (readonly [PartId, string])[] = [
  ['runbook-monitor', 'how to see whether all is well'],
  ['runbook-alerts', 'what an alert means'],
  ['runbook-rollback', 'how to roll back'],
  ['runbook-contact', 'whom to reach'],
];

const CONTEXT_QUESTIONS: readonly (readonly [PartId, string])[] = [
  ['context-state', 'where things stand'],
  ['context-questions', 'what is still open'],
  ['context-thinking', 'what was last being thought'],
];

/** Why a dimension does not have all of its points: half a sentence of Markdown by Baton, lower-case; null where it has them. */
export function explainGap(dimension: ScoredDimension, readiness: Readiness): string | null {
  if (dimension.value === null || dimension.value >= 1) return null;
  return EXPLAINERS[dimension.id](dimension, readiness);
}

type Explainer = (dimension: ScoredDimension, readiness: Readiness) => string;

const EXPLAINERS: Readonly<Record<DimensionId, Explainer>> = {
  runbook: explainRunbook,
  independence: explainIndependence,
  rationale: (_, { merges }) =>
    `${merges.bare.length} of ${counted(merges.asked, 'merge')} of the last 30 days ${merges.bare.length === 1 ? 'does' : 'do'} not say why`,
  decisions: (_, { merges: { choices } }) =>
    choices.unrecorded.length === 0
      ? 'some decision records are incomplete'
      : `${choices.unrecorded.length} of ${counted(choices.total, 'architectural choice')} ${choices.unrecorded.length === 1 ? 'has' : 'have'} no decision record`,
  context: explainContext,
  plan: explainPlan,
};

function explainRunbook(dimension: ScoredDimension, { drills }: Readiness): string {
  const isOne = drills.systems.length <= 1;
  if (dimension.value === 0) return 'there is no runbook to run it by';
  const missing = RUNBOOK_QUESTIONS.filter(([id]) => lossOf(dimension, [id]) > 0).map(([, words]) => words);
  const gaps: readonly (readonly [number, string])[] = [
    [
      lossOf(
        dimension,
        RUNBOOK_QUESTIONS.map(([id]) => id),
      ),
      isOne
        ? `the runbook does not say ${listWords(missing, 'or')}`
        : `not every runbook says ${listWords(missing)}`,
    ],
    [
      lossOf(dimension, ['runbook-in-house']),
      isOne ? 'the runbook leads to nobody in-house' : 'not every runbook leads to somebody in-house',
    ],
    [
      lossOf(dimension, ['runbook-age']),
      isOne ? 'the runbook was not reviewed for long' : 'not every runbook was reviewed of late',
    ],
    [
      lossOf(dimension, ['runbook-references']),
      `${isOne ? 'the runbook refers' : 'runbooks refer'} to things that are no longer there`,
    ],
    [lossOf(dimension, ['runbook-drill']), 'nobody in-house has rolled back by the runbook alone of late'],
  ];
  return worst(gaps);
}

function explainIndependence(dimension: ScoredDimension, { independence }: Readiness): string {
  const { areas, recentMerges, by } = independence;
  const isEngagement = by === 'engagement';
  // Where nobody said who is in-house, it takes two to do without anybody.
  const unknown = areas.filter(({ inHouse }) => inHouse.length < (isEngagement ? 1 : 2)).length;
  const whom = isEngagement ? 'nobody in-house' : 'at most one person';
  // Who wrote what can wait; what nobody left would know can't.
  if (lossOf(dimension, ['independence-areas']) > 0)
    return `${whom} knows ${unknown} of ${counted(areas.length, 'area')} of the code`;
  const { inHouse, total } = recentMerges;
  return `${inHouse === 0 ? 'none' : `only ${inHouse}`} of ${counted(total, 'merge')} of the last four weeks ${inHouse > 1 ? 'were' : 'was'} authored in-house`;
}

function explainContext(dimension: ScoredDimension): string {
  if (dimension.value === 0) return 'no `CONTEXT.md` says where things stand';
  const missing = CONTEXT_QUESTIONS.filter(([id]) => lossOf(dimension, [id]) > 0).map(([, words]) => words);
  return missing.length === 0
    ? '`CONTEXT.md` is out of date'
    : `\`CONTEXT.md\` does not say ${listWords(missing, 'or')}`;
}

function explainPlan(dimension: ScoredDimension, { phases }: Readiness): string {
  if (phases.length === 0) return 'there is no plan with phases';
  const overdue = phases.filter(({ isOverdue, isDone }) => isOverdue && !isDone).length;
  const isUndecided = phases.some(({ criteria }) => criteria.some((criterion) => criterion.isUndecided));
  return worst([
    [
      lossOf(dimension, ['plan-on-time']),
      overdue === 0
        ? 'not every phase is on time'
        : `${counted(overdue, 'phase')} of the plan ${overdue === 1 ? 'is' : 'are'} past the end`,
    ],
    [
      lossOf(dimension, ['plan-decided']),
      isUndecided ? 'a kill criterion waits for a decision' : 'no kill criterion is agreed',
    ],
    [lossOf(dimension, ['plan-reported']), 'no value is reported for some of the targets'],
  ]);
}

/** Points that these parts do not bring. */
function lossOf({ parts }: ScoredDimension, ids: readonly PartId[]): number {
  return parts
    .filter(({ id }) => ids.includes(id))
    .reduce(
      (sum, { measure, weight }) => sum + (measure.kind === 'measured' ? weight * (1 - measure.value) : 0),
      0,
    );
}

/** What costs most; of equal ones the first. */
function worst(gaps: readonly (readonly [loss: number, words: string])[]): string {
  return gaps.toSorted(([one], [other]) => other - one)[0]?.[1] ?? '';
}

function counted(count: number, singular: string): string {
  return `${count} ${count === 1 ? singular : `${singular}s`}`;
}
