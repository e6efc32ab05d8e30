import { StandInError } from '../../stand-in-error.ts';
import type { Session } from '../session.ts';

/** What came of a form: a sentence where it was refused, and the page to go on with. */
export interface Performed {
  readonly problem: string | null;
  readonly next: string;
}

type Fields = ReadonlyMap<string, string>;

/** Does what the form at an address asks. */
export async function performForm(session: Session, path: string, fields: Fields): Promise<Performed> {
  if (path.startsWith('/reports/')) return performOnReports(session, path, fields);
  const [, place = '', kind, number, action = ''] =
    /^(\/main|\/(pull|issues)\/(\d{1,9}))\/(edit|comments|press|file|tick)$/.exec(path) ?? [];
  const file = new URLSearchParams({ path: fields.get('path') ?? '' }).toString();
  const next = action === 'file' ? `${place}/file?${file}` : place;
  try {
    const isKnown =
      kind === 'issues'
        ? await performOnIssue(session, Number(number), action, fields)
        : await performOnBranch(session, number === undefined ? null : Number(number), action, fields);
    return isKnown ? { problem: null, next } : { problem: 'There is no such form.', next: '/' };
  } catch (error) {
    if (error instanceof StandInError) return { problem: `${error.message}.`, next };
    throw error;
  }
}

async function performOnReports({ reports }: Session, path: string, fields: Fields): Promise<Performed> {
  const next = '/#report';
  try {
    if (path === '/reports/renew') reports.renew();
    else if (path === '/reports/travel') await reports.travel(Number(fields.get('weeks') ?? 1));
    else return { problem: 'There is no such form.', next: '/' };
    return { problem: null, next };
  } catch (error) {
    if (error instanceof StandInError) return { problem: `${error.message}.`, next };
    throw error;
  }
}

/** On a pull request, or (null) on the default branch; false where there is no such form. */
async function performOnBranch(
  session: Session,
  number: number | null,
  action: string,
  fields: Fields,
): Promise<boolean> {
  const field = (name: string) => fields.get(name) ?? '';
  if (action === 'file') await session.save(number, field('path'), field('text'));
  else if (number === null) return false;
  else if (action === 'edit') await session.edit(number, { title: field('title'), body: field('body') });
  else if (action === 'comments') session.comment(number, field('as'), field('body'));
  else if (action === 'press') session.press(number, field('button'));
  else return false;
  return true;
}

async function performOnIssue(
  { issues }: Session,
  number: number,
  action: string,
  fields: Fields,
): Promise<boolean> {
  const field = (name: string) => fields.get(name) ?? '';
  if (action === 'tick') await issues.tick(number, field('task'));
  else if (action === 'comments') await issues.comment(number, field('as'), field('body'));
  else return false;
  return true;
}
