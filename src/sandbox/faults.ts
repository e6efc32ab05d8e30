import { type LoggedRequest, matches, type RequestMatch } from './request-log.ts';

/** What goes wrong with a request. `after` lets the effect happen first, so that only the answer is lost. */
export type Fault =
  | { readonly kind: 'error'; readonly status: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** Never answered; the connection stays open. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** GitHub's secondary limit. */
  | { readonly kind: 'secondary-limit'; readonly status: 403 | 429; readonly retryAfterSeconds?: number }
  /** GitHub's primary limit: 403 with nothing remaining; a GraphQL request gets 200 and RATE_LIMITED. */
  | { readonly kind: 'primary-limit'; readonly resetInSeconds: number }
  /** Every page holds at most `size` items and says that there are more. */
  | { readonly kind: 'short-pages'; readonly size: number }
  /** The answer's body ends in the middle. */
  | { readonly kind: 'cut-body' };

/** A fault and the requests it hits. */
export interface FaultRule {
  readonly match?: RequestMatch;
  /** How many matching requests pass unharmed first; 0 by default. */
  readonly skip?: number;
  /** How many are hit then; 1 by default. */
  readonly times?: number;
  readonly fault: Fault;
}

/** What is wrong with this GitHub at present. */
export interface Faults {
  /** Added to every answer. */
  latencyMs: number;
  /** Those that hit a request, oldest first. */
  readonly met: readonly Fault[];
  add(rule: FaultRule): void;
  clear(): void;
}

/** The faults as the server meets them. */
export interface OwnedFaults extends Faults {
  /** The fault that hits this request, if any; counts it. */
  take(request: LoggedRequest): Fault | null;
}

/** Starts without any. */
export function createFaults(): OwnedFaults {
  let rules: { readonly rule: FaultRule; skip: number; left: number }[] = [];
  const met: Fault[] = [];
  return {
    latencyMs: 0,
    met,
    add: (rule) => rules.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? 1 }),
    clear: () => {
      rules = [];
    },
    take: (request) => {
      for (const entry of rules) {
        if (entry.left <= 0 || !matches(request, entry.rule.match ?? {})) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        met.push(entry.rule.fault);
        return entry.rule.fault;
      }
      return null;
    },
  };
}
