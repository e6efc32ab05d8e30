import type { Effect } from '../../../../src/handoff/effects/effect.ts';
import type { RepositoryFile } from '../../../../src/handoff/facts.ts';
import type { LookedUp, TextVersion } from '../../../../src/handoff/lookups/lookup.ts';
import type {
  PhaseComment,
  PhaseFacts,
  PhaseIssue,
  PhaseMilestone,
} from '../../../../src/handoff/phases/phase-facts.ts';
import { planPhases } from '../../../../src/handoff/phases/plan-phases.ts';
import { factsOf } from '../../../facts.ts';
import { shaOf } from '../../../repository.ts';

export const PLAN = `---
start: 2026-06-01
---
## Phase 1 (weeks 1-3): Retrieval baseline
- Ingest: 4 sources, ~12k docs
- Stack: pgvector + BM25 hybrid, RRF fusion
- Eval: 50 hand-labeled queries, target nDCG@5 > 0.75
- Kill criteria: if nDCG@5 < 0.6 after 3 iterations, switch to managed retrieval

## Phase 2 (weeks 4-6): Generation + judge
- Claude Sonnet for generation, LLM-as-judge for eval
- Target: 85% judge-pass on golden set
- Kill criteria: if cost per query > $0.15, drop to Haiku + reranker

## Phase 3 (weeks 7-8): Deploy + observability
- Lambda + API Gateway, Langfuse for tracing
- Handoff doc + runbook for in-house team
`;

export const CONFIG = 'engagement: { engineers: [lazar], team: [anna], sponsor: [fiona] }\n';

/** What a repository holds besides its issues. */
export interface Texts {
  readonly plan?: string;
  readonly config?: string;
  /** Earlier texts of the plan, newest first. */
  readonly versions?: readonly TextVersion[];
  /** At `evals/metrics.jsonl`. */
  readonly metrics?: string;
}

export function fileOf(path: string, text: string): RepositoryFile {
  return { path, sha: shaOf(text), text: { kind: 'known', value: text } };
}

export function version(at: string, text: string, rest: Partial<TextVersion> = {}): TextVersion {
  return {
    commitSha: shaOf(text),
    at,
    text: { kind: 'known', value: text },
    pullRequest: null,
    ...rest,
  };
}

export function lookedUpOf({ plan = PLAN, versions = [], metrics }: Texts): LookedUp {
  return {
    'file base PLAN.md': { kind: 'known', value: fileOf('PLAN.md', plan) },
    'text-versions PLAN.md': {
      kind: 'known',
      value: [
        ...(versions[0]?.text?.kind === 'known' && versions[0].text.value === plan
          ? []
          : [version('2026-06-01T08:00:00Z', plan)]),
        ...versions,
      ],
    },
    'file base evals/metrics.jsonl': {
      kind: 'known',
      value: metrics === undefined ? null : fileOf('evals/metrics.jsonl', metrics),
    },
  };
}

/** A repository with a plan and nothing made of it yet; everybody may write. */
export function phaseFacts(texts: Texts = {}, rest: Partial<PhaseFacts> = {}): PhaseFacts {
  return {
    now: '2026-06-02T09:00:00.000Z',
    appLogin: 'baton',
    repository: factsOf().repository,
    configFiles: { repository: fileOf('.github/baton.yml', texts.config ?? CONFIG) },
    issues: [],
    milestones: [],
    labels: [],
    lookedUp: lookedUpOf(texts),
    merges: { kind: 'known', value: [] },
    permissions: {
      anna: { kind: 'known', value: 'write' },
      lazar: { kind: 'known', value: 'write' },
      fiona: { kind: 'known', value: 'read' },
      olga: { kind: 'known', value: 'read' },
    },
    members: {},
    editors: {},
    refused: [],
    ...rest,
  };
}

/** The same repository with another plan. */
export function withTexts(facts: PhaseFacts, texts: Texts): PhaseFacts {
  return { ...facts, lookedUp: lookedUpOf(texts) };
}

export function comment(
  id: number,
  login: string,
  body: string,
  rest: Partial<PhaseComment> = {},
): PhaseComment {
  return {
    id,
    nodeId: `IC_${id}`,
    author: { login, isBot: false },
    createdAt: new Date(Date.UTC(2026, 5, 2, 10, id)).toISOString(),
    body,
    url: `https://github.com/acme/answers/issues/1#issuecomment-${id}`,
    isOwn: false,
    editedBy: 'nobody',
    isAccepted: false,
    isRefused: false,
    ...rest,
  };
}

export function commentsOf({ comments }: PhaseIssue): readonly PhaseComment[] {
  return comments.kind === 'known' ? comments.value : [];
}

export function changeIssue(
  facts: PhaseFacts,
  number: number,
  change: (issue: PhaseIssue) => Partial<PhaseIssue>,
): PhaseFacts {
  return {
    ...facts,
    issues: facts.issues.map((issue) => (issue.number === number ? { ...issue, ...change(issue) } : issue)),
  };
}

