import { Counter, Histogram, type Registry } from 'prom-client';
import type { DeliveryOutcome } from '../webhook-endpoint.ts';

/** What happens at the door. */
export interface IntakeMetrics {
  readonly countDelivery: (outcome: DeliveryOutcome, durationMs: number) => void;
}

/** Registers them. */
export function createIntakeMetrics(registry: Registry): IntakeMetrics {
  const registers = [registry];
  const deliveries = new Counter({
    name: 'baton_deliveries_total',
    help: 'Webhook deliveries by outcome: accepted, or why not (bad-signature, malformed, too-large; not-stored where the database could not take the work)',
    labelNames: ['outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'baton_delivery_duration_seconds',
    help: 'From the headers of an accepted delivery to its answer, by when its work is durable. GitHub gives up after 10 seconds',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  return {
    countDelivery(outcome, durationMs) {
      deliveries.inc({ outcome });
      if (outcome === 'accepted') durations.observe(durationMs / 1_000);
    },
  };
}
