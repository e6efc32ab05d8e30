import { createMetrics } from '../metrics.ts';

/** The whole of `docs/metrics.md`, made from the metrics' own help texts. */
export function renderMetricsPage(): string {
  return `${[
    '# Metrics, health and logs',
    '<!-- Made by `npm run docs` from the metrics in src/web/metrics. Change those, not this page. -->',
    '`GET /metrics` speaks to Prometheus. What to do when one of them looks wrong stands in [RUNBOOK.md](../RUNBOOK.md); [deploy/grafana-dashboard.json](../deploy/grafana-dashboard.json) shows them, [deploy/prometheus-alerts.yml](../deploy/prometheus-alerts.yml) watches them. Node adds its own (`process_*`, `nodejs_*`).',
    renderTable(),
    'Counters begin at 0 with each process; the jobs and gates in the database are those of all processes, so take one of them (`max`), not the sum. While the database does not answer, they are left out and `baton_ready` is 0.',
    '## Who may see them',
    PRIVACY,
    '## Health',
    HEALTH,
    '## Logs',
    LOGS,
  ].join('\n\n')}\n`;
}

interface Described {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}

function renderTable(): string {
  const rows = describeMetrics().map(
    ({ name, type, labelNames, help }) =>
      `| \`${name}\` | ${type} | ${labelNames.map((label) => `\`${label}\``).join(', ')} | ${help} |`,
  );
  return ['| metric | type | labels | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Baton's own, by name. The source is asked only for what is there from the start. */
function describeMetrics(): Described[] {
  const nothing = async (): Promise<never> => {
    throw new Error('Nothing is counted for a page');
  };
  const { registry } = createMetrics({
    version: '',
    queue: { stats: nothing, countClosedGates: nothing },
    isReady: nothing,
    cacheSizes: () => ({}),
    awake: new Map(),
    now: () => 0,
  });
  const metrics = registry.getMetricsAsArray() as unknown as (Omit<Described, 'type'> & { type: string })[];
  return metrics
    .filter(({ name }) => name.startsWith('baton_'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const PRIVACY = `No label names a client, a repository or a person. Still, whoever reaches Baton's port can read \`/metrics\`: how busy it is, and how healthy. Let the proxy pass on only what the outside needs, and let Prometheus ask the port directly:

\`\`\`nginx
location = /api/github/webhooks { proxy_pass http://127.0.0.1:3000; client_max_body_size 25m; }
location /badge/ { proxy_pass http://127.0.0.1:3000; }
location / { return 404; }
\`\`\``;

const HEALTH = `- \`GET /healthz\` answers 200 while the event loop turns, and 503 once the embedded database's thread has died, which only a restart mends. A PostgreSQL that is away is no reason to restart Baton: it waits.
- \`GET /readyz\` answers 200 while the queue can be written and read, tried anew each time, and 503 otherwise, and from \`SIGTERM\` on. On PostgreSQL the port stays open for at least three more seconds then, so that a load balancer that asks every second or two has gone elsewhere before it closes. What still arrives becomes durable.`;

const LOGS = `One JSON object a line, on standard output: numeric ids, kinds of errors and durations, never texts of users, logins, names of repositories, bodies or secrets.

| message | level | fields |
| --- | --- | --- |
| \`A delivery was accepted\` | info | \`delivery\` (the GUID that GitHub's list of recent deliveries shows), \`event\`, \`installationId\`, \`durationMs\` |
| \`A delivery was refused\` | warn | the same, \`outcome\`, \`error\`; the ids are null where the request was not GitHub's |
| \`A job begins\` | debug | \`delivery\`, \`job\`, \`key\` (\`REPOSITORY_ID#NUMBER\` for a pull request), \`installationId\`, \`attempt\` |
| \`A job has ended\` | info | the same, \`outcome\` (\`done\`, \`retry\`, \`gone\`, \`failed\`), \`waitedMs\`, \`durationMs\` |
| \`A job failed\`, \`GitHub asks to wait\`, \`The App lacks a permission\` | warn | the same ids, and why |
| \`job given up\` | error | \`queue\`, \`key\`, \`attempt\`, \`error\`: a dead letter |

To follow one webhook, look for its GUID: jobs carry it, and hand it on to the jobs that they ask for. Deliveries for one pull request
that arrive while it waits become one run, which names the newest.`;
