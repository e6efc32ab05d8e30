import type { Fault } from '../../../src/sandbox/faults.ts';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import type { Chance } from '../random.ts';

/** What is wrong with GitHub now and then; waits are short, so that a run is. */
const FAULTS: readonly Fault[] = [
  { kind: 'error', status: 502, when: 'before' },
  { kind: 'error', status: 500, when: 'after' },
  { kind: 'error', status: 503, when: 'after' },
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'after' },
  { kind: 'cut-body' },
  { kind: 'short-pages', size: 1 },
  { kind: 'delay', ms: 400 },
  { kind: 'secondary-limit', status: 429, retryAfterSeconds: 1 },
  { kind: 'secondary-limit', status: 403, retryAfterSeconds: 1 },
  { kind: 'primary-limit', resetInSeconds: 1 },
];

/** Has one of the next requests go wrong: any, or one that writes. */
export function addFault(github: StandIn, chance: Chance): void {
  const match = chance.oneIn(2) ? { isWrite: true } : {};
  github.faults.add({ match, skip: chance.below(4), fault: chance.pick(FAULTS) });
}

/** `drop after`, `error 502 before`: for counting. */
export function nameOfFault(fault: Fault): string {
  const { kind } = fault;
  if ('status' in fault) return `${kind} ${fault.status}${'when' in fault ? ` ${fault.when}` : ''}`;
  return 'when' in fault ? `${kind} ${fault.when}` : kind;
}
