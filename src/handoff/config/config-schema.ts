import { z } from 'zod';
import {
  authorValue,
  countValue,
  dateValue,
  extendsValue,
  flagValue,
  globValue,
  labelValue,
  listOf,
  memberValue,
  nameValue,
  pathValue,
  section,
  timeValue,
  timeZoneValue,
  wordValue,
} from './config-values.ts';

const LONGEST_AGE_DAYS = 3650;
/** Monorepos of some hundred services exist; the file's own limit of length allows about as many. */
const MOST_SYSTEMS = 500;

const levelValue = wordValue(['error', 'warn', 'off']);
const people = (what: string) => listOf(memberValue, 'logins or teams').describe(what).exactOptional();
const globs = (what: string) => listOf(globValue, 'patterns of paths').describe(what).exactOptional();
const severity = levelValue
  .describe('`error` fails the check, `warn` makes it neutral, `off` leaves the rule out.')
  .exactOptional();

/** A rule is a map, or just its severity. */
function ruleOf<T extends z.ZodRawShape>(what: string, shape: T) {
  return z
    .union([levelValue, section(shape)], { error: '`error`, `warn`, `off`, or a map of keys' })
    .describe(what)
    .exactOptional();
}

const engagement = section({
  started: dateValue.describe('First day of the engagement.').exactOptional(),
  ends: dateValue.describe('Last day of the engagement: the last 30 days are handover mode.').exactOptional(),
  engineers: people('The outsiders: logins or teams.'),
  team: people("The client's people: logins or teams."),
  sponsor: people('Who is asked for decisions; read access is enough.'),
}).describe('Who works here, for whom, and how long.');

const exempt = section({
  authors: listOf(authorValue, 'logins')
    .describe('Authors whose pull requests need no rationale.')
    .exactOptional(),
  labels: listOf(labelValue, 'labels').describe('Labels that exempt a pull request.').exactOptional(),
  paths: globs('A pull request that changes only such files is exempt.'),
}).describe('Pull requests that need no rationale. Bots and reverts with a reason are always exempt.');

const rules = section({
  rationale: ruleOf('The description tells a future maintainer why.', {
    severity,
    linkedIssue: flagValue
      .describe('Whether the body of a linked issue may tell the reason.')
      .exactOptional(),
    exempt: exempt.exactOptional(),
  }),
  decision: ruleOf('An architectural choice carries its decision record.', {
    severity,
    paths: globs('Changes of these files are architectural choices too.'),
  }),
  runbook: ruleOf('Each system has a runbook that is complete and current.', {
    severity,
    touched: levelValue
      .describe('Severity where what the runbook depends on changed, and the runbook did not.')
      .exactOptional(),
    maxAgeDays: countValue('days', 1, LONGEST_AGE_DAYS)
      .describe('Days after which a runbook wants a review, while its system keeps changing.')
      .exactOptional(),
  }),
  context: ruleOf('CONTEXT.md says where things stand.', {
    severity,
    maxAgeDays: countValue('days', 1, LONGEST_AGE_DAYS)
      .describe('CONTEXT.md is current for so many days.')
      .exactOptional(),
    maxMerges: countValue('merges', 1, 1000)
      .describe('CONTEXT.md is current for so many merges, if that is kinder.')
      .exactOptional(),
  }),
  phase: ruleOf('The pull request belongs to a phase of the plan.', { severity }),
}).describe('What every pull request is judged by.');

const system = section({
  name: nameValue('a name of one line').describe('What people call it.'),
  paths: globs('Its files; without it, the whole repository.'),
  runbook: pathValue.describe('Its runbook; without it, RUNBOOK.md.').exactOptional(),
  watch: globs('Further files that the runbook depends on.'),
});

const report = section({
  day: wordValue(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
    .describe('Day of the weekly report.')
    .exactOptional(),
  time: timeValue.describe('Time of day of the weekly report, 24 hours.').exactOptional(),
  timezone: timeZoneValue.describe('IANA time zone of day and time.').exactOptional(),
  category: nameValue('the name of a category of Discussions')
    .describe('Category of Discussions that the report is posted in.')
    .exactOptional(),
  public: flagValue.describe('Whether to report in a public repository.').exactOptional(),
}).describe('The weekly readiness report.');

/** One config file. Every key is optional; what is not told comes from the files and defaults below it. */
export const configSchema = section({
  extends: extendsValue
    .describe("Another repository's file to build on: `owner/repo` or `owner/repo:path`.")
    .exactOptional(),
  mode: wordValue(['enforce', 'observe', 'off'])
    .describe('`observe` makes every check neutral and writes no comment; `off` does nothing.')
    .exactOptional(),
  engagement: engagement.exactOptional(),
  rules: rules.exactOptional(),
  systems: listOf(system, 'systems', MOST_SYSTEMS)
    .min(1, { error: 'at least one system, or no such key' })
    .describe('What runs. Without it: one system, the whole repository, RUNBOOK.md.')
    .exactOptional(),
  plan: z
    .union([z.literal('off'), pathValue], { error: '`off`, or a path inside the repository' })
    .describe('Path of the discovery plan, or `off`.')
    .exactOptional(),
  metrics: pathValue.describe('JSON Lines file with reported metrics.').exactOptional(),
  waivers: section({
    by: wordValue(['write', 'team'])
      .describe('Who may waive a rule: everybody with write permission, or of those only `engagement.team`.')
      .exactOptional(),
  })
    .describe('Who may waive a rule.')
    .exactOptional(),
  report: report.exactOptional(),
  drills: section({
    everyDays: countValue('days', 1, LONGEST_AGE_DAYS)
      .describe('Days between two handoff drills.')
      .exactOptional(),
  })
    .describe('Handoff drills: somebody in-house rolls back by the runbook alone.')
    .exactOptional(),
  onError: wordValue(['neutral', 'failure'])
    .describe('Conclusion where Baton could not read what it needs.')
    .exactOptional(),
});

/** What one config file says, valid and as written; keys that are not told are absent. */
export type PartialConfig = z.output<typeof configSchema>;
