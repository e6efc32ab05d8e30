import { describe, expect, it } from 'vitest';
import { findRepository, type ServedNode } from '../../src/github/find-repository.ts';
import type { GraphqlProblem } from '../../src/github/graphql-answer.ts';

const NODE: ServedNode = { databaseId: 7, isArchived: false, isFork: false, isEmpty: false };
const UNREAD: GraphqlProblem = { type: 'SERVICE_UNAVAILABLE', path: ['repository', 'defaultBranchRef'] };

describe('a repository', () => {
  it.each<[string, ServedNode | null, readonly GraphqlProblem[]]>([
    ['that GitHub does not find', null, [{ type: 'NOT_FOUND', path: ['repository'] }]],
    ['whose name another one bears', { ...NODE, databaseId: 8 }, []],
    ['that is archived', { ...NODE, isArchived: true }, []],
    ['that is a fork', { ...NODE, isFork: true }, []],
    ['that is empty', { ...NODE, isEmpty: true }, []],
    ['without its default branch', { ...NODE, defaultBranchRef: null }, []],
  ])('%s is none to work in', (_which, node, problems) => {
    expect(findRepository(node, problems, 7)).toBeNull();
  });

  it('whose default branch could not be read is not taken for empty', () => {
    const node = { ...NODE, defaultBranchRef: null };
    expect(findRepository(node, [UNREAD], 7)).toBe(node);
  });

  it.each([
    ['FORBIDDEN', 'forbidden'],
    ['SERVICE_UNAVAILABLE', 'transient'],
  ])('that is not told for %s is a fault', (type, kind) => {
    const read = () => findRepository(null, [{ type, path: ['repository'] }], 7);
    expect(read).toThrow(expect.objectContaining({ failure: { kind } }));
  });
});
