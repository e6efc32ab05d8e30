import type { TextVersion } from '../../lookups/lookup.ts';
import { matchPhases, type Recognisable } from '../match-phases.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import type { Phase } from '../plan/plan.ts';

/** One version of the plan on the default branch. */
export interface PlanVersion extends Pick<TextVersion, 'at' | 'pullRequest'> {
  readonly phases: readonly Phase[];
}

/** What a phase was in one version of the plan. */
export interface PhaseVersion extends Pick<TextVersion, 'at' | 'pullRequest'> {
  readonly phase: Phase;
}

/** Reads every version of the plan, oldest first. Versions that removed the plan, or can't be read, are left out. */
export function readPlanVersions(
  versions: readonly TextVersion[],
  defaults: { readonly start: string | null },
): PlanVersion[] {
  return versions.toReversed().flatMap(({ at, pullRequest, text }) => {
    if (text === null || text.kind === 'unknown') return [];
    return [{ at, pullRequest, phases: parsePlan(text.value, defaults).phases }];
  });
}

/** What a phase of the newest version was before, oldest first, as far back as it can be recognised. */
export function phaseHistory(index: number, versions: readonly PlanVersion[]): PhaseVersion[] {
  const history: PhaseVersion[] = [];
  let at: number | null | undefined = index;
  for (let step = versions.length - 1; step >= 0; step -= 1) {
    const version = versions[step];
    const phase = version?.phases[at];
    if (version === undefined || phase === undefined) break;
    history.unshift({ at: version.at, pullRequest: version.pullRequest, phase });
    const earlier = versions[step - 1];
    if (earlier === undefined) break;
    at = matchPhases(version.phases.map(recognisable), earlier.phases.map(recognisable))[at];
    if (at === null || at === undefined) break;
  }
  return history;
}

/** A phase of the plan, as it is recognised. */
export function recognisable({ id, label, title, deliverables }: Phase): Recognisable {
  return { id, label, titles: [title], deliverables: deliverables.map(({ text }) => text) };
}
