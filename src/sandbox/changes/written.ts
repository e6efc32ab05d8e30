import type { Account, Edit, Reaction, Written } from '../store/entities.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';

/** Replaces a text and records who did, as GitHub does: the first edit also records the creation. */
export function editBody(world: World, written: Written, editor: Account, body: string): void {
  if (written.body === body) return;
  const now = world.now();
  if (written.edits.length === 0)
    written.edits.push(makeEdit(world, written.author, written.createdAt, written.body));
  written.edits.push(makeEdit(world, editor, now, body));
  written.body = body;
  written.updatedAt = now;
}

/** Adds a reaction, or finds the same person's earlier one with the same content. */
export function addReaction(
  world: World,
  written: Written,
  user: Account,
  content: string,
): { readonly reaction: Reaction; readonly isNew: boolean } {
  const known = written.reactions.find((reaction) => reaction.user === user && reaction.content === content);
  if (known) return { reaction: known, isNew: false };
  const id = world.store.nextId();
  const reaction: Reaction = {
    kind: 'Reaction',
    id,
    nodeId: nodeIdOf('REA', id),
    user,
    content,
    createdAt: world.now(),
  };
  written.reactions.push(reaction);
  return { reaction: register(world.store, reaction), isNew: true };
}

/** Takes a person's reaction away again; null where there is none. */
export function removeReaction(
  world: World,
  written: Written,
  user: Account,
  content: string,
): Reaction | null {
  const known = written.reactions.find((reaction) => reaction.user === user && reaction.content === content);
  if (!known) return null;
  written.reactions = written.reactions.filter((reaction) => reaction !== known);
  world.store.nodes.delete(known.nodeId);
  return known;
}

function makeEdit(world: World, editor: Account, editedAt: string, body: string): Edit {
  const nodeId = nodeIdOf('UCE', world.store.nextId());
  return register(world.store, { kind: 'UserContentEdit', nodeId, editor, editedAt, body });
}
