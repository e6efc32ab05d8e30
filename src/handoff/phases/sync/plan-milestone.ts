import type { Effect, MilestoneContent } from '../../effects/effect.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { phaseMarker } from '../issue/phase-marker.ts';
import { phaseTitle } from '../issue/render-phase-issue.ts';
import { spanWords } from '../issue/words.ts';
import { words } from '../match-phases.ts';
import type { PhaseMilestone } from '../phase-facts.ts';
import { PHASE_MARKER } from '../phase-names.ts';
import type { PhaseStatus } from '../phase-status.ts';
import { isBack } from './plan-issue.ts';

export interface MilestoneContext {
  readonly milestones: readonly PhaseMilestone[];
  /** Unlike that of any other phase. */
  readonly title: string;
  readonly planPath: string;
  readonly timeZone: string;
  /** The app's login without `[bot]`. */
  readonly appLogin: string;
  /** GitHub refused to make one in this run: it is not asked twice. */
  readonly isRefused: boolean;
}

/** GitHub shows a due date as a day of the Pacific coast, and may move it by one (github-facts 3.1). */
const MOST_SHIFT_MS = 36 * 3_600_000;

/** How the line below the marker begins. */
const OWN_LINE = 'A phase of ';

/**
 * Keeps the milestone of a phase that has its issue already, and puts the issue into it: never before, since a milestone
 * without its issue tells that somebody deleted the issue.
 */
export function planMilestone(status: PhaseStatus, context: MilestoneContext): Effect[] {
  const { issue, milestone } = status;
  if (issue === null) return [];
  const isFree = issue.isOpen && issue.milestone === null && issue.demilestonedAt === null;
  const shown = milestone ?? foreignMilestone(context.title, context);
  if (shown === null) {
    const isUnwanted = context.isRefused || !isFree;
    return isUnwanted ? [] : [{ kind: 'create-milestone', ...contentOf(status, context, '') }];
  }
  return [
    ...(milestone === null ? [] : updates(milestone, status, context)),
    // Where somebody took it out, or into another one, it stays.
    ...(isFree ? [{ kind: 'update-issue', number: issue.number, milestone: shown.number } as const] : []),
  ];
}

/** The title of each phase's milestone: GitHub allows no two of one title. */
export function milestoneTitles(phases: readonly Pick<PhaseStatus, 'id' | 'phase'>[]): string[] {
  const taken = new Set<string>();
  return phases.map(({ id, phase }) => {
    const title = phaseTitle(phase);
    const free = taken.has(words(title)) ? `${title} (${id})` : title;
    taken.add(words(free));
    return free;
  });
}

/** Somebody's own milestone of that title: GitHub allows no second one, so the issue goes into theirs. */
export function foreignMilestone(
  title: string,
  { milestones }: Pick<MilestoneContext, 'milestones'>,
): PhaseMilestone | null {
  return milestones.find((one) => !one.isOwn && words(one.title) === words(title)) ?? null;
}

/** Closes the milestone of a phase that has left the plan. */
export function planLeftMilestone(milestone: PhaseMilestone | null): Effect[] {
  if (milestone === null || !milestone.isOpen) return [];
  return [{ kind: 'update-milestone', number: milestone.number, state: 'closed' }];
}

/** `described` is the description as it is: what people wrote around the app's two lines stays. */
function contentOf(
  { id, phase }: PhaseStatus,
  { title, planPath, timeZone }: MilestoneContext,
  described: string,
): MilestoneContent {
  const span = spanWords(phase.starts, phase.ends, timeZone);
  const when = span === null ? '' : ` ${span}.`;
  const lines = described.replaceAll('\r\n', '\n').split('\n');
  const marker = lines.findIndex((line) => line.trim().startsWith(PHASE_MARKER));
  const end = marker + (lines[marker + 1]?.startsWith(OWN_LINE) === true ? 2 : 1);
  return {
    title,
    description: [
      ...lines.slice(0, Math.max(0, marker)),
      phaseMarker(id),
      `${OWN_LINE}${codeSpan(planPath)}.${when} Its issue tells how it stands.`,
      ...lines.slice(end),
    ]
      .join('\n')
      .trim(),
    // Noon is the same day wherever GitHub looks at it from.
    dueOn: phase.ends === null ? null : `${phase.ends}T12:00:00Z`,
  };
}

function updates(milestone: PhaseMilestone, status: PhaseStatus, context: MilestoneContext): Effect[] {
  const content = contentOf(status, context, milestone.description);
  const opens = !milestone.isOpen && status.issue !== null && isBack(status.issue, context.appLogin);
  const isSame =
    milestone.title === content.title &&
    milestone.description.replaceAll('\r\n', '\n').trim() === content.description &&
    isSameDay(milestone.dueOn, content.dueOn);
  if (isSame && !opens) return [];
  return [
    {
      kind: 'update-milestone',
      number: milestone.number,
      ...content,
      ...(opens ? ({ state: 'open' } as const) : {}),
    },
  ];
}

/** A day more or less shows in the description, which tells the dates too. */
function isSameDay(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(Date.parse(one) - Date.parse(other)) <= MOST_SHIFT_MS;
}
