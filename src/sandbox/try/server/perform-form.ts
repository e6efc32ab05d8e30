import { StandInError } from '../../stand-in-error.ts';
import type { Session } from '../session.ts';

/** What came of a form: a sentence where it was refused, and the page to go on with. */
export interface Performed {
  readonly problem: string | null;
  readonly next: string;
}

/** Does what the form at an address asks. */
export async function performForm(
  session: Session,
  path: string,
  fields: ReadonlyMap<string, string>,
): Promise<Performed> {
  const [, place = '', number, action] =
    /^(\/main|\/pull\/(\d{1,9}))\/(edit|comments|press|file)$/.exec(path) ?? [];
  const field = (name: string) => fields.get(name) ?? '';
  const file = new URLSearchParams({ path: field('path') }).toString();
  const next = action === 'file' ? `${place}/file?${file}` : place;
  try {
    if (action === 'file')
      await session.save(number === undefined ? null : Number(number), field('path'), field('text'));
    else if (number === undefined) return { problem: 'There is no such form.', next: '/' };
    else if (action === 'edit')
      await session.edit(Number(number), { title: field('title'), body: field('body') });
    else if (action === 'comments') session.comment(Number(number), field('as'), field('body'));
    else session.press(Number(number), field('button'));
    return { problem: null, next };
  } catch (error) {
    if (error instanceof StandInError) return { problem: `${error.message}.`, next };
    throw error;
  }
}
