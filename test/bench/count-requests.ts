/** Requests that one event cost. */
export interface RequestCount {
  readonly scenario: string;
  /** GraphQL queries. */
  readonly queries: number;
  /** REST requests that only read. */
  readonly reads: number;
  /** REST writes and GraphQL mutations. */
  readonly writes: number;
  /** Installation tokens asked for. */
  readonly tokens: number;
}

export async function countRequests(): Promise<readonly RequestCount[]> {
  return [];
}
