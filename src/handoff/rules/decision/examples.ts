import type { RuleExample } from '../rule.ts';

/** Records that are complete. The rule's page shows them, and its tests run them. */
export const passing: readonly RuleExample[] = [
  {
    title: 'the four parts, as Michael Nygard names them',
    text: `# 3. Use Redis as a cache

## Status

Accepted

## Context

The price list takes four seconds to compute, and every page asks for it.

## Decision

We keep it in Redis for ten minutes. A table of the database was rejected: it would be asked as often.

## Consequences

Prices may be ten minutes old. There is one more service to run.
`,
  },
  {
    title: 'MADR, with its status in the front matter',
    text: `---
status: accepted
---
# Send mail through a queue

## Context and Problem Statement

Orders wait for the mail server, which restarts every night.

## Considered Options

* A queue
* Retrying at once

## Decision Outcome

Chosen option: "A queue", because an order must not wait for a mail.

### Consequences

* Good, because orders are quick again.
* Bad, because somebody has to watch the queue.
`,
  },
  {
    title: 'auf Deutsch, als Tabelle und Absätze',
    text: `# Wechsel des Zahlungsanbieters

| Feld | Inhalt |
| --- | --- |
| Status | angenommen |

## Ausgangslage

Der bisherige Anbieter stellt die Schnittstelle im Herbst ein.

## Entscheidung

Wir nehmen den zweiten Anbieter, weil er Rückbuchungen meldet.

## Folgen

Die Gebühren steigen um ein Zehntel.
`,
  },
  {
    title: 'one sentence that holds it all, and a status',
    text: `# Search

Status: proposed

In the context of the help pages, facing slow searches, we decided for a search engine beside the database and against more indexes, to achieve
answers within a second, accepting one more service.
`,
  },
];

/** Records that lack a part. */
export const failing: readonly RuleExample[] = [
  { title: 'only what was decided', text: '# Use Redis\n\n## Decision\n\nWe use Redis.\n' },
  {
    title: 'headings of a template with nothing under them',
    text: '# Use Redis\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n\nWe use Redis.\n\n## Consequences\n\nTBD\n',
  },
  {
    title: 'no word of what follows from it',
    text: '# Use Redis\n\nStatus: accepted\n\n## Context\n\nThe price list is slow.\n\n## Decision\n\nWe keep it in Redis.\n',
  },
  {
    title: 'a status that nobody chose',
    text: '# Use Redis\n\n## Status\n\n{proposed | accepted | superseded by ADR-0012}\n\n## Context\n\nThe price list is slow.\n\n## Decision\n\nWe keep it in Redis.\n\n## Consequences\n\nOne more service.\n',
  },
];
