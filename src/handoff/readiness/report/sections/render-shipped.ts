import type { PullLink } from '../../merges/merges.ts';
import { bullets, pullLine } from '../markdown.ts';

const MOST = 10;

/** The pull requests merged within the week; empty where none was. */
export function renderShipped(shipped: readonly PullLink[]): string[] {
  if (shipped.length === 0) return [];
  return [['### Shipped this week', '', ...bullets(shipped.map(pullLine), MOST)].join('\n')];
}
