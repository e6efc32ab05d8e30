/** A plan to begin with, in the form that Baton reads, starting on the day of `nowMs`. */
export function draftPlan(nowMs: number): string {
  return `---
start: ${new Date(nowMs).toISOString().slice(0, 10)}
---

# Plan

## Phase 1 (weeks 1-3): A first version in front of five people

- The service answers on staging
- Fifty questions with the answers we expect
- Target: accuracy > 80 %
- Kill criteria: if accuracy < 60 % after 3 iterations, buy instead of build

## Phase 2 (weeks 4-6): In production

- Deployed, with a runbook that the team has used once
- Target: cost per query < $0.10
- Kill criteria: if cost per query > $0.30, stop
`;
}
