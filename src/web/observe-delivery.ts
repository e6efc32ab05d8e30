import { errorKind } from '../error-kind.ts';
import type { IntakeMetrics } from './metrics/intake-metrics.ts';
import type { WebhookEndpointOptions } from './webhook-endpoint.ts';

interface DeliveryLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** Counts deliveries and logs one line each: ids and what became of it, for whoever looks for one of GitHub's. */
export function observeDelivery(
  metrics: IntakeMetrics,
  log: DeliveryLog,
): WebhookEndpointOptions['onOutcome'] {
  return (outcome, { delivery, event, installationId, durationMs }, cause) => {
    metrics.countDelivery(outcome, durationMs);
    const ids = { delivery: idOf(delivery), event: idOf(event), installationId };
    if (outcome === 'accepted')
      return log.info({ ...ids, durationMs: Math.round(durationMs) }, 'A delivery was accepted');
    const error = cause === undefined ? undefined : errorKind(cause);
    log.warn({ ...ids, outcome, error }, 'A delivery was refused');
  };
}

/** Null for what GitHub would never send: an unsigned header may be anybody's text. */
function idOf(header: string): string | null {
  return /^[\w-]{1,64}$/.test(header) ? header : null;
}
