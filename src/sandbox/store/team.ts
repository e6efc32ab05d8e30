import type { Account } from './entities.ts';

/** A team of an organisation. */
export interface Team {
  readonly kind: 'Team';
  readonly id: number;
  readonly nodeId: string;
  readonly organization: Account;
  readonly slug: string;
  members: readonly Account[];
}
