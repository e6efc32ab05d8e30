/** A plan to begin with (`start`: `YYYY-MM-DD`, or what is to stand there until somebody knows). It holds nothing that could be measured: what only people know says TODO. */
export function planSkeleton(start: string): string {
  return `---
start: ${start}
---
# Plan

## Phase 1 (weeks 1-3): TODO

- TODO: what it brings
- Target: TODO (a metric, a comparison, a value)
- Kill criterion: TODO (the value at which you would stop, and what then)
`;
}
