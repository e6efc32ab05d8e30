/** The comments in raw HTML, without their marks; one that is not closed goes to the end. */
export function readHtmlComments(html: string): string[] {
  const found: string[] = [];
  for (let at = html.indexOf('<!--'); at !== -1; at = html.indexOf('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    found.push(html.slice(at + 4, end === -1 ? undefined : end).trim());
    if (end === -1) break;
    at = end + 3;
  }
  return found;
}
