/** One item with what the labeller wanted and what Baton gave. */
export interface Judged {
  readonly id: string;
  readonly repo: string;
  readonly title: string;
  readonly isDoubtful: boolean;
  readonly isWanted: boolean;
  readonly isGiven: boolean;
  /** Why Baton gave it, in a word or a sentence. */
  readonly note: string;
}

interface Names {
  readonly positive: string;
  readonly negative: string;
}

/** Renders counts, precision, recall, F1 and every wrong verdict: in all, without the doubtful, per repository. */
export function renderScores(items: readonly Judged[], names: Names): string {
  const certain = items.filter((item) => !item.isDoubtful);
  const repositories = Map.groupBy(items, (item) => item.repo);
  const rows = [
    scoreRow('all', items),
    ...(certain.length === items.length ? [] : [scoreRow('without doubtful items', certain)]),
    ...[...repositories]
      .toSorted(([left], [right]) => left.localeCompare(right))
      .map(([repo, group]) => scoreRow(repo, group)),
  ];
  return [
    `${items.length} items: ${items.filter((item) => item.isWanted).length} ${names.positive}, ${items.filter((item) => !item.isWanted).length} ${names.negative}`,
    '',
    ...alignRows([
      ['', 'items', 'precision', 'recall', 'F1', 'wrongly refused', 'wrongly let through'],
      ...rows,
    ]),
    '',
    ...listWrong(`Wrongly refused (${names.positive}, judged ${names.negative})`, items, true),
    '',
    ...listWrong(`Wrongly let through (${names.negative}, judged ${names.positive})`, items, false),
  ].join('\n');
}

function scoreRow(name: string, items: readonly Judged[]): string[] {
  const wanted = items.filter((item) => item.isWanted);
  const unwanted = items.filter((item) => !item.isWanted);
  const refused = wanted.filter((item) => !item.isGiven).length;
  const letThrough = unwanted.filter((item) => item.isGiven).length;
  const hits = wanted.length - refused;
  return [
    name,
    String(items.length),
    ratio(hits, hits + letThrough),
    ratio(hits, wanted.length),
    ratio(2 * hits, 2 * hits + refused + letThrough),
    share(refused, wanted.length),
    share(letThrough, unwanted.length),
  ];
}

/** A dash where there is nothing to divide by: 0 would read as a score. */
function ratio(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${part}/${whole} (${((100 * part) / whole).toFixed(1)} %)`;
}

function alignRows(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

function listWrong(heading: string, items: readonly Judged[], isWanted: boolean): string[] {
  const wrong = items.filter((item) => item.isWanted === isWanted && item.isGiven !== isWanted);
  const lines = wrong.map(
    (item) =>
      `  ${item.id} ${item.repo}${item.isDoubtful ? ' (doubtful)' : ''}: ${item.title} | ${item.note}`,
  );
  return [`${heading}: ${wrong.length}`, ...lines];
}
