/** What `/baton help` on a pull request is answered with: Markdown. */
export const helpText = `Commands on a pull request, each on a line of its own in a comment:

| Command | What it does | Who |
| --- | --- | --- |
| \`/baton recheck\` | judges the pull request again | write permission, or its author |
| \`/baton waive RULE REASON\` | lets the pull request pass without this rule; the check shows who and why | write permission, not its author |
| \`/baton waive RULE for 14d REASON\` | the same, with an end | write permission, not its author |
| \`/baton waive RULE hotfix REASON\` | lets an emergency pass now; to be filled in later | write permission, its author too |
| \`/baton report\` | renews this week's readiness report; on any issue or pull request | write permission |
| \`/baton help\` | this list | write permission, or the author |

On the issue of a phase, \`/baton metric\`, \`/baton decide\` and \`/baton accept\` are understood too, on that of a handoff drill \`/baton drill\`: \`/baton help\` says more there. Edited comments do not count: write a new one.`;
