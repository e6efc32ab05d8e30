/** What `/baton help` on any issue is answered with: Markdown. */
export const issueHelpText = `Commands, each on a line of its own in a comment:

| Where | Command | What it does |
| --- | --- | --- |
| any issue or pull request | \`/baton report\` | renews this week's readiness report |
| any issue or pull request | \`/baton help\` | what can be done there |
| a pull request | \`/baton recheck\`, \`/baton waive RULE REASON\` | judges it again, or lets it pass without a rule |
| the issue of a phase | \`/baton metric NAME VALUE [note]\` | reports a value |
| the issue of a phase | \`/baton decide agreed REASON\` (or \`continue\`, \`stop\`), \`/baton accept [note]\` | the client's side decides, or accepts a changed plan |
| the issue of a handoff drill | \`/baton drill passed NOTE\` (or \`failed\`) | reports a drill |

Edited comments do not count: write a new one.`;
