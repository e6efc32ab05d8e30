import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * What GitHub charges: the requests needed to fill each connection if every page were full, by a hundred and at least
 * one. `nodeCount` is how many nodes that could give.
 */
export function priceOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): { readonly cost: number; readonly nodeCount: number } {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  let requests = 0;
  let nodeCount = 0;

  const walk = (selections: SelectionSetNode, parents: number): void => {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet, parents);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, parents);
      } else if (selection.selectionSet) {
        const argument = selection.arguments?.find(
          ({ name }) => name.value === 'first' || name.value === 'last',
        );
        if (!argument) {
          walk(selection.selectionSet, parents);
          continue;
        }
        const { value } = argument;
        const size = Number(
          value.kind === Kind.VARIABLE ? variables[value.name.value] : 'value' in value ? value.value : 0,
        );
        requests += parents;
        nodeCount += parents * size;
        walk(selection.selectionSet, parents * size);
      }
    }
  };
  walk(operation.selectionSet, 1);
  return { cost: Math.max(1, Math.round(requests / 100)), nodeCount };
}
