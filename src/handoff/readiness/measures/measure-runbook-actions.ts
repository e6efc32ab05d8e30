import type { EditorLink } from '../../finding.ts';
import { counted } from '../../phases/issue/words.ts';
import { QUESTION_WORDS } from '../../rules/runbook/questions.ts';
import { runbookSkeleton } from '../../rules/runbook/skeleton.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { ActionOffer } from '../score/part.ts';
import {
  type MeasuredSystem,
  RUNBOOK_PARTS,
  type RunbookLacks,
  type RunbookPart,
} from './measure-runbook-system.ts';
import type { Measuring } from './measuring.ts';

const WRITE_MINUTES = 20;
const REPLACE_MINUTES = 15;
const REFERENCE_MINUTES = 2;
const CONTACT_MINUTES = 3;
const REVIEW_MINUTES = 10;
const DRILL_MINUTES = 60;

/**
 * What could be done about the runbooks: one action a file, since whoever changes a file reviews it too, which several actions
 * would promise several times; then the drills of runbooks that need nothing else.
 */
export function runbookActions(systems: readonly MeasuredSystem[], measuring: Measuring): ActionOffer[] {
  const paths = [...new Set(systems.map(({ system }) => system.runbook))];
  return paths.flatMap((path) => {
    const own = systems.filter(({ system }) => system.runbook === path);
    const lacks = own.flatMap((one) => one.lacks ?? []);
    const [first] = lacks;
    if (first === undefined) return [];
    const isStale = lacks.some((one) => one.isStale);
    return needsWork({ ...first, isStale })
      ? [workOn(path, { ...first, isStale }, own, systems, measuring)]
      : own.flatMap((one) => drillOf(one, systems));
  });
}

function needsWork({ obstacle, open, deadReferences, isOutsidersOnly, isStale }: RunbookLacks): boolean {
  return obstacle !== null || open.length + deadReferences > 0 || isOutsidersOnly || isStale;
}

function workOn(
  path: string,
  lacks: RunbookLacks,
  own: readonly MeasuredSystem[],
  systems: readonly MeasuredSystem[],
  { view, config }: Measuring,
): ActionOffer {
  const adds = RUNBOOK_PARTS.flatMap((part) => {
    const by = own.reduce((sum, one) => sum + (valueAfter(part, one) - valueOf(part, one)), 0);
    return by > 0 ? [{ part, by: by / countOf(part, systems) }] : [];
  });
  const editorLink: EditorLink =
    lacks.obstacle === 'gone'
      ? { path, value: runbookSkeleton(view) }
      : { path, ...(lacks.line === null ? {} : { line: lacks.line }) };
  return {
    id: `runbook ${path}`,
    ...describe(path, lacks, config.engagement.engineers.length > 0),
    link: { editorLink },
    adds,
  };
}

function describe(
  path: string,
  lacks: RunbookLacks,
  isInHouseAsked: boolean,
): Pick<ActionOffer, 'what' | 'minutes'> {
  const { obstacle, open, deadReferences, isOutsidersOnly } = lacks;
  const name = codeSpan(path);
  const whom = isInHouseAsked ? 'whom to reach in-house' : 'whom to reach';
  const answers = `how to monitor, what alerts mean, how to roll back, ${whom}`;
  if (obstacle === 'gone') return { what: `Write ${name}: ${answers}.`, minutes: WRITE_MINUTES };
  if (obstacle !== null)
    return { what: `Make ${name} a Markdown file that says ${answers}.`, minutes: REPLACE_MINUTES };
  const work: { readonly what: string; readonly minutes: number }[] = [
    ...open.map((question) => {
      const { asks, minutes } = QUESTION_WORDS[question];
      return { what: `say ${question === 'contact' ? `${whom}, and how` : asks}`, minutes };
    }),
    ...(isOutsidersOnly ? [{ what: 'name somebody in-house to reach', minutes: CONTACT_MINUTES }] : []),
    ...(deadReferences > 0
      ? [
          {
            what: `mend ${counted(deadReferences, 'dead reference')}`,
            minutes: REFERENCE_MINUTES * deadReferences,
          },
        ]
      : []),
  ];
  if (work.length === 0)
    return { what: `Read ${name} and correct what no longer holds.`, minutes: REVIEW_MINUTES };
  return {
    what: `Complete ${name}: ${work.map(({ what }) => what).join('; ')}.`,
    minutes: work.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

/** A change of what it says is a review, by whomever; a drill counts again once there is a runbook. */
function valueAfter(part: RunbookPart, measured: MeasuredSystem): number {
  if (part !== 'runbook-drill') return measured.parts[part].kind === 'measured' ? 1 : 0;
  const value = valueOf(part, measured);
  if (measured.lacks?.obstacle === null) return value;
  return measured.drills?.value ?? value;
}

function valueOf(part: RunbookPart, { parts }: MeasuredSystem): number {
  const measure = parts[part];
  return measure.kind === 'measured' ? measure.value : 0;
}

/** Over how many systems a part is averaged. */
function countOf(part: RunbookPart, systems: readonly MeasuredSystem[]): number {
  return systems.filter(({ parts }) => parts[part].kind === 'measured').length;
}

/** Only with an issue that asks for it: else nobody could say that it passed. */
function drillOf(measured: MeasuredSystem, systems: readonly MeasuredSystem[]): ActionOffer[] {
  const { name, runbook } = measured.system;
  const open = measured.drills?.open ?? null;
  const part = 'runbook-drill';
  const missing = 1 - valueOf(part, measured);
  if (open === null || missing <= 0 || measured.parts[part].kind !== 'measured') return [];
  return [
    {
      id: `drill ${name}`,
      what: `Let somebody in-house roll back by ${codeSpan(runbook)} alone, as [#${open.number}](${open.url}) asks.`,
      minutes: DRILL_MINUTES,
      link: { url: open.url },
      adds: [{ part, by: missing / countOf(part, systems) }],
    },
  ];
}
