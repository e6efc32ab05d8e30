import type { Config } from '../../../src/handoff/config/config.ts';
import type { DrillIssue } from '../../../src/handoff/drills/drill-facts.ts';
import { type DrillsInput, judgeDrills } from '../../../src/handoff/drills/judge-drills.ts';
import { planDrills } from '../../../src/handoff/drills/plan-drills.ts';
import type { Effect } from '../../../src/handoff/effects/effect.ts';
import type { Fetched, Permission } from '../../../src/handoff/facts.ts';
import { createRepositoryView } from '../../../src/handoff/lookups/create-repository-view.ts';
import type { PhaseComment } from '../../../src/handoff/phases/phase-facts.ts';
import { defaultConfig, factsOf } from '../../facts.ts';
import { lookedUpIn } from '../../repository.ts';

export const NOW = '2026-06-10T12:00:00.000Z';
const DAY_MS = 86_400_000;

export const RUNBOOK = `# Runbook

## Rolling back

1. Tell #ops, then run \`kubectl rollout undo deployment/shop\`.
2. Check with \`kubectl rollout status deployment/shop\`.

## Who to call

anna@acme.example
`;

export function ago(days: number): string {
  return new Date(Date.parse(NOW) - days * DAY_MS).toISOString();
}

const may = (value: Permission): Fetched<Permission> => ({ kind: 'known', value });

/** Anna and Tom are the client's team, Lazar the engineer; Olga only reads. */
export const PERMISSIONS = {
  anna: may('write'),
  tom: may('write'),
  lazar: may('admin'),
  zoe: may('write'),
  olga: may('read'),
};

export interface DrillScene {
  readonly now: string;
  readonly drills: readonly DrillIssue[];
  readonly config: Config;
  readonly files: Readonly<Record<string, string>>;
  readonly labels: readonly string[];
  readonly refused: readonly string[];
  readonly input: Partial<DrillsInput>;
}

export function configOf(more: Partial<Config> = {}): Config {
  return {
    ...defaultConfig(),
    engagement: {
      started: '2026-01-05',
      ends: null,
      engineers: ['lazar'],
      team: ['anna', 'tom'],
      sponsor: [],
    },
    ...more,
  };
}

export function scene(more: Partial<DrillScene> = {}): DrillScene {
  return {
    now: NOW,
    drills: [],
    config: configOf(),
    files: { 'RUNBOOK.md': RUNBOOK },
    labels: [],
    refused: [],
    input: {},
    ...more,
  };
}

export function judge({ now, drills, config, input }: DrillScene) {
  return judgeDrills({
    now,
    drills,
    config,
    permissions: PERMISSIONS,
    members: {},
    phases: [],
    since: null,
    ...input,
  });
}

export function plan(world: DrillScene): Effect[] {
  const { now, files, labels, refused, config } = world;
  const { view } = createRepositoryView({
    pullRequest: { files: { kind: 'known', value: [] } },
    lookedUp: lookedUpIn({ base: files }),
  });
  const { repository } = factsOf();
  return planDrills(judge(world), { facts: { now, repository, labels, refused }, config, view });
}

/** What GitHub makes of the effects, as it is read afterwards. */
export function apply(world: DrillScene, effects: readonly Effect[] = plan(world)): DrillScene {
  return effects.reduce(applyOne, world);
}

function applyOne(world: DrillScene, effect: Effect): DrillScene {
  switch (effect.kind) {
    case 'create-label':
      return { ...world, labels: [...world.labels, effect.label.name] };
    case 'create-issue':
      return {
        ...world,
        drills: [drillIssue(world.drills.length + 1, { ...effect, createdAt: world.now }), ...world.drills],
      };
    case 'update-issue':
      return changeIssue(world, effect.number, (issue) => ({
        body: effect.body ?? issue.body,
        isOpen: effect.state === undefined ? issue.isOpen : effect.state === 'open',
      }));
    case 'react':
      return {
        ...world,
        drills: world.drills.map((issue) => ({
          ...issue,
          comments: issue.comments.map((one) =>
            one.id !== effect.commentId
              ? one
              : { ...one, ...(effect.content === '+1' ? { isAccepted: true } : { isRefused: true }) },
          ),
        })),
      };
    default:
      throw new Error(`Nothing of drills makes ${effect.kind}`);
  }
}

export function changeIssue(
  world: DrillScene,
  number: number,
  change: (issue: DrillIssue) => Partial<DrillIssue>,
): DrillScene {
  return {
    ...world,
    drills: world.drills.map((issue) => (issue.number === number ? { ...issue, ...change(issue) } : issue)),
  };
}

export function drillIssue(number: number, more: Partial<DrillIssue> = {}): DrillIssue {
  const { body = `<!-- baton:drill:repository-${number} -->`, title = '', createdAt = NOW } = more;
  const { isOpen = true, comments = [] } = more;
  return {
    number,
    url: `https://github.com/acme/answers/issues/${number}`,
    title,
    body,
    isOpen,
    createdAt,
    comments,
  };
}

let commented = 0;

export function comment(login: string, body: string, more: Partial<PhaseComment> = {}): PhaseComment {
  commented += 1;
  return {
    id: commented,
    nodeId: `IC_${commented}`,
    author: { login, isBot: false },
    createdAt: NOW,
    body,
    url: `https://github.com/acme/answers/issues/1#issuecomment-${commented}`,
    isOwn: false,
    editedBy: 'nobody',
    isAccepted: false,
    isRefused: false,
    ...more,
  };
}

/** Somebody comments on an issue. */
export function say(world: DrillScene, number: number, ...comments: readonly PhaseComment[]): DrillScene {
  return changeIssue(world, number, (issue) => ({ comments: [...issue.comments, ...comments] }));
}
