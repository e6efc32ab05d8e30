import type { Config } from '../../config/config.ts';
import type { Fetched, PullRequestFacts } from '../../facts.ts';
import type { Finding, Outcome } from '../../finding.ts';
import { lookupKey, type Rename } from '../../lookups/lookup.ts';
import type { Answer, RepositoryView } from '../../lookups/repository-view.ts';
import { codeSpan } from '../../text/neutralise.ts';
import type { Rule } from '../rule.ts';
import { advise } from './advice.ts';
import { failing, passing } from './examples.ts';
import { judgeGoalposts } from './judge-goalposts.ts';
import { judgeMetricsFile } from './judge-metrics-file.ts';
import { judgePlanFile } from './judge-plan-file.ts';
import { readPlan, readText } from './read-plan.ts';

/** The plan says what can be measured, and nobody moves its goalposts without a word (DESIGN 5). */
export const planRule: Rule = {
  id: 'plan',
  title: 'Plan and metrics',
  motivation: `The plan is what both sides agreed on before there was data: what a phase brings, what it is measured by, and when it is
stopped. A target without a value can't be missed, a criterion that was loosened afterwards never fires, and nobody pulls the plug.`,
  successorMisses: 'what was agreed, and when to stop',
  accepts: `- A plan (\`PLAN.md\`, or what \`plan:\` in the config names) in which every phase has its time, a kill criterion, and targets with a
  metric, a comparison and a value: as headings, as \`PHASE 1 (weeks 1-3): ...\` lines, or as months.
- A file of metrics (\`metrics:\` in the config) with one JSON object a line, whose metrics, units and phases are those of the plan.
- Any change of a plan of which no value was reported yet. Later ones are told, not refused.

Only a pull request that touches one of the two files sees this rule. It never blocks, and \`plan: off\` turns it off.`,
  refuses: `- A phase without a kill criterion; a target or a criterion without a value; a time that nobody can read.
- A changed or removed target, kill criterion or date, or a removed phase, once values were reported for the phase.
- A plan without a phase that can be read, the removal of either file, and a repository whose issues are turned off.
- Lines of the file of metrics that can't be read, and new ones that no phase of the plan counts.`,
  remediation: `Go to the line that is named and write a metric, a comparison and a value. What was agreed may change: until the
client's side accepts that, by an approving review or by \`/baton accept\` in the issue of the phase, the issue shows old and new.`,
  effortMinutes: 3,
  parses: 'documents',
  passing,
  failing,
  judge,
  concerns,
};

function concerns(facts: PullRequestFacts, { plan, metrics }: Config): boolean {
  const { files } = facts.pullRequest;
  if (files.kind === 'unknown') return true;
  const paths = [plan, metrics];
  return files.value.some(({ path }) => paths.includes(path)) || paths.some((path) => movesAway(facts, path));
}

/**
 * Whether the pull request moves a file away. GitHub's list of changed files does not tell; the rules that are asked of every
 * pull request look the moves up, so that they are known by the time of the last judgement.
 */
function movesAway({ lookedUp }: PullRequestFacts, path: string | null): boolean {
  const renames = lookedUp[lookupKey({ kind: 'renames' })] as Fetched<readonly Rename[]> | undefined;
  return renames?.kind === 'known' && renames.value.some(({ from }) => from === path);
}

function judge(facts: PullRequestFacts, config: Config, view: RepositoryView): Outcome {
  const { files } = facts.pullRequest;
  if (files.kind === 'unknown')
    return outcome('unknown', `The changed files could not be read: ${files.reason}.`);
  const { plan: path, metrics } = config;
  const isTouched = (one: string | null): boolean =>
    one !== null && (view.touches(one) || movesAway(facts, one));
  if (path === null || !(isTouched(path) || isTouched(metrics)))
    return outcome('not-applicable', 'It touches neither the plan nor the file of metrics.');
  const answers = [
    ...(isTouched(path) ? judgePlan(path, facts, config, view) : []),
    ...(metrics !== null && isTouched(metrics) ? [judgeMetrics(path, metrics, config, view)] : []),
  ];
  if (answers.some(({ kind }) => kind === 'wanted')) return outcome('unknown', 'Being read.');
  const findings = answers.flatMap((answer) => (answer.kind === 'known' ? answer.value : []));
  const [first] = findings;
  if (first !== undefined) return { rule: 'plan', state: 'fail', summary: first.what, findings };
  const unread = answers.find((answer) => answer.kind === 'unknown');
  if (unread !== undefined) return outcome('unknown', `Not everything could be read: ${unread.reason}.`);
  return outcome('pass', passed(isTouched(path) ? path : (metrics ?? path)));
}

function judgePlan(
  path: string,
  { now, repository }: PullRequestFacts,
  config: Config,
  view: RepositoryView,
): Answer<readonly Finding[]>[] {
  const head = readPlan(view.file(path), config);
  const base = readPlan(view.fileAt('base', path), config);
  if (head.kind !== 'known') return [head];
  if (base.kind !== 'known') return [base];
  const goalposts =
    head.value.kind === 'read' && base.value.kind === 'read'
      ? [judgeGoalposts({ head: head.value.plan, base: base.value.plan, path, config, view, now })]
      : [];
  const own = judgePlanFile(head.value, base.value, path);
  const off = repository.hasIssuesEnabled || head.value.kind !== 'read' ? [] : [issuesOff()];
  return [...goalposts, { kind: 'known', value: [...off, ...own] }];
}

function issuesOff(): Finding {
  return advise({
    reason: 'issues-off',
    what: 'issues are turned off in this repository, so the phases of the plan are kept nowhere.',
    why: 'Nobody sees where a phase stands, values that are reported are not counted, and no kill criterion asks for a decision.',
    mend: 'Turn them on under Settings › General › Features › Issues, or write `plan: off` into the config.',
    minutes: 1,
    isAlreadyOnBase: true,
  });
}

function judgeMetrics(
  planPath: string,
  path: string,
  config: Config,
  view: RepositoryView,
): Answer<readonly Finding[]> {
  const head = readText(view.file(path));
  const base = readText(view.fileAt('base', path));
  const plan = readPlan(view.file(planPath), config);
  if (head.kind !== 'known') return head;
  if (base.kind !== 'known') return base;
  if (plan.kind !== 'known') return plan;
  const phases = plan.value.kind === 'read' ? plan.value.plan.phases : [];
  const timeZone = config.report.timezone;
  return {
    kind: 'known',
    value: judgeMetricsFile({ head: head.value, base: base.value, path, planPath, phases, timeZone }),
  };
}

function passed(path: string): string {
  return `All of ${codeSpan(path)} can be used, and what was agreed stays as it was.`;
}

function outcome(state: 'pass' | 'not-applicable' | 'unknown', summary: string): Outcome {
  return { rule: 'plan', state, summary, findings: [] };
}
