/** What `/baton help` on the issue of a phase is answered with: Markdown. */
export const phaseHelpText = `### Commands on this issue

Each on a line of its own in a comment:

| Command | What it does | Who |
| --- | --- | --- |
| \`/baton metric NAME VALUE [note]\` | reports a value, such as \`/baton metric "cost per query" $0.21\` | write permission, or the repository's own workflows |
| \`/baton decide agreed REASON\` | a kill criterion is met: do what was agreed | the client's sponsor or team |
| \`/baton decide continue [until YYYY-MM-DD or for 3] REASON\` | go on; asked again when that has passed | the client's sponsor or team |
| \`/baton decide stop REASON\` | end this | the client's sponsor or team |
| \`/baton accept [note]\` | accepts what was changed in the plan | the client's sponsor or team |
| \`/baton recheck\` | reads everything again | write permission |
| \`/baton report\` | renews this week's readiness report | write permission |
| \`/baton help\` | this list | everybody |

A report may be corrected by whoever wrote it. Edited decisions do not count: write a new one.`;
