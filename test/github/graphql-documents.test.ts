import { schema as officialSchema } from '@octokit/graphql-schema';
import {
  buildSchema,
  type DocumentNode,
  parse,
  type SelectionSetNode,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { GRAPHQL_DOCUMENTS } from '../../src/github/graphql-documents.ts';
import { pullRequestQuery } from '../../src/github/pull-request-query.ts';

// The official description breaks rules of the language that do not matter here.
const schema = buildSchema(officialSchema.idl, { assumeValid: true });

/** The weekly report reads a hundred merges with their files, reviews and checks, and a hundred commits, at once. */
const POINTS: Readonly<Record<string, number>> = { ReadinessFacts: 9, MoreReadiness: 8 };

test('there are queries to hold against the schema', () => {
  expect(GRAPHQL_DOCUMENTS.length).toBeGreaterThan(5);
  expect(GRAPHQL_DOCUMENTS).toContain(pullRequestQuery(2));
});

describe.each(GRAPHQL_DOCUMENTS.map((text) => [nameOf(text), text] as const))('%s', (_name, text) => {
  test('is valid against the official schema', () => {
    expect(validate(schema, parse(text)).map((error) => error.message)).toEqual([]);
  });

  test('asks for no deprecated field', () => {
    const deprecated: string[] = [];
    const info = new TypeInfo(schema);
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        Field: (node) => {
          if (info.getFieldDef()?.deprecationReason) deprecated.push(node.name.value);
        },
      }),
    );
    expect(deprecated).toEqual([]);
  });

  test('costs one point of the hourly budget, or what is told of it', () => {
    expect(pointsOf(parse(text))).toBe(POINTS[nameOf(text)] ?? 1);
  });
});

function nameOf(text: string): string {
  return /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? 'an unnamed document';
}

/** GitHub's price: the requests needed to fill every connection, were each page full, by the hundred. */
function pointsOf(document: DocumentNode): number {
  return Math.max(1, Math.round(connectionRequests(document) / 100));
}

function connectionRequests(document: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  let root: SelectionSetNode | null = null;
  for (const definition of document.definitions) {
    if (definition.kind === 'FragmentDefinition')
      fragments.set(definition.name.value, definition.selectionSet);
    if (definition.kind === 'OperationDefinition') root = definition.selectionSet;
  }
  const requestsIn = (set: SelectionSetNode, parents: number): number =>
    set.selections
      .map((selection) => {
        if (selection.kind === 'FragmentSpread') {
          const fragment = fragments.get(selection.name.value);
          if (fragment === undefined) throw new Error(`no fragment ${selection.name.value}`);
          return requestsIn(fragment, parents);
        }
        if (selection.kind === 'InlineFragment') return requestsIn(selection.selectionSet, parents);
        const size = selection.arguments?.find(({ name }) => /^(first|last)$/.test(name.value))?.value;
        const below = selection.selectionSet;
        if (size?.kind !== 'IntValue') return below === undefined ? 0 : requestsIn(below, parents);
        return parents + (below === undefined ? 0 : requestsIn(below, parents * Number(size.value)));
      })
      .reduce((sum, count) => sum + count, 0);
  if (root === null) throw new Error('no operation');
  return requestsIn(root, 1);
}
