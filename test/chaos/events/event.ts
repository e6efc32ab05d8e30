import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import type { Chance } from '../random.ts';
import type { Tenant } from '../world/tenants.ts';

/** What an event has to work with. */
export interface Scene {
  readonly github: StandIn;
  readonly tenant: Tenant;
  readonly chance: Chance;
}

/** Something that people do. False where there was nothing to do it to, so that another is chosen. */
export interface ChaosEvent {
  readonly name: string;
  /** How often it happens, beside the others. */
  readonly weight: number;
  readonly happen: (scene: Scene) => Promise<boolean> | boolean;
}

/** One of a tenant's, or null. */
export function anyOf<T>(items: readonly T[], chance: Chance): T | null {
  return items.length === 0 ? null : chance.pick(items);
}