/** People comment on an issue; the clock goes on. */
export function say(facts: PhaseFacts, number: number, ...said: readonly PhaseComment[]): PhaseFacts {
  const now = said.map(({ createdAt }) => createdAt).reduce((a, b) => (a > b ? a : b), facts.now);
  return {
    ...changeIssue(facts, number, (issue) => ({
      comments: { kind: 'known', value: [...commentsOf(issue), ...said] },
    })),
    now,
  };
}

/** Plans and applies until nothing is left to do; fails where that takes long. */
export function settle(facts: PhaseFacts): {
  readonly facts: PhaseFacts;
  readonly effects: readonly Effect[];
} {
  let now = facts;
  const effects: Effect[] = [];
  for (let pass = 1; pass <= 5; pass += 1) {
    const decision = planPhases(now);
    if (decision.wants !== null || decision.isIncomplete) throw new Error(JSON.stringify(decision));
    if (decision.effects.length === 0) return { facts: now, effects };
    effects.push(...decision.effects);
    now = decision.effects.reduce(apply, now);
  }
  throw new Error(`It does not come to rest: ${JSON.stringify(planPhases(now).effects)}`);
}

/** What GitHub makes of a write: it shows a due date as midnight in California. */
export function apply(facts: PhaseFacts, effect: Effect): PhaseFacts {
  switch (effect.kind) {
    case 'create-label':
      return { ...facts, labels: [...facts.labels, effect.label.name] };
    case 'create-issue':
      return { ...facts, issues: [...facts.issues, newIssue(nextNumber(facts.issues), effect)] };
    case 'update-issue': {
      const { kind: _, stateReason: _reason, number, state, ...change } = effect;
      return changeIssue(facts, number, (issue) => ({
        ...change,
        ...(state === undefined ? {} : { isOpen: state === 'open' }),
        ...(state === 'closed' ? { closedAs: 'not-planned', closedBy: { login: 'baton', isBot: true } } : {}),
        ...(state === 'open' ? { closedAs: null, closedBy: null } : {}),
        body: change.body ?? issue.body,
      }));
    }
    case 'create-milestone': {
      const { title, description, dueOn } = effect;
      if (facts.milestones.some((one) => one.title === title)) throw new Error(`Two milestones: ${title}`);
      const milestone = { number: nextNumber(facts.milestones), isOpen: true, isOwn: true };
      return {
        ...facts,
        milestones: [...facts.milestones, { ...milestone, title, description, dueOn: inCalifornia(dueOn) }],
      };
    }
    case 'update-milestone': {
      const { kind: _, number, state, dueOn, ...content } = effect;
      const change: Partial<PhaseMilestone> = {
        ...content,
        ...(dueOn === undefined ? {} : { dueOn: inCalifornia(dueOn) }),
        ...(state === undefined ? {} : { isOpen: state === 'open' }),
      };
      return {
        ...facts,
        milestones: facts.milestones.map((one) => (one.number === number ? { ...one, ...change } : one)),
      };
    }
    case 'add-label':
      return changeIssue(facts, effect.number, ({ labels }) => ({ labels: [...labels, effect.label] }));
    case 'remove-label':
      return changeIssue(facts, effect.number, ({ labels }) => ({
        labels: labels.filter((label) => label !== effect.label),
      }));
    case 'create-comment':
      return say(
        facts,
        effect.number,
        comment(900 + facts.issues.flatMap(commentsOf).length, 'baton', effect.body, {
          author: { login: 'baton', isBot: true },
          createdAt: facts.now,
          isOwn: true,
        }),
      );
    case 'update-comment':
      return changeComment(facts, effect.id, { body: effect.body });
    case 'react':
      return changeComment(facts, effect.commentId, {
        [effect.content === '+1' ? 'isAccepted' : 'isRefused']: true,
      });
    case 'unreact':
      return changeComment(facts, Number(effect.nodeId.slice(3)), { isRefused: false });
    default:
      throw new Error(`Not of phases: ${effect.kind}`);
  }
}

export function changeComment(facts: PhaseFacts, id: number, change: Partial<PhaseComment>): PhaseFacts {
  return {
    ...facts,
    issues: facts.issues.map((issue) => ({
      ...issue,
      comments: {
        kind: 'known',
        value: commentsOf(issue).map((one) => (one.id === id ? { ...one, ...change } : one)),
      },
    })),
  };
}

function newIssue(
  number: number,
  { title, body, labels }: Extract<Effect, { kind: 'create-issue' }>,
): PhaseIssue {
  return {
    number,
    title,
    body,
    url: `https://github.com/acme/answers/issues/${number}`,
    isOpen: true,
    closedAs: null,
    closedBy: null,
    labels,
    milestone: null,
    demilestonedAt: null,
    unlabeledAt: {},
    comments: { kind: 'known', value: [] },
  };
}

function nextNumber(known: readonly { readonly number: number }[]): number {
  return Math.max(0, ...known.map(({ number }) => number)) + 1;
}

function inCalifornia(dueOn: string | null): string | null {
  return dueOn === null ? null : `${dueOn.slice(0, 10)}T07:00:00Z`;
}
