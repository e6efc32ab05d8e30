/** Documents that answer everything, and refer to nothing. */
export const GOOD_RUNBOOK = `# Runbook

## Monitor

The board https://grafana.example.com/d/answers shows the error rate and the queue. \`docker compose logs --tail 100 answers\` shows what
the service says; it is well while \`curl -fsS https://answers.example.com/healthz\` answers 200.

## Alerts

| alert | it means | first |
| --- | --- | --- |
| AnswersSlow | the model's provider answers late | look at the provider's status page, then restart with \`docker compose restart answers\` |
| QueueFull | ingestion is behind | stop the import: \`docker compose stop ingest\` |

## Roll back

1. \`docker compose pull answers:LAST_GOOD && docker compose up -d answers\`
2. See that /healthz answers 200 again.

## Contact

Anna (@anna) on working days; at night the rota in #answers-oncall, phone +49 30 1234567.
`;

export const GOOD_CONTEXT = `# Context

## State

Retrieval works and is live for two teams; the re-ranker is half done on a branch.

## Open questions

- Do we keep the second index once the re-ranker is live? Fiona decides.

## Last thinking

The re-ranker costs 80 ms and wins two points; next I try a smaller model before we decide.
`;

export const GOOD_DOCUMENTS: Readonly<Record<string, string>> = {
  'RUNBOOK.md': GOOD_RUNBOOK,
  'CONTEXT.md': GOOD_CONTEXT,
};
