import { createMilestone, editMilestone, findMilestone } from '../changes/milestones.ts';
import { renderMilestone } from '../render/milestone.ts';
import type { Milestone } from '../store/entities.ts';
import { HttpError } from './http-error.ts';
import type { RepositoryRequest, RestReply, Route } from './route.ts';

const WRITES = { issues: 'write', pull_requests: 'write' } as const;

/** Milestones that the App makes and edits. */
export const milestoneRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/milestones',
    for: 'repository',
    needs: WRITES,
    handle: makeMilestone,
  },
  {
    method: 'PATCH',
    path: '/repos/{owner}/{repo}/milestones/{milestone_number}',
    nullable: ['due_on'],
    for: 'repository',
    needs: WRITES,
    handle: changeMilestone,
  },
];

interface MilestoneBody {
  readonly title?: string;
  readonly description?: string;
  /** Null takes it off. */
  readonly due_on?: string | null;
  readonly state?: Milestone['state'];
}

function makeMilestone(request: RepositoryRequest): RestReply {
  const { world, app, repository } = request;
  const wish = readBody(request, null);
  const milestone = createMilestone(world, repository, app.bot, { ...wish, title: wish.title ?? '' });
  return { status: 201, body: renderMilestone(milestone, world) };
}

function changeMilestone(request: RepositoryRequest): RestReply {
  const { world, app, repository, parameters } = request;
  const milestone = repository.milestones.get(Number(parameters['milestone_number']));
  if (!milestone) throw new HttpError(404, 'Not Found');
  editMilestone(world, milestone, app.bot, readBody(request, milestone));
  return { body: renderMilestone(milestone, world) };
}

/** A title is one milestone's alone, also that of a closed one. `own` may keep its title. */
function readBody({ repository, body }: RepositoryRequest, own: Milestone | null) {
  const { due_on, ...wish } = body as MilestoneBody;
  const invalid = (code: string) =>
    new HttpError(422, 'Validation Failed', { errors: [{ resource: 'Milestone', code, field: 'title' }] });
  if (wish.title?.trim() === '') throw invalid('missing_field');
  const holder = wish.title === undefined ? null : findMilestone(repository, wish.title);
  if (holder && holder !== own) throw invalid('already_exists');
  return { ...wish, ...(due_on !== undefined && { dueOn: due_on }) };
}
