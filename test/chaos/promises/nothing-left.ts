import { checkPullRequest } from '../../../src/jobs/check-pull-request.ts';
import { keepPhases } from '../../../src/jobs/keep-phases.ts';
import { keepReadiness } from '../../../src/jobs/keep-readiness.ts';
import { keepSetupIssue } from '../../../src/jobs/keep-setup-issue.ts';
import type { JobParts, JobRun } from '../../../src/jobs/parts.ts';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import type { ChaosClock } from '../world/clock.ts';
import { isServed, openPulls, type Tenant } from '../world/tenants.ts';
import { createFreshParts } from './fresh-parts.ts';
import { tellDifference, watchPool } from './tell-difference.ts';

/** A look of one job at one thing. */
interface Look {
  /** `client-x/app-3#4 check`. */
  readonly name: string;
  readonly tenant: Tenant;
  readonly run: (parts: JobParts, run: JobRun) => Promise<void>;
}

export interface FreshJudgement {
  readonly broken: readonly string[];
  readonly checks: number;
  readonly looks: number;
}

/** One repository after the other would leave a core idle. */
const AT_ONCE = 4;

/**
 * Runs Baton's own jobs anew on what GitHub shows now, with nothing remembered and no write let through: a job that wants
 * to write shows that what is there is not what a fresh judgement of the present gives, or that something was lost.
 *
 * Texts depend on time, and a day begins without any event: so what would be right at an earlier mark of the
 * clock is right, too.
 */
export async function judgeAfresh(
  github: StandIn,
  tenants: readonly Tenant[],
  clock: ChaosClock,
): Promise<FreshJudgement> {
  let now = clock.baton();
  const parts = await createFreshParts(github, () => now);
  github.faults.add({
    match: { isWrite: true },
    times: Number.POSITIVE_INFINITY,
    fault: { kind: 'error', status: 500, when: 'before' },
  });
  try {
    const looks = tenants.filter(isServed).flatMap(looksAt);
    let left = await wanting(github, parts, looks);
    const wanted = new Map(left.map(({ look, wants }) => [look, wants]));
    for (const mark of clock.marks.toReversed()) {
      now = mark;
      left = await wanting(
        github,
        parts,
        left.map(({ look }) => look),
      );
    }
    return {
      broken: left.map(
        ({ look }) => `${look.name}: a fresh look would write ${wanted.get(look)?.join('; ')}`,
      ),
      checks: looks.filter(({ name }) => name.endsWith(' check')).length,
      looks: looks.length,
    };
  } finally {
    github.faults.clear();
    await parts.pool.close();
  }
}

/** Those that would write, and what. Each tenant has an installation of its own, by which its requests are known. */
async function wanting(
  github: StandIn,
  parts: JobParts,
  looks: readonly Look[],
): Promise<{ look: Look; wants: readonly string[] }[]> {
  const found: { look: Look; wants: readonly string[] }[] = [];
  const queues = [...Map.groupBy(looks, ({ tenant }) => tenant).values()];
  const work = async (): Promise<void> => {
    for (let queue = queues.pop(); queue !== undefined; queue = queues.pop()) {
      for (const look of queue) {
        const wants = await writesOf(github, parts, look);
        if (wants.length > 0) found.push({ look, wants });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

async function writesOf(github: StandIn, parts: JobParts, { tenant, run }: Look): Promise<readonly string[]> {
  const before = github.requests.all.length;
  const watched = watchPool(parts.pool);
  let failure: string | null = null;
  try {
    const once = { attempt: 1, isLastAttempt: true, signal: new AbortController().signal };
    await run({ ...parts, pool: watched.pool }, once);
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  const isTried = github.requests.all
    .slice(before)
    .some(({ isWrite, installationId }) => isWrite && installationId === tenant.installation?.id);
  if (isTried) return watched.effects().map((effect) => tellDifference(tenant.repository, effect));
  return failure === null ? [] : [failure];
}

function looksAt(tenant: Tenant): Look[] {
  const { repository, installation, hears } = tenant;
  const at = {
    installationId: installation?.id ?? 0,
    repositoryId: repository.id,
    owner: repository.owner.login,
    repo: repository.name,
  };
  const name = `${at.owner}/${at.repo}`;
  // Where it was locked out, nobody told it what changed.
  const pulls = hears === 'suspended' ? [] : openPulls(tenant);
  // What it found on its arrival it judges without a word.
  const talk = hears === 'all' ? { conversation: true as const } : {};
  const checks = pulls.map(({ number }): Look => {
    const job = { kind: 'check-pull-request', ...at, number, ...talk } as const;
    return {
      name: `${name}#${number} check`,
      tenant,
      run: (parts, run) => checkPullRequest(parts, job, run),
    };
  });
  return [
    ...checks,
    {
      name: `${name} setup`,
      tenant,
      run: (parts, run) => keepSetupIssue(parts, { kind: 'keep-setup-issue', ...at }, run),
    },
    {
      name: `${name} phases`,
      tenant,
      run: (parts, run) => keepPhases(parts, { kind: 'keep-phases', ...at }, run),
    },
    {
      name: `${name} report`,
      tenant,
      run: (parts, run) => keepReadiness(parts, { kind: 'keep-readiness', ...at }, run),
    },
  ];
}
