import type { Config } from '../../config/config.ts';
import { whyNoReport } from '../../config/why-no-report.ts';
import type { Effect } from '../../effects/effect.ts';
import { codeSpan } from '../../text/neutralise.ts';
import { isSameText } from '../../text/own-block.ts';
import { parseReport } from '../history/parse-report.ts';
import { REPORT_ISSUE_MARKER } from '../history/report-marker.ts';
import { REPORT_LABEL } from '../label-names.ts';
import type { Readiness } from '../readiness.ts';
import type { DiscussionCategory, OwnReport, ReadinessFacts } from '../readiness-facts.ts';
import { chooseCategory, isNamed } from './choose-category.ts';
import { renderReport } from './render-report.ts';
import type { ReportContext } from './report-context.ts';

/** What has to be written for the report of a week. */
export interface ReportPlan {
  readonly effects: readonly Effect[];
  /** It is there, or is once these effects are made. */
  readonly isPosted: boolean;
}

export interface ReportSource {
  readonly facts: ReadinessFacts;
  readonly readiness: Readiness;
  readonly config: Config;
}

const NOTHING: ReportPlan = { effects: [], isPosted: false };

/** Posts the report of the week where it is not there yet, renews it in place where somebody asked, and never makes a second. */
export function planReport(source: ReportSource): ReportPlan {
  const { facts, readiness, config } = source;
  if (whyNoReport(facts.repository, config) !== null) return NOTHING;
  const own = facts.reports.find((report) => parseReport(report)?.week === readiness.week.id);
  if (own !== undefined) return { effects: facts.isAsked ? planUpdate(own, source) : [], isPosted: true };
  const place = findPlace(facts, config);
  return 'category' in place ? planDiscussion(place, source) : planComment(place.problem, source);
}

/** A category, with what has to be said of it; or why there is none: half a sentence of Markdown by Baton. */
type Place =
  | { readonly category: DiscussionCategory; readonly problem: string | null }
  | { readonly problem: string };

function findPlace(facts: ReadinessFacts, { report }: Config): Place {
  if (!facts.hasDiscussionsEnabled) return { problem: 'Discussions are turned off in this repository' };
  if (facts.health.missingPermissions.includes('discussions: write'))
    return { problem: 'Baton lacks the permission `discussions: write`' };
  if (facts.refused.includes('create-discussion'))
    return { problem: 'GitHub did not let Baton open a Discussion' };
  const category = chooseCategory(facts.categories, report.category);
  if (category === null) return { problem: 'no category of Discussions takes a report' };
  const isOther = report.category !== null && !isNamed(category, report.category);
  return {
    category,
    problem: isOther ? `there is no category ${codeSpan(report.category, 60)}, which the config names` : null,
  };
}

function planDiscussion(
  { category, problem }: Extract<Place, { readonly category: DiscussionCategory }>,
  source: ReportSource,
): ReportPlan {
  const report = render(source, 'discussion', problem);
  const repositoryNodeId = source.facts.repository.nodeId;
  return {
    effects: [{ kind: 'create-discussion', repositoryNodeId, categoryId: category.id, ...report }],
    isPosted: true,
  };
}

/** On the standing issue, which is made first: the next look finds it, and posts. A closed one is left closed. */
function planComment(problem: string, source: ReportSource): ReportPlan {
  const { repository, reportIssue, refused, labels } = source.facts;
  if (reportIssue !== null) {
    if (refused.includes('create-comment')) return NOTHING;
    const { body } = render(source, 'comment', problem);
    return { effects: [{ kind: 'create-comment', number: reportIssue.number, body }], isPosted: true };
  }
  if (!repository.hasIssuesEnabled || refused.includes('create-issue')) return NOTHING;
  const hasLabel = labels.includes(REPORT_LABEL.name);
  return {
    effects: [
      ...(hasLabel ? [] : [{ kind: 'create-label', label: REPORT_LABEL } as const]),
      {
        kind: 'create-issue',
        title: 'Readiness reports',
        body: renderReportIssue(problem),
        labels: [REPORT_LABEL.name],
      },
    ],
    isPosted: false,
  };
}

function renderReportIssue(problem: string): string {
  return [
    REPORT_ISSUE_MARKER,
    'Every week, in a comment: could this be carried on without the engineer, and what is the next best thing to mend?',
    '',
    `The reports stand here and not in Discussions: ${problem}. Once that changes, they move there.`,
    '',
    'Subscribe to this issue to get them by mail. They keep coming while it is closed.',
  ].join('\n');
}

function planUpdate(own: OwnReport, source: ReportSource): Effect[] {
  const { facts, config } = source;
  const place = findPlace(facts, config);
  // Where one that stands elsewhere would go now is no matter.
  const isHere = 'category' in place === (own.place === 'discussion');
  const { title, body } = render(source, own.place, isHere ? place.problem : null);
  if (own.place === 'comment') {
    const isSame = isSameText(own.body, body);
    return isSame ? [] : [{ kind: 'update-comment', id: Number(own.id), body }];
  }
  const isSame = own.title === title && isSameText(own.body, body);
  return isSame ? [] : [{ kind: 'update-discussion', nodeId: own.id, title, body }];
}

function render(
  { facts, readiness, config }: ReportSource,
  place: ReportContext['place'],
  discussionsProblem: string | null,
): ReturnType<typeof renderReport> {
  const { now, repository, operator, health, openPullRequests, reports } = facts;
  const present = readiness.week.id;
  const isFirst = !reports.some((report) => (parseReport(report)?.week ?? present) < present);
  return renderReport(readiness, {
    now,
    repository,
    operator,
    config,
    health,
    openPullRequests,
    isFirst,
    place,
    discussionsProblem,
  });
}
