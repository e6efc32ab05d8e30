import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { StandInError } from '../../../src/sandbox/stand-in-error.ts';
import type { Chance } from '../random.ts';
import type { Tenant } from '../world/tenants.ts';
import { ACCOUNT_EVENTS } from './account-events.ts';
import type { ChaosEvent, Scene } from './event.ts';
import { PLAN_EVENTS } from './plan-events.ts';
import { PULL_EVENTS } from './pull-events.ts';
import { TALK_EVENTS } from './talk-events.ts';

const EVENTS: readonly ChaosEvent[] = [...PULL_EVENTS, ...TALK_EVENTS, ...PLAN_EVENTS, ...ACCOUNT_EVENTS];
const TOTAL = EVENTS.reduce((sum, { weight }) => sum + weight, 0);
/** Each tenant has something that can be done to it, so that this many draws always find it. */
const MOST_DRAWS = 1_000;

/** Has one random event happen to a random tenant, and gives its name. */
export async function runEvent(github: StandIn, tenants: readonly Tenant[], chance: Chance): Promise<string> {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const tenant = chance.pick(tenants);
    const event = drawEvent(chance);
    if (await happens(event, { github, tenant, chance })) return event.name;
  }
  throw new Error('Nothing could happen');
}

/** What GitHub would not allow, such as merging what conflicts, does not happen. */
async function happens(event: ChaosEvent, scene: Scene): Promise<boolean> {
  try {
    return await event.happen(scene);
  } catch (error) {
    if (error instanceof StandInError) return false;
    throw error;
  }
}

function drawEvent(chance: Chance): ChaosEvent {
  let left = chance.below(TOTAL);
  for (const event of EVENTS) {
    left -= event.weight;
    if (left < 0) return event;
  }
  throw new Error('The weights do not add up');
}
