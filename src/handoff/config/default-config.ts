import type { Config } from './config.ts';

/** Where a config file stands when nothing else is said. */
export const CONFIG_PATH = '.github/baton.yml';

/** What holds where no file says anything (DESIGN 8): a repository without any config is judged by this. */
export const DEFAULT_CONFIG: Config = {
  mode: 'enforce',
  engagement: { started: null, ends: null, engineers: [], team: [], sponsor: [] },
  rules: {
    rationale: { severity: 'error', linkedIssue: true, exempt: { authors: [], labels: [], paths: [] } },
    decision: { severity: 'warn', paths: [] },
    runbook: { severity: 'error', touched: 'warn', maxAgeDays: 90 },
    context: { severity: 'error', maxAgeDays: 14, maxMerges: 10 },
    phase: { severity: 'off' },
  },
  systems: [{ name: 'repository', paths: ['**'], runbook: 'RUNBOOK.md', watch: [] }],
  plan: 'PLAN.md',
  metrics: null,
  waivers: { by: 'write' },
  report: { day: 'friday', time: '16:00', timezone: 'UTC', category: null, public: false },
  drills: { everyDays: 90 },
  onError: 'neutral',
};
