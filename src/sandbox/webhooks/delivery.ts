/** One attempt to deliver an event, as the App's delivery log keeps it. */
export interface Delivery {
  /** One per attempt. */
  readonly id: number;
  /** One per event, shared by all attempts. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number;
  readonly repositoryId: number | null;
  /** The exact bytes that are signed and sent. */
  readonly body: string;
  readonly isRedelivery: boolean;
  /** ISO 8601; when it was sent. */
  deliveredAt: string;
  /** Seconds. */
  duration: number;
  /** Null while it is under way. 0 where no HTTP answer came. */
  statusCode: number | null;
  /** GitHub's word for the status code. */
  status: string;
  requestHeaders: Readonly<Record<string, string>>;
  responseBody: string;
}

/** What can go wrong on the way, to the next deliveries that match. */
export interface DeliveryDisturbance {
  /** An event's name with or without its action: `pull_request` or `pull_request.edited`; all without. */
  readonly event?: string;
  /** How many deliveries it concerns; 1 by default. */
  readonly times?: number;
  /**
   * `lose`: never attempted, so not even in the delivery log. `fail`: in the log as a failed connection, nothing was
   * sent. `duplicate`: sent twice with one guid. A number: sent that many milliseconds late.
   */
  readonly effect: 'lose' | 'fail' | 'duplicate' | { readonly delayMs: number };
}
