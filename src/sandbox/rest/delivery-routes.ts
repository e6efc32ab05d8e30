import type { Delivery } from '../webhooks/delivery.ts';
import { HttpError } from './http-error.ts';
import type { RestReply, RestRequest, Route } from './route.ts';

/** What GitHub counts as which; a connection that failed is neither. */
const STATUS_CODES = new Map<string | null, readonly [number, number]>([
  ['failure', [400, 599]],
  ['success', [200, 399]],
]);

/** GitHub keeps deliveries for three days. */
const RETENTION_MS = 3 * 24 * 3_600_000;

/** The App's delivery log, and asking for a delivery again. */
export const deliveryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/app/hook/deliveries',
    query: ['per_page', 'cursor', 'status'],
    for: 'app',
    handle: listDeliveries,
  },
  {
    method: 'GET',
    path: '/app/hook/deliveries/{delivery_id}',
    for: 'app',
    handle: (request) => {
      const delivery = kept(request).find(({ id }) => id === Number(request.parameters['delivery_id']));
      if (!delivery) throw new HttpError(404, 'Not Found');
      const payload: unknown = JSON.parse(delivery.body);
      return {
        body: {
          ...renderDelivery(delivery),
          url: request.outbox.url,
          request: { headers: delivery.requestHeaders, payload },
          response: { headers: {}, payload: delivery.responseBody },
        },
      };
    },
  },
  {
    method: 'POST',
    path: '/app/hook/deliveries/{delivery_id}/attempts',
    for: 'app',
    handle: (request) => {
      const id = Number(request.parameters['delivery_id']);
      if (!kept(request).some((delivery) => delivery.id === id)) throw new HttpError(404, 'Not Found');
      request.outbox.redeliver(id);
      return { status: 202, body: {} };
    },
  },
];

function listDeliveries(request: RestRequest): RestReply {
  const [from, to] = STATUS_CODES.get(request.query.get('status')) ?? [0, 999];
  const newestFirst = kept(request)
    .filter(({ statusCode }) => statusCode !== null && statusCode >= from && statusCode <= to)
    .toReversed();
  const cursor = request.query.get('cursor');
  const start = cursor === null ? 0 : newestFirst.findIndex(({ id }) => `v1_${id}` === cursor) + 1;
  if (cursor !== null && start === 0) throw new HttpError(422, 'Invalid cursor');
  const size = Math.min(Number(request.query.get('per_page') ?? 30), 100, request.pageLimit);
  const page = newestFirst.slice(start, start + size);
  const next = new URLSearchParams(request.query);
  next.set('cursor', `v1_${page.at(-1)?.id}`);
  const hasMore = start + size < newestFirst.length;
  return { body: page.map(renderDelivery), links: hasMore ? { next } : {} };
}

function kept({ outbox }: RestRequest): Delivery[] {
  const oldest = Date.now() - RETENTION_MS;
  return outbox.deliveries.filter(({ deliveredAt }) => Date.parse(deliveredAt) > oldest);
}

function renderDelivery(delivery: Delivery): Record<string, unknown> {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.isRedelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}
