import type { DimensionId, PartId } from './part.ts';

/** One thing that is measured, with the points that it can bring. */
export interface PartDefinition {
  readonly id: PartId;
  /** A name for tables, two to five words. */
  readonly title: string;
  /** All points of a dimension's parts add up to its weight. */
  readonly points: number;
  /** What is measured, and how its value of 0 to 1 comes about: Markdown, one or two sentences. */
  readonly measures: string;
  /** When it is left out: half a sentence of Markdown after "left out". Null: never, but for what turns the dimension off. */
  readonly leftOut: string | null;
}

/** One dimension, whole: the score, its page in `docs/score.md` and the report are all made from this definition. */
export interface DimensionDefinition {
  readonly id: DimensionId;
  readonly title: string;
  readonly weight: number;
  /** Why a successor would miss it: Markdown, a sentence or two. */
  readonly motivation: string;
  /** What in the config turns it off; null where nothing does. */
  readonly offBy: string | null;
  readonly parts: readonly PartDefinition[];
}

/** The six dimensions in the order of DESIGN 6. The weights add up to 100. */
export const DIMENSIONS: readonly DimensionDefinition[] = [
  {
    id: 'runbook',
    title: 'Runbook',
    weight: 25,
    motivation:
      'Something breaks on a day when its author is not there. Averaged over the systems of the config (the first 25); a system without a runbook that can be read counts 0 in every part.',
    offBy: '`rules.runbook: off`',
    parts: [
      {
        id: 'runbook-monitor',
        title: 'How to monitor',
        points: 3,
        measures:
          '1 where the runbook, or a document that it links to, says how to see whether the system is well.',
        leftOut: null,
      },
      {
        id: 'runbook-alerts',
        title: 'What alerts mean',
        points: 3,
        measures: '1 where it says what an alert or symptom means, and what to do first.',
        leftOut: null,
      },
      {
        id: 'runbook-rollback',
        title: 'How to roll back',
        points: 3,
        measures: '1 where it says how to go back, with the steps.',
        leftOut: null,
      },
      {
        id: 'runbook-contact',
        title: 'Whom to reach',
        points: 3,
        measures: '1 where it says whom to reach and how, whoever that is.',
        leftOut: null,
      },
      {
        id: 'runbook-references',
        title: 'Live references',
        points: 3,
        measures:
          'The share of the files, links, commands and variables it refers to that exist. One that refers to nothing counts 1; what could not be told is not counted.',
        leftOut: null,
      },
      {
        id: 'runbook-age',
        title: 'Age',
        points: 3,
        measures:
          "1 where somebody reviewed it within `maxAgeDays` (90; its author's own review half as long), or nothing changed in its system since. A passed drill is a review.",
        leftOut: null,
      },
      {
        id: 'runbook-in-house',
        title: 'In-house contact',
        points: 3,
        measures:
          '1 where a contact leads to somebody besides the engineers of the config, 0 where none does.',
        leftOut: 'where `engagement.engineers` names nobody',
      },
      {
        id: 'runbook-drill',
        title: 'Last drill',
        points: 4,
        measures:
          'A passed drill counts 1 on its day and fades evenly to 0 over 90 days. None, and a failed one, count 0.',
        leftOut: 'where the runbooks say that nothing runs in production yet',
      },
    ],
  },
  {
    id: 'independence',
    title: 'Independence',
    weight: 20,
    motivation:
      'What only outsiders know leaves with them. Somebody knows an area who authored or co-authored merged changes in it within 90 days, or reviewed them with words.',
    offBy: null,
    parts: [
      {
        id: 'independence-areas',
        title: 'Areas known in-house',
        points: 12,
        measures:
          'The share of the areas with merged changes (patterns of CODEOWNERS, else top-level source folders) that at least one person in-house knows. Where the config names no `engagement`, that at least two people know.',
        leftOut: 'where nothing was merged in any area within 90 days',
      },
      {
        id: 'independence-merges',
        title: 'Merges authored in-house',
        points: 8,
        measures: "The share of people's merges of the last four weeks that somebody in-house authored.",
        leftOut: 'where the config names no `engagement`, or no person merged anything in these weeks',
      },
    ],
  },
  {
    id: 'rationale',
    title: 'Rationale',
    weight: 15,
    motivation:
      'A year later the code still says what was done. Why it was done stands nowhere but in what was merged.',
    offBy: '`rules.rationale: off`',
    parts: [
      {
        id: 'rationale-merges',
        title: 'Merges that say why',
        points: 15,
        measures:
          'The share of pull requests merged in the last 30 days whose description says why, judged by the rule of the check on what it says now. One that was let off counts half.',
        leftOut: 'where nothing was merged that the rule asks of',
      },
    ],
  },
  {
    id: 'decisions',
    title: 'Decisions',
    weight: 15,
    motivation:
      'What a system is made of outlives whoever chose it, and without the reasons it is kept out of fear or undone by mistake.',
    offBy: '`rules.decision: off`',
    parts: [
      {
        id: 'decisions-recorded',
        title: 'Choices recorded',
        points: 10,
        measures:
          'The share of the architectural choices merged in the last 30 days that have a decision record.',
        leftOut: 'where no choice was made',
      },
      {
        id: 'decisions-complete',
        title: 'Records complete',
        points: 5,
        measures:
          'The share of the decision records in the repository that have status, context, decision and consequences.',
        leftOut: 'where there are no records',
      },
    ],
  },
  {
    id: 'context',
    title: 'Context',
    weight: 15,
    motivation:
      'Whoever carries on tomorrow has to find out first where things stand. Without a `CONTEXT.md` every part counts 0.',
    offBy: '`rules.context: off`',
    parts: [
      {
        id: 'context-state',
        title: 'State',
        points: 4,
        measures: '1 where `CONTEXT.md` says what is the case now.',
        leftOut: null,
      },
      {
        id: 'context-questions',
        title: 'Open questions',
        points: 4,
        measures: '1 where it says which questions are open, or that none are.',
        leftOut: null,
      },
      {
        id: 'context-thinking',
        title: 'Last thinking',
        points: 4,
        measures: '1 where it says what was last being thought, or what comes next.',
        leftOut: null,
      },
      {
        id: 'context-age',
        title: 'Age',
        points: 3,
        measures:
          '1 where it was changed within `maxAgeDays` (14) or within the last `maxMerges` (10) merges, whichever is kinder.',
        leftOut: null,
      },
    ],
  },
  {
    id: 'plan',
    title: 'Plan',
    weight: 10,
    motivation:
      'What was agreed, by when, and when to stop is what the client pays for. Without a plan every part counts 0.',
    offBy: '`plan: off`',
    parts: [
      {
        id: 'plan-on-time',
        title: 'Phases on time',
        points: 4,
        measures:
          'The share of the phases that have begun, by their dates, that are not past their end with something open. Closing one, or moving its end in the plan, mends it.',
        leftOut:
          'where no phase has begun; a phase past its end that has no issue to be ticked in does not count',
      },
      {
        id: 'plan-decided',
        title: 'Kill criteria decided',
        points: 3,
        measures:
          "The share of the kill criteria that were ever met that the client's side has decided on since. 1 where none was met; 0 where the plan agrees on no kill criterion at all.",
        leftOut: null,
      },
      {
        id: 'plan-reported',
        title: 'Targets reported',
        points: 3,
        measures:
          'The share of the measurable targets of phases that have begun for which a value was reported, whatever it is.',
        leftOut: 'where no phase with such a target has begun',
      },
    ],
  },
];
