import type { Account, Thread } from '../store/entities.ts';
import { nodeIdOf, register } from '../store/store.ts';
import type { EventDetails } from '../store/timeline-event.ts';
import type { World } from '../world.ts';

/** Records what happened to an issue or a pull request. */
export function recordEvent(world: World, thread: Thread, actor: Account, details: EventDetails): void {
  const id = world.store.nextId();
  const nodeId = nodeIdOf(details.kind.replace(/[a-z]/g, ''), id);
  thread.events.push(
    register(world.store, { ...details, id, nodeId, thread, actor, createdAt: world.now() }),
  );
}
