import type { Config } from '../config/config.ts';
import type { Effect } from '../effects/effect.ts';
import type { RepositoryView } from '../lookups/repository-view.ts';
import { dayOf } from '../phases/criteria/moments.ts';
import { DRILL_LABEL } from '../readiness/label-names.ts';
import type { ReadinessFacts } from '../readiness/readiness-facts.ts';
import { readFile } from '../rules/runbook/read-runbooks.ts';
import { cutCharacters } from '../text/neutralise.ts';
import { isSameText } from '../text/own-block.ts';
import { systemSlugs } from './drill-id.ts';
import type { SystemDrills } from './drills.ts';
import type { JudgedDrillIssue, JudgedDrills } from './judge-drills.ts';
import { readDrillBlock } from './read-drill-block.ts';
import { type DrillContent, type DrilledRunbook, drillTitle, renderDrill } from './render-drill.ts';
import { findRollbackSections } from './rollback-section.ts';

export interface DrillPlanContext {
  readonly facts: Pick<ReadinessFacts, 'now' | 'repository' | 'labels' | 'refused'>;
  readonly config: Config;
  /** Runbooks are asked for here: where something is wanted then, look it up and plan again. */
  readonly view: RepositoryView;
}

/** More drills at once would be a queue that nobody works off; the next ones follow as these are done. */
const MOST_WAITING = 3;
/** Titles take 256 characters (github-facts 3.2). */
const LONGEST_TITLE = 200;

/** The writes that ask for drills that are due, tell what became of them, and answer commands there; none once applied. */
export function planDrills(judged: JudgedDrills, context: DrillPlanContext): Effect[] {
  const { facts, config } = context;
  if (config.mode !== 'enforce' || !facts.repository.hasIssuesEnabled) return [];
  const updates = judged.issues.flatMap((one) => planIssue(one, judged, context));
  const created = facts.refused.includes('create-issue') ? [] : planNew(judged, context);
  const isLabelMissing = created.length > 0 && !facts.labels.includes(DRILL_LABEL.name);
  return [
    ...(isLabelMissing ? [{ kind: 'create-label', label: DRILL_LABEL } as const] : []),
    ...created,
    ...updates,
    ...judged.answers.map(
      ({ commentId, answer }): Effect => ({
        kind: 'react',
        commentId,
        content: answer === 'accepted' ? '+1' : 'confused',
      }),
    ),
  ];
}

/** Asks for the drills that are due, the longest due first. */
function planNew({ judgement, issues }: JudgedDrills, context: DrillPlanContext): Effect[] {
  const { facts, config } = context;
  const today = dayOf(facts.now, config.report.timezone);
  const slugs = systemSlugs(config.systems.map(({ name }) => name));
  const due = judgement.systems
    .map((system, index) => ({ system, slug: slugs[index] ?? '' }))
    .filter(({ system: { nextDue } }) => nextDue !== null && nextDue <= today)
    // ISO dates sort as texts; the order of the config stays among equals.
    .toSorted((left, right) => ((left.system.nextDue ?? '') < (right.system.nextDue ?? '') ? -1 : 1));
  const waiting = judgement.systems.filter(({ open }) => open !== null && open.result === null).length;
  const effects: Effect[] = [];
  for (const { system, slug } of due) {
    if (waiting + effects.length >= MOST_WAITING) break;
    const runbook = readRunbook(system, context);
    if (runbook === null) continue;
    const ordinals = issues.flatMap(({ id }) => (id.slug === slug ? [id.ordinal] : []));
    const content: DrillContent = {
      id: { slug, ordinal: Math.max(0, ...ordinals) + 1 },
      drill: { system: system.system, openedAt: facts.now, result: null },
      resultComment: null,
      nextDue: null,
      refusals: [],
      isHelpAsked: false,
      runbook,
      repository: facts.repository,
      config,
    };
    effects.push({
      kind: 'create-issue',
      title: cutCharacters(drillTitle(content), LONGEST_TITLE),
      body: renderDrill(content, { before: '', after: '' }),
      labels: [DRILL_LABEL.name],
    });
  }
  return effects;
}

/** Keeps an issue as long as it is open or has something to answer; what is done stays as it was told. */
function planIssue(one: JudgedDrillIssue, { judgement }: JudgedDrills, context: DrillPlanContext): Effect[] {
  const { issue, id, drill, resultComment, answers, refusals, isHelpAsked } = one;
  const people = readDrillBlock(issue.body);
  const isNews = resultComment !== people.toldResult;
  if (!issue.isOpen && !isNews && answers.length === 0) return [];
  const system = judgement.systems.find(({ system: name }) => name === drill.system);
  if (system === undefined) return [];
  const runbook = readRunbook(system, context);
  // What was quoted serves still, where the runbook says it no more or can't be read.
  if (runbook === null && !isNews && answers.length === 0) return [];
  const content: DrillContent = {
    id,
    drill,
    resultComment,
    nextDue: system.nextDue,
    refusals,
    isHelpAsked,
    runbook,
    repository: context.facts.repository,
    config: context.config,
  };
  const body = renderDrill(content, people);
  const change = { ...(isSameText(issue.body, body) ? {} : { body }), ...(isNews ? stateAfter(one) : {}) };
  return Object.keys(change).length === 0 ? [] : [{ kind: 'update-issue', number: issue.number, ...change }];
}

type Change = Omit<Extract<Effect, { readonly kind: 'update-issue' }>, 'kind' | 'number'>;

/** A passed one is done; a failed one stays, or comes back, as the list of what to mend. Told once: people may decide otherwise. */
function stateAfter({ issue: { isOpen }, drill: { result } }: JudgedDrillIssue): Change {
  if (result?.outcome === 'passed') return isOpen ? { state: 'closed', stateReason: 'completed' } : {};
  return result?.outcome === 'failed' && !isOpen ? { state: 'open', stateReason: 'reopened' } : {};
}

/** Null where there is nothing to rehearse: no runbook, no way back in it, or nothing in production yet; or it is unread. */
function readRunbook({ runbook: path }: SystemDrills, { view }: DrillPlanContext): DrilledRunbook | null {
  const reading = readFile(view.file(path));
  if (reading.kind !== 'read' || reading.file.text.kind === 'unknown') return null;
  const file = { path, text: reading.file.text.value, document: reading.document };
  const ranges = findRollbackSections(file.text, file.document);
  return ranges.length === 0 ? null : { file, ranges };
}
