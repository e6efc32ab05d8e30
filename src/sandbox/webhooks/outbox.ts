import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Delivery, DeliveryDisturbance } from './delivery.ts';
import { type Receiver, sendDelivery } from './send.ts';

/** What is known of an event when it is put into the outbox. */
type OutgoingEvent = Pick<Delivery, 'event' | 'action' | 'installationId' | 'repositoryId' | 'body'>;

/** The App's webhook: where it goes, what was delivered, and what disturbs it. */
export interface Outbox {
  /** The App's webhook URL. While null nothing is delivered or logged, as for an App without an active webhook. */
  url: string | null;
  /** Every attempt, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Keeps deliveries back until `release`. */
  hold(): void;
  /** Sends what was held, one after the other in the order that `arrange` gives, and goes on undisturbed. */
  release(arrange?: (held: readonly Delivery[]) => readonly Delivery[]): void;
  disturb(disturbance: DeliveryDisturbance): void;
  /** Sends the event of an earlier attempt again, under its guid; null where there is no such attempt. */
  redeliver(deliveryId: number): Delivery | null;
  /** Resolves once nothing is on its way, also not what was caused meanwhile. Held deliveries don't count. */
  settled(): Promise<void>;
}

/** The outbox as its owner sees it. */
export interface OwnedOutbox extends Outbox {
  add(event: OutgoingEvent): void;
  /** Has `work` counted as on its way until it ends. */
  track(work: Promise<unknown>): void;
}

/** Makes an outbox that signs with the App's secret. */
export function createOutbox(secret: string, appId: number): OwnedOutbox {
  const deliveries: Delivery[] = [];
  const disturbances: { left: number; readonly disturbance: DeliveryDisturbance }[] = [];
  const underway = new Set<Promise<unknown>>();
  let held: Delivery[] | null = null;
  let nextId = 1_000_000;

  const receiver = (): Receiver | null => (outbox.url === null ? null : { url: outbox.url, secret, appId });

  const create = (event: OutgoingEvent, guid: string, isRedelivery: boolean): Delivery => {
    nextId += 1;
    const open = {
      deliveredAt: '',
      duration: 0,
      statusCode: null,
      status: '',
      requestHeaders: {},
      responseBody: '',
    };
    const { event: name, action, installationId, repositoryId, body } = event;
    return {
      id: nextId,
      guid,
      event: name,
      action,
      installationId,
      repositoryId,
      body,
      isRedelivery,
      ...open,
    };
  };

  const sendInTurn = async (waiting: readonly Delivery[]): Promise<void> => {
    const to = receiver();
    if (!to) return;
    for (const delivery of waiting) {
      deliveries.push(delivery);
      await sendDelivery(delivery, to);
    }
  };

  const send = (delivery: Delivery, delayMs = 0): void => {
    const to = receiver();
    if (!to) return;
    deliveries.push(delivery);
    outbox.track(
      delayMs > 0 ? delay(delayMs).then(() => sendDelivery(delivery, to)) : sendDelivery(delivery, to),
    );
  };

  const disturbanceOf = (event: OutgoingEvent): DeliveryDisturbance['effect'] | null => {
    const names = [undefined, event.event, `${event.event}.${event.action}`];
    const found = disturbances.find(({ left, disturbance }) => left > 0 && names.includes(disturbance.event));
    if (!found) return null;
    found.left -= 1;
    return found.disturbance.effect;
  };

  const outbox: OwnedOutbox = {
    url: null,
    deliveries,
    hold: () => {
      held ??= [];
    },
    release: (arrange = (all) => all) => {
      const waiting = held ?? [];
      held = null;
      outbox.track(sendInTurn(arrange(waiting)));
    },
    disturb: (disturbance) => {
      disturbances.push({ left: disturbance.times ?? 1, disturbance });
    },
    redeliver: (deliveryId) => {
      const earlier = deliveries.find((delivery) => delivery.id === deliveryId);
      if (!earlier) return null;
      const again = create(earlier, earlier.guid, true);
      send(again);
      return again;
    },
    settled: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
    add: (event) => {
      if (outbox.url === null) return;
      const effect = disturbanceOf(event);
      const guid = randomUUID();
      const delivery = create(event, guid, false);
      if (effect === 'lose') return;
      if (effect === 'fail') {
        const deliveredAt = new Date().toISOString();
        deliveries.push({ ...delivery, deliveredAt, statusCode: 0, status: 'failed to connect to host' });
      } else if (held) {
        held.push(delivery);
      } else {
        send(delivery, typeof effect === 'object' && effect ? effect.delayMs : 0);
        if (effect === 'duplicate') send(create(event, guid, false));
      }
    },
    track: (work) => {
      const tracked = work.finally(() => underway.delete(tracked));
      underway.add(tracked);
    },
  };
  return outbox;
}
