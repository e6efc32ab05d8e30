import { recognisable } from '../history/phase-history.ts';
import { LONGEST_ID } from '../issue/phase-marker.ts';
import { type ReadBlock, readBlock } from '../issue/read-block.ts';
import { matchPhases, type Recognisable, words } from '../match-phases.ts';
import type { PhaseIssue, PhaseMilestone } from '../phase-facts.ts';
import { PHASE_MARKER } from '../phase-names.ts';
import type { Phase } from '../plan/plan.ts';

/** Which issue belongs to which phase of the plan. */
export interface MatchedIssues {
  /** One for each phase, in the order of the plan. */
  readonly phases: readonly MatchedPhase[];
  /** Issues of phases that are no longer in the plan. */
  readonly left: readonly PhaseIssue[];
}

export interface MatchedPhase {
  readonly phase: Phase;
  /** The marker's id: what the phase was called when its issue was made. */
  readonly id: string;
  readonly issue: PhaseIssue | null;
  /** The app's milestone for it. */
  readonly milestone: PhaseMilestone | null;
  /** A milestone is only ever made after its issue: without the issue, somebody deleted that. */
  readonly isDeleted: boolean;
}

/** Finds the issue of each phase, also after it was renamed or moved, and gives new ones an id that none has. */
export function matchIssues(
  phases: readonly Phase[],
  issues: readonly PhaseIssue[],
  milestones: readonly PhaseMilestone[],
): MatchedIssues {
  const known = issues.map((issue) => ({ issue, block: readBlock(issue.body) }));
  const matches = matchPhases(
    phases.map(recognisable),
    known.map(({ issue, block }) => recogniseIssue(issue.title, block)),
  );
  const marked = milestones.flatMap((milestone): MarkedMilestone[] => {
    const id = milestone.isOwn ? markedId(milestone) : null;
    return id === null ? [] : [{ id, milestone }];
  });
  /** Where somebody removed the marker, the issue's milestone still tells. */
  const idOf = ({ issue, block }: (typeof known)[number]): string | null =>
    block.id ?? marked.find(({ milestone }) => milestone.number === issue.milestone)?.id ?? null;
  const issueIds = new Set(known.flatMap((entry) => idOf(entry) ?? []));
  const orphans = findOrphans(
    phases.filter((_, index) => matches[index] === null),
    marked.filter(({ id }) => !issueIds.has(id)),
  );
  const taken = new Set([...issueIds, ...marked.map(({ id }) => id)]);
  const matched = phases.map((phase, index): MatchedPhase => {
    const entry = known[matches[index] ?? -1];
    if (entry !== undefined) {
      const id = idOf(entry) ?? freeId(phase, taken);
      taken.add(id);
      return { phase, id, issue: entry.issue, milestone: findOwnMilestone(id, milestones), isDeleted: false };
    }
    const orphan = orphans.get(phase);
    if (orphan !== undefined)
      return { phase, id: orphan.id, issue: null, milestone: orphan.milestone, isDeleted: true };
    const id = freeId(phase, taken);
    taken.add(id);
    return { phase, id, issue: null, milestone: null, isDeleted: false };
  });
  const used = new Set(matched.flatMap(({ issue }) => issue?.number ?? []));
  return { phases: matched, left: issues.filter(({ number }) => !used.has(number)) };
}

/** An issue of a phase, as it is recognised. */
export function recogniseIssue(title: string, { id, tasks }: ReadBlock): Recognisable {
  return { id: id ?? '', ...namesOf(title), deliverables: tasks.map(({ text }) => text) };
}

/** `Phase 1: Retrieval baseline` is also called `Retrieval baseline`: labels change when phases are moved. */
function namesOf(title: string): Pick<Recognisable, 'label' | 'titles'> {
  const colon = title.indexOf(': ');
  if (colon < 0) return { label: title, titles: [title] };
  return { label: title.slice(0, colon), titles: [title, title.slice(colon + 2)] };
}

/** The app's milestone of a phase, by the marker in its description. */
export function findOwnMilestone(id: string, milestones: readonly PhaseMilestone[]): PhaseMilestone | null {
  return milestones.find((milestone) => milestone.isOwn && markedId(milestone) === id) ?? null;
}

function markedId({ description }: PhaseMilestone): string | null {
  return description.includes(PHASE_MARKER) ? readBlock(description).id : null;
}

/** One of the app's milestones, with the id of its phase. */
interface MarkedMilestone {
  readonly id: string;
  readonly milestone: PhaseMilestone;
}

/** Which of the milestones whose issue is gone were for which of the phases that have none. */
function findOrphans(
  phases: readonly Phase[],
  orphans: readonly MarkedMilestone[],
): Map<Phase, MarkedMilestone> {
  const matches = matchPhases(
    phases.map(recognisable),
    orphans.map(({ id, milestone }) => ({ id, ...namesOf(milestone.title), deliverables: [] })),
  );
  return new Map(
    phases.flatMap((phase, index) => {
      const orphan = orphans[matches[index] ?? -1];
      return orphan === undefined ? [] : [[phase, orphan] as const];
    }),
  );
}

/** The plan's id, unless an issue of another phase has it since the plan was reordered. */
function freeId({ id, title }: Phase, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const slug = words(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  for (let count = slug === '' ? 2 : 1; ; count += 1) {
    const end = [slug, ...(count === 1 ? [] : [String(count)])].filter((part) => part !== '').join('-');
    const candidate = `${id.slice(0, LONGEST_ID - 1 - end.length)}-${end}`;
    if (!taken.has(candidate)) return candidate;
  }
}
