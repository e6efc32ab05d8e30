import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { NO_POSTGRES } from '../queue/postgres.ts';
import { memoryOf, type ServerProcess } from './children.ts';
import { type Contestants, startContestants } from './contestants.ts';
import { countRequests } from './count-requests.ts';
import { measureBurst, measureSingles } from './measure-checks.ts';
import { measureEndurance } from './measure-endurance.ts';
import { measureFairness } from './measure-fairness.ts';
import { measureIntake } from './measure-intake.ts';
import { measureSweeps } from './measure-sweep.ts';
import { measureThroughput } from './measure-throughput.ts';
import { type BenchReport, type Memory, renderReport } from './report.ts';
import {
  judgeBurst,
  judgeEndurance,
  judgeFairness,
  judgeIntake,
  judgeSingles,
  judgeSweeps,
  judgeThroughput,
} from './targets.ts';

const HELP = `npm run bench: Baton beside floors of the same run. Ratios count, since machines differ.

  -- --quick         short form, rough figures, about two minutes; sweeps of 10,000 repositories and the endurance
                     run of 100,000 events, which takes a quarter of an hour, are cut short
  -- --json          one JSON object on standard output
  -- --only PARTS    some of requests,intake,singles,burst,sweep,throughput,fairness,endurance
  -- --profile DIR   CPU profiles of the Batons are written there
`;

/** How often and how much is measured. */
const FULL = { rounds: 5, events: 1_000, singles: 40, singlesAt100Ms: 20, roundsAt100Ms: 3 };
const QUICK = { rounds: 2, events: 320, singles: 20, singlesAt100Ms: 10, roundsAt100Ms: 1 };
const BURST_EVENTS = 100;
/** Repositories whose report is due at once. */
const SWEEPS = [100, 1_000, 10_000];
const QUICK_SWEEPS = [100, 1_000];
const THROUGHPUT = { rounds: 3, events: 2_000 };
const QUICK_THROUGHPUT = { rounds: 1, events: 400 };
/** Events that one tenant has at once. */
const BACKLOG = 10_000;
const QUICK_BACKLOG = 2_000;
const ENDURANCE = { events: 100_000, every: 10_000 };
const QUICK_ENDURANCE = { events: 4_000, every: 2_000 };

const TIMED_PARTS = ['singles', 'burst', 'intake'] as const;
const PARTS = ['requests', ...TIMED_PARTS, 'sweep', 'throughput', 'fairness', 'endurance'] as const;
const NOTHING_TIMED: Timed = { leftOut: [], intake: [], singles: [], burst: [], memory: [], targets: [] };

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    only: { type: 'string', default: PARTS.join(',') },
    profile: { type: 'string' },
  },
});

const chosen = options.only.split(',');
const unknown = chosen.filter((part) => !PARTS.some((known) => known === part));
if (options.help) process.stdout.write(HELP);
else if (unknown.length > 0) {
  process.stderr.write(`--only takes ${PARTS.join(', ')}, not ${unknown.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const report = await bench(new Set(chosen));
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : renderReport(report));
}

async function bench(parts: ReadonlySet<string>): Promise<BenchReport> {
  const isTimed = TIMED_PARTS.some((part) => parts.has(part));
  say('starting the servers, counting requests');
  const [requests, contestants] = await Promise.all([
    parts.has('requests') ? countRequests() : [],
    isTimed ? startContestants(profileArguments()) : null,
  ]);
  const timed = contestants === null ? NOTHING_TIMED : await measureAndStop(contestants, parts);
  // Alone, since memory and processor time are measured.
  const sweeps = parts.has('sweep') ? await measureSweeps(options.quick ? QUICK_SWEEPS : SWEEPS, say) : [];
  const { throughput, fairness, endurance } = await measureGroups(parts);
  say('');
  return {
    node: process.versions.node,
    cores: availableParallelism(),
    isQuick: options.quick,
    requests,
    ...timed,
    sweeps,
    throughput,
    fairness,
    endurance,
    targets: [
      ...timed.targets,
      ...judgeSweeps(sweeps),
      ...judgeThroughput(throughput),
      ...judgeFairness(fairness),
      ...judgeEndurance(endurance),
    ],
  };
}

/** What leaves much behind, each with servers of its own. */
async function measureGroups(
  parts: ReadonlySet<string>,
): Promise<Pick<BenchReport, 'throughput' | 'fairness' | 'endurance'>> {
  const { quick } = options;
  say('throughput');
  const throughput = parts.has('throughput')
    ? await measureThroughput(quick ? QUICK_THROUGHPUT : THROUGHPUT)
    : [];
  say('fairness');
  const fairness = parts.has('fairness') ? await measureFairness(quick ? QUICK_BACKLOG : BACKLOG) : [];
  const endurance = parts.has('endurance')
    ? await measureEndurance(quick ? QUICK_ENDURANCE : ENDURANCE, say)
    : [];
  return { throughput, fairness, endurance };
}

type Timed = Pick<BenchReport, 'leftOut' | 'intake' | 'singles' | 'burst' | 'memory' | 'targets'>;

function profileArguments(): readonly string[] {
  return options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
}

async function measureAndStop(contestants: Contestants, parts: ReadonlySet<string>): Promise<Timed> {
  try {
    return await measure(contestants, parts);
  } finally {
    say('stopping the servers');
    await contestants.stop();
  }
}

async function measure(contestants: Contestants, parts: ReadonlySet<string>): Promise<Timed> {
  const { empty, plain, batons } = contestants;
  const { rounds, events, ...of } = options.quick ? QUICK : FULL;
  const started = [plain, ...batons].map((server) => ({ server, memory: memoryOf(server) }));

  // Intake comes last: what it leaves behind is the most.
  say('webhook to finished check');
  const singles = parts.has('singles')
    ? [
        ...(await measureSingles(contestants, { rounds, events: of.singles, latencyMs: 0 })),
        ...(await measureSingles(contestants, {
          rounds: of.roundsAt100Ms,
          events: of.singlesAt100Ms,
          latencyMs: 100,
        })),
      ]
    : [];
  say('bursts');
  const burst = parts.has('burst') ? await measureBurst(contestants, { rounds, events: BURST_EVENTS }) : [];
  say('intake');
  const intake = parts.has('intake') ? await measureIntake(contestants, { rounds, events }) : [];
  return {
    leftOut: batons.length > 1 ? [] : [`Baton on PostgreSQL: ${NO_POSTGRES}`],
    intake,
    singles,
    burst,
    memory: started.flatMap(({ server, memory }) => memoryRow(server, memory)),
    targets: [
      ...judgeIntake(intake, empty.name),
      ...judgeSingles(singles, plain.name),
      ...judgeBurst(burst, plain.name),
    ],
  };
}

function memoryRow(server: ServerProcess, started: ReturnType<typeof memoryOf>): Memory[] {
  const now = memoryOf(server);
  if (started === null || now === null) return [];
  return [{ server: server.name, startedMb: started.nowMb, steadyMb: now.nowMb, peakMb: now.peakMb }];
}

/** Progress, on standard error and only where somebody watches. */
function say(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${what}`);
}
