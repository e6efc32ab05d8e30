import type { Config } from '../../config/config.ts';
import type { Finding } from '../../finding.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { criteriaByKey, targetsByKey } from '../../phases/history/agreed-by-key.ts';
import { recognisable } from '../../phases/history/phase-history.ts';
import { type Difference, differences } from '../../phases/history/plan-changes.ts';
import { matchPhases } from '../../phases/match-phases.ts';
import type { Phase, Plan } from '../../phases/plan/plan.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { advise, listed } from './advice.ts';
import { phaseName } from './phase-name.ts';
import { findReportedPhases } from './reported-phases.ts';

/** What a pull request does to one phase of the base's plan. */
interface Move {
  readonly before: Phase;
  /** Null: the phase is taken out of the plan. */
  readonly after: Phase | null;
  readonly changes: readonly Difference[];
}

/** More changes of one phase are counted. */
const MOST_CHANGES = 6;

export interface GoalpostsInput {
  readonly head: Plan;
  readonly base: Plan;
  readonly path: string;
  readonly config: Config;
  readonly view: RepositoryView;
  /** ISO 8601. */
  readonly now: string;
}

/** One finding for each phase of which values were reported, and for which the pull request changes what was agreed. */
export function judgeGoalposts({
  head,
  base,
  path,
  config,
  view,
  now,
}: GoalpostsInput): Answer<readonly Finding[]> {
  const moves = findMoves(head, base);
  // Nearly every change of a plan leaves what was agreed alone, and costs no question.
  if (moves.length === 0) return { kind: 'known', value: [] };
  const reported = findReportedPhases(base.phases, config, view, now);
  if (reported.isWaiting) return { kind: 'wanted' };
  const findings = moves
    .filter(({ before }) => reported.phases.has(before))
    .map((move) => describe(move, path, config.engagement));
  if (findings.length === 0 && reported.unknown !== null)
    return { kind: 'unknown', reason: reported.unknown };
  return { kind: 'known', value: findings };
}

function findMoves(head: Plan, base: Plan): Move[] {
  // A plan without phases that can be read closes no issue, and changes none.
  if (head.phases.length === 0) return [];
  const matches = matchPhases(head.phases.map(recognisable), base.phases.map(recognisable));
  return base.phases.flatMap((before, index): Move[] => {
    const after = head.phases[matches.indexOf(index)] ?? null;
    if (after === null) return [{ before, after, changes: [] }];
    const changes = [...differences(before, after).values()];
    // To agree on more is no moved goalpost: the rule itself asks for criteria. Beside what it replaces, it is told.
    return changes.some(({ was }) => was !== null) ? [{ before, after, changes }] : [];
  });
}

function describe({ before, after, changes }: Move, path: string, engagement: Config['engagement']): Finding {
  const name = codeSpan(phaseName(before), 60);
  const common = {
    why: 'What was agreed before there was data is what the data is judged by. Moved afterwards without a word, nobody can tell a success from a lower bar.',
    minutes: 2,
    isAlreadyOnBase: false,
  };
  if (after === null) {
    return advise({
      ...common,
      reason: 'phase-removed',
      what: `values were reported for ${name}, and this takes the whole phase out of ${codeSpan(path)}.`,
      mend: 'Its issue will be closed with a note that the phase has left the plan; what was reported stays in it. Where it was stopped, rather keep the phase, and write under it what was decided, by whom and why.',
      editorLink: { path },
    });
  }
  const line = lineOf(changes, after);
  return advise({
    ...common,
    reason: 'goalposts',
    what: `values were reported for ${name}, and this changes what was agreed for it: ${changeWords(changes)}.`,
    mend: `Until the client's side accepts it, the issue of the phase shows old and new. ${acceptance(engagement)} Or put back what was agreed.`,
    place: { path, line },
    editorLink: { path, line },
  });
}

function changeWords(changes: readonly Difference[]): string {
  const told = changes.slice(0, MOST_CHANGES).map(({ what, was, is }) => {
    const isMany = what === 'dates';
    if (was === null) return `the ${what} ${codeSpan(is ?? '', 100)} ${isMany ? 'are' : 'is'} new`;
    if (is === null) return `the ${what} ${codeSpan(was, 100)} ${isMany ? 'are' : 'is'} taken out`;
    return `the ${what} ${codeSpan(was, 100)} ${isMany ? 'become' : 'becomes'} ${codeSpan(is, 100)}`;
  });
  const more = changes.length - told.length;
  return `${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** The line of the first change that still stands in the plan, else of the phase's heading. */
function lineOf(changes: readonly Difference[], after: Phase): number {
  const targets = targetsByKey(after);
  const criteria = criteriaByKey(after);
  const lines = changes.flatMap(({ what, key }) => {
    const agreed =
      what === 'target' ? targets.get(key) : what === 'kill criterion' ? criteria.get(key) : undefined;
    return agreed?.line ?? [];
  });
  return lines[0] ?? after.line;
}

/** Who accepts, and how (DESIGN 5): a review counts only by those whom the config names. */
function acceptance({ sponsor, team }: Config['engagement']): string {
  const named = [...new Set([...sponsor, ...team].map((name) => name.replace(/^@/, '')))];
  if (named.length === 0)
    return 'It is accepted by `/baton accept` in that issue, from somebody with write permission who is not an engineer of the engagement.';
  return `It is accepted by an approving review of this pull request, or by \`/baton accept\` in that issue: ${named.length === 1 ? 'by' : 'by one of'} ${listed(named)}.`;
}
