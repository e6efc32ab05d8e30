import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import type { Chance } from '../random.ts';

/** How often what happens to deliveries on their way. */
export interface DeliveryCounts {
  duplicates: number;
  reordered: number;
  delayed: number;
  failed: number;
  lost: number;
}

/** Events that a reconciliation finds again: a head without a check. GitHub's others are lost to everybody. */
const RECOVERABLE = ['pull_request.opened', 'pull_request.synchronize'];

export function noDeliveryCounts(): DeliveryCounts {
  return { duplicates: 0, reordered: 0, delayed: 0, failed: 0, lost: 0 };
}

/** Now and then has the next deliveries doubled, late, out of order, failed or lost altogether. */
export function disturbDeliveries(
  { webhooks }: StandIn,
  chance: Chance,
  counts: DeliveryCounts,
  { canLose }: { readonly canLose: boolean },
): void {
  if (chance.oneIn(10)) {
    webhooks.disturb({ effect: 'duplicate' });
    counts.duplicates += 1;
  }
  if (chance.oneIn(25)) {
    webhooks.disturb({ effect: { delayMs: 50 + chance.below(700) } });
    counts.delayed += 1;
  }
  if (chance.oneIn(40)) {
    webhooks.disturb({ effect: 'fail' });
    counts.failed += 1;
  }
  if (canLose && chance.oneIn(40)) {
    webhooks.disturb({ event: chance.pick(RECOVERABLE), effect: 'lose' });
    counts.lost += 1;
  }
  if (chance.oneIn(30)) webhooks.hold();
  if (chance.oneIn(8)) {
    webhooks.release((held) => {
      if (held.length > 1) counts.reordered += held.length;
      return held.toReversed();
    });
  }
}
