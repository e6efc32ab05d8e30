import type { PageLinks, RestRequest } from './route.ts';

/** The query's parameters of every list. */
export const PAGING: readonly string[] = ['per_page', 'page'];

/** GitHub's default and greatest page. */
const DEFAULT_SIZE = 30;
const GREATEST_SIZE = 100;

/** Cuts the page that was asked for out of a list, with the links to the others. */
export function cutPage<T>(
  request: RestRequest,
  items: readonly T[],
): { readonly items: readonly T[]; readonly links: PageLinks } {
  const asked = Math.min(positive(request.query.get('per_page'), DEFAULT_SIZE), GREATEST_SIZE);
  const size = Math.min(asked, request.pageLimit);
  const page = positive(request.query.get('page'), 1);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const linkTo = (number: number) => {
    const query = new URLSearchParams(request.query);
    query.set('page', String(number));
    return query;
  };
  const links = {
    ...(page > 1 && { prev: linkTo(page - 1), first: linkTo(1) }),
    ...(page < pages && { next: linkTo(page + 1), last: linkTo(pages) }),
  };
  return { items: items.slice((page - 1) * size, page * size), links };
}

function positive(text: string | null, otherwise: number): number {
  const number = Number(text ?? otherwise);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
