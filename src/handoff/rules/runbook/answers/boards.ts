import { opensWith } from './steps.ts';

/** Where a service says how it is. */
export const HEALTH_ADDRESS = /\/(?:api\/)?(?:health|healthz|ready|readyz|livez|metrics|status)\b/i;

/** Words for what is measured say little; sent to look at it, or told what is well, somebody learns how it is. */
export function looksAtState(text: string, words: number): number {
  if (words === 0) return 0;
  const parts = text.split(/[.;:→⇒|，。；：]/);
  const sent = parts.filter((part) => opensWith('look', part.trim())).length;
  return Math.min(0.4, words * 0.15) + Math.min(1, sent * 0.5) + (HEALTH_ADDRESS.test(text) ? 0.4 : 0);
}

const BOARDS = [
  'grafana',
  'datadog',
  'kibana',
  'dashboard',
  'sentry.io',
  'cloudwatch',
  'newrelic',
  'honeycomb',
  'langfuse',
  'statuspage',
  'uptime',
  'console.cloud.google.com',
  'portal.azure.com',
  'console.aws',
  'prometheus',
  'railway.app',
  'vercel.com',
  'fly.io/apps',
  'dashboard.render',
  'axiom.co',
  'betterstack',
];

/** A link within the repository shows code or text, whatever its name. */
export function isBoard(url: string, text: string): boolean {
  const lower = `${url} ${text}`.toLowerCase();
  return url.includes('://') && BOARDS.some((board) => lower.includes(board));
}
