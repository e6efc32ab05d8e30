import type { RuleExample } from '../rule.ts';

/** Pages that are enough. The rule's page shows them, and its tests run them. */
export const passing: readonly RuleExample[] = [
  {
    title: 'Three short sections',
    text: `# Context

## State

The import of price lists runs in production since 3 March. The export is half done: invoices work, credit notes fail.

## Open questions

- Do we keep rejected price lists for a year or for ten? Fiona asks the auditor.

## Last thinking

Try the batch interface first, because single calls reach the limit of the supplier at about 400 articles.
`,
  },
  {
    title: 'No headings, no open questions',
    text: `The search works and is live; its ranking is under way on the branch \`ranking\`.

No open questions at the moment.

Next I would measure with the queries of last week before anybody touches the weights again.
`,
  },
  {
    title: 'A table and tasks',
    text: `# Status

| Part | State |
| --- | --- |
| Login | ✅ live |
| Invoices | in progress |

Undecided: whether guests may order. Needs a decision by the shop's owner.

## To do

- [ ] Move the invoices to the new template
- [ ] Delete the old queue once it is empty
`,
  },
  {
    title: 'Auf Deutsch',
    text: `## Stand

Der Import läuft, der Export ist halb fertig.

## Offene Fragen

Derzeit keine.

## Zuletzt gedacht

Erst den Export umstellen, danach die Suche: so bleibt die alte Schnittstelle am kürzesten.
`,
  },
];

/** Pages that are not enough. */
export const failing: readonly RuleExample[] = [
  {
    title: 'Headings with nothing under them',
    text: '# Context\n\n## State\n\n## Open questions\n\n## Last thinking\n',
  },
  {
    title: 'Placeholders',
    text: '## State\n\nTODO: what works\n\n## Open questions\n\nTBD\n\n## Next steps\n\n[your next steps]\n',
  },
  {
    title: 'What the project is, not where it stands',
    text: `# Context

The shop sells bicycles to dealers. It consists of a web front end and a service for prices.

## Installation

Run \`npm install\`, then \`npm start\`.
`,
  },
  {
    title: 'Tasks and risks, but no question that is open',
    text: `## State

The import runs in production.

## Risks

- The supplier may change its format.

## Next steps

- [ ] Renew the certificate
- [ ] Move the archive
`,
  },
];
