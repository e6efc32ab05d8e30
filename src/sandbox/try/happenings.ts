import type { StandIn } from '../stand-in.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import { tellProgress } from './happening.ts';
import type { HappeningView } from './page/view.ts';
import { countRequests, describeRequest } from './request-kinds.ts';
import type { TrialClock } from './time/trial-clock.ts';

/** A pull request or issue by its number; null: the default branch; `report`: the weekly reports; `team`: what is shown nowhere. */
export type Place = number | null | 'report' | 'team';

/** Something the visitor did; its requests are those until the next one. */
interface Happening {
  readonly place: Place;
  readonly what: string;
  readonly atMs: number;
  /** The trial's time. */
  readonly at: string;
  readonly firstRequest: number;
  readonly firstDelivery: number;
  readonly awaitsAnswer: boolean;
}

/** All that the visitor did. */
export interface Happenings {
  /** To be called right before it is done. `awaitsAnswer` is false where Baton may have nothing to do. */
  note(place: Place, what: string, awaitsAnswer?: boolean): void;
  /** What was done in a place, newest first. */
  of(place: Place): readonly HappeningView[];
  /** Whether Baton is still busy with what was done last, if that was to this pull request. */
  isChecking(number: number): boolean;
}

/** Starts with nothing done. */
export function createHappenings(standIn: StandIn, clock: TrialClock): Happenings {
  const all: Happening[] = [];

  const tell = (happening: Happening): HappeningView => {
    const next = all[all.indexOf(happening) + 1];
    const requests = standIn.requests.all.slice(happening.firstRequest, next?.firstRequest);
    const deliveries = standIn.webhooks.deliveries.slice(happening.firstDelivery, next?.firstDelivery);
    const nowMs = next?.atMs ?? Date.now();
    const { atMs, awaitsAnswer } = happening;
    const { state, outcome, elapsedMs } = tellProgress(requests, atMs, nowMs, awaitsAnswer);
    return {
      what: happening.what,
      at: happening.at,
      state: next ? 'done' : state,
      outcome: next && state === 'checking' ? 'The next thing was done before Baton had answered.' : outcome,
      elapsedMs,
      counts: countRequests(requests),
      requests: [...deliveries.slice(0, 1).map(describeDelivery), ...requests.map(describeRequest)],
    };
  };

  return {
    note: (place, what, awaitsAnswer = true) => {
      all.push({
        place,
        what,
        atMs: Date.now(),
        at: new Date(clock.now()).toISOString(),
        firstRequest: standIn.requests.all.length,
        firstDelivery: standIn.webhooks.deliveries.length,
        awaitsAnswer,
      });
    },
    of: (place) =>
      all
        .filter((happening) => happening.place === place)
        .map(tell)
        .toReversed(),
    isChecking: (number) => {
      const last = all.at(-1);
      return last?.place === number && tell(last).state === 'checking';
    },
  };
}

function describeDelivery(delivery: Delivery): HappeningView['requests'][number] {
  const event = delivery.action === null ? delivery.event : `${delivery.event}.${delivery.action}`;
  const ms = Math.round(delivery.duration * 1000);
  return { what: 'GitHub told Baton', detail: `webhook ${event}`, ms, status: delivery.statusCode ?? 0 };
}
