import { expect } from 'vitest';
import type { ReadinessWish } from '../../src/github/fetch-readiness-answer.ts';
import { fetchReadinessFacts } from '../../src/github/fetch-readiness-facts.ts';
import { AT, clientWithToken, graphqlOnce, REPOSITORY_ID } from './github-under-nock.ts';
import { NOW, readinessAnswer } from './readiness-answers.ts';

export interface Answer {
  readonly data: object;
  readonly errors?: readonly object[];
}

export function problem(type: string, ...path: readonly (string | number)[]) {
  return { type, path };
}

/** The answer to the first query. */
export function first(more: object = {}, ...errors: readonly object[]): Answer {
  return { data: readinessAnswer(more), ...(errors.length === 0 ? {} : { errors }) };
}

/** The answer to a further one, with its price. */
export function next(
  repository: object | null,
  cost: number | null = 5,
  ...errors: readonly object[]
): Answer {
  const rateLimit = cost === null ? null : { cost, remaining: 4900, resetAt: '2026-06-01T11:00:00Z' };
  return { data: { rateLimit, repository }, ...(errors.length === 0 ? {} : { errors }) };
}

/** Reads the facts out of answers, which are asked for in this order. */
export async function readWith(wish: Partial<ReadinessWish>, ...answers: readonly Answer[]) {
  const { client, writes } = clientWithToken();
  const asked: { name: string; variables: Record<string, unknown> }[] = [];
  for (const answer of answers) {
    graphqlOnce(answer, ({ query, variables }) => {
      const { owner, repo, ...others } = variables;
      expect({ owner, repo }).toEqual(AT);
      asked.push({ name: /query (\w+)/.exec(query)?.[1] ?? '', variables: others });
    });
  }
  const place = { ...AT, repositoryId: REPOSITORY_ID, appId: 99, now: NOW, documents: [] };
  const reading = await fetchReadinessFacts(client, { ...place, ...wish });
  expect(writes).toEqual([]);
  return { reading, facts: reading?.facts, asked };
}

export async function read(...answers: readonly Answer[]) {
  return readWith({}, ...answers);
}
