/** What `/baton help` on the issue of a drill is answered with: Markdown. */
export const drillHelpText = `### Commands on this issue

Each on a line of its own in a comment:

| Command | What it does | Who |
| --- | --- | --- |
| \`/baton drill passed NOTE\` | the runbook alone was enough; closes this issue | the client's team, with write permission |
| \`/baton drill failed NOTE\` | something was missing; the issue stays open until it is mended | the client's team, with write permission |
| \`/baton report\` | renews this week's readiness report | write permission |
| \`/baton help\` | this list | everybody |

The newest report counts. Edited comments do not: write a new one.`;
