import type { RuleExample } from '../rule.ts';

/** Runbooks that answer all four questions. The rule's page shows them, and its tests run them. */
export const passing: readonly RuleExample[] = [
  {
    title: 'Sections',
    text: `# Runbook: invoices

## Is it well?

The board https://grafana.example.com/d/invoices shows sent and failed invoices; \`make logs\` follows the worker.

## When it is not

**Invoices stay in the queue:** the tax service is down more often than we are. Look at its status page first; if it is up, restart
the worker with \`make restart\`.

## Going back

1. Find the last good tag: \`git tag --sort=-creatordate | head -5\`.
2. \`make deploy TAG=v1.41\` brings it back; invoices sent meanwhile stay sent.

## Who helps

Anna (@anna) by day, the rota in #invoices-oncall by night.`,
  },
  {
    title: 'One table',
    text: `| if | then |
| --- | --- |
| you want to know whether it is well | \`curl -fsS https://ask.example.com/healthz\` answers \`ok\` |
| the alert "answers slow" fires | the model's provider is slow: see its status page, then switch with \`kubectl set env deploy/ask MODEL=small\` |
| a release has to be taken back | \`kubectl rollout undo deploy/ask\`, then look at the health check again |
| none of that helps | call the platform team: +49 30 1234567 |`,
  },
  {
    title: 'Deutsch',
    text: `## Überwachung

Das Dashboard https://grafana.example.com/d/suche zeigt Fehlerquote und Antwortzeit.

## Alarme

- **Antwortzeit über 5 s**: meist ist der Index voll. Zuerst \`docker compose restart index\` ausführen, dann die Antwortzeit ansehen.

## Zurückrollen

1. Letztes gutes Image eintragen: \`docker compose pull suche:1.41\`
2. \`docker compose up -d suche\` stellt den alten Stand wieder her.

## Ansprechpartner

Tagsüber @jana, nachts der Bereitschaftskanal #suche-bereitschaft.`,
  },
];

/** Documents in which at least one answer is missing. */
export const failing: readonly RuleExample[] = [
  { title: 'Headings only', text: '# Runbook\n\n## Monitoring\n\n## Alerts\n\n## Rollback\n\n## Contact' },
  {
    title: 'Placeholders',
    text: '# Runbook\n\n## Monitoring\n\nTODO: link the dashboard\n\n## Alerts\n\nTBD\n\n## Rollback\n\n<steps>\n\n## Contact\n\n<name of the on-call engineer>',
  },
  {
    title: 'How to install it',
    text: '# Invoices\n\nSends invoices.\n\n## Install\n\n    npm ci\n    npm start\n\n## Configuration\n\nSet `TAX_URL` to the tax service.',
  },
];
