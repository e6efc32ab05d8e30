import type { Config } from '../../config/config.ts';
import type { RepositoryFile } from '../../facts.ts';
import type { Answer } from '../../lookups/repository-view.ts';
import { parsePlan } from '../../phases/plan/parse-plan.ts';
import type { Plan } from '../../phases/plan/plan.ts';

type Obstacle = NonNullable<RepositoryFile['obstacle']>;

/** The text of a file that people keep in the repository, or why there is none. */
export type TextReading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle };

/** One side of the plan. */
export type PlanReading =
  | { readonly kind: 'read'; readonly plan: Plan }
  | Exclude<TextReading, { readonly kind: 'text' }>;

/** Takes the text out of a file; what in the file itself keeps it from being read is known, not unknown. */
export function readText(answer: Answer<RepositoryFile | null>): Answer<TextReading> {
  if (answer.kind !== 'known') return answer;
  const file = answer.value;
  if (file === null) return { kind: 'known', value: { kind: 'gone' } };
  if (file.obstacle !== undefined)
    return { kind: 'known', value: { kind: 'obstacle', obstacle: file.obstacle } };
  if (file.text.kind === 'unknown') return file.text;
  return { kind: 'known', value: { kind: 'text', text: file.text.value } };
}

/** Reads a plan as the issues of its phases are made from it. */
export function readPlan(answer: Answer<RepositoryFile | null>, { engagement }: Config): Answer<PlanReading> {
  const reading = readText(answer);
  if (reading.kind !== 'known') return reading;
  if (reading.value.kind !== 'text') return { kind: 'known', value: reading.value };
  const plan = parsePlan(reading.value.text, { start: engagement.started });
  return { kind: 'known', value: { kind: 'read', plan } };
}

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  binary: 'is no text',
  'symbolic-link': 'is a symbolic link, which is not followed',
  'too-large': 'is longer than GitHub hands out in one piece (512,000 bytes)',
};

/** What keeps a file from being read: the rest of a sentence that begins with its path. */
export function describeObstacle(obstacle: Obstacle): string {
  return OBSTACLES[obstacle];
}
