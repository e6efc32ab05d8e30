import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { PageArguments } from './connection.ts';

/** Whether a connection is asked for its `totalCount` alone: only then GitHub wants neither `first` nor `last`. */
export function asksOnlyTotal({ first, last }: PageArguments, info: GraphQLResolveInfo): boolean {
  if (typeof first === 'number' || typeof last === 'number') return false;
  const isTotal = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return ['totalCount', '__typename'].includes(selection.name.value);
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
      return part !== undefined && isTotal(part.selectionSet);
    });
  return info.fieldNodes.every(({ selectionSet }) => selectionSet !== undefined && isTotal(selectionSet));
}
