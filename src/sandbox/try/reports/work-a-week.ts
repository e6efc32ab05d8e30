import type { StandIn } from '../../stand-in.ts';
import { StandInError } from '../../stand-in-error.ts';
import type { PullRequest, Repository } from '../../store/entities.ts';
import { checkRunOf, openPulls } from '../read-views.ts';
import type { TrialClock } from '../time/trial-clock.ts';

const DAY_MS = 86_400_000;
const MERGES_A_WEEK = 2;
/** Left open, so that there is something to look at when the weeks are over. */
const KEPT = 3;
const WORDS = 'Tried it against the golden questions: nothing got worse, and I know now where to look.';

export interface TeamAtWork {
  readonly standIn: StandIn;
  readonly repository: Repository;
  readonly clock: TrialClock;
  /** Logins of the client's people. */
  readonly colleagues: readonly string[];
  readonly settle: () => Promise<void>;
}

/** In the days before a moment the team reviews and merges what is ready, the oldest first. */
export async function workAWeek(team: TeamAtWork, endMs: number): Promise<void> {
  const { standIn, repository, clock, settle } = team;
  const isReady = (pull: PullRequest) =>
    !pull.isDraft && checkRunOf(pull, standIn.appId)?.conclusion === 'success';
  let merged = 0;
  for (const pull of openPulls(repository).filter(isReady).slice(KEPT).toReversed()) {
    clock.advanceTo(endMs - (MERGES_A_WEEK - merged) * DAY_MS);
    if (await reviewAndMerge(team, pull)) {
      await settle();
      merged += 1;
    }
    if (merged === MERGES_A_WEEK) return;
  }
}

/** False where it conflicts with what came before. */
async function reviewAndMerge({ standIn, colleagues }: TeamAtWork, pull: PullRequest): Promise<boolean> {
  const others = colleagues.filter((login) => login !== pull.author.login);
  const reviewer = others[pull.number % others.length];
  if (reviewer === undefined) return false;
  try {
    await standIn.as(reviewer).merge(pull, 'squash');
  } catch (error) {
    if (error instanceof StandInError) return false;
    throw error;
  }
  if (pull.author.kind === 'User') standIn.as(reviewer).approve(pull, WORDS);
  return true;
}
