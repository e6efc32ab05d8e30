import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
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
  const valueOf = readerOf(operation, variables);
  let requests = 0;
  let nodeCount = 0;

  const walk = (selections: SelectionSetNode, parents: number): void => {
    for (const selection of selections.selections) {
      if (!isAsked(selection, valueOf)) continue;
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
        const size = Number(valueOf(argument.value) ?? 0);
        requests += parents;
        nodeCount += parents * size;
        walk(selection.selectionSet, parents * size);
      }
    }
  };
  walk(operation.selectionSet, 1);
  return { cost: Math.max(1, Math.round(requests / 100)), nodeCount };
}

type ReadValue = (value: ValueNode) => unknown;

/** Reads what is written as an argument, a variable's default included. */
function readerOf({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): ReadValue {
  const valueOf: ReadValue = (value) => {
    if (value.kind !== Kind.VARIABLE) return 'value' in value ? value.value : null;
    const name = value.name.value;
    const preset = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue;
    return variables[name] ?? (preset && valueOf(preset));
  };
  return valueOf;
}

/** By `@include` and `@skip`: what is left out costs nothing. */
function isAsked({ directives = [] }: SelectionNode, valueOf: ReadValue): boolean {
  return directives.every(({ name, arguments: given = [] }) => {
    const condition = given[0] && valueOf(given[0].value);
    return name.value === 'skip' ? condition !== true : name.value !== 'include' || condition !== false;
  });
}
