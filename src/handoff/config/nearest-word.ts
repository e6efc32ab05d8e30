/** The longest word that is compared: every name that Baton knows is shorter. */
const LONGEST_WORD = 32;

/** The known word that somebody probably meant, upper and lower case alike; null where none is near. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  if (word.length > LONGEST_WORD) return null;
  const wanted = word.toLowerCase();
  let nearest: string | null = null;
  let nearestDistance = Infinity;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    // A third of the letters may be wrong: beyond that the advice would mislead.
    if (distance < nearestDistance && distance * 3 <= Math.max(wanted.length, 3)) {
      nearest = candidate;
      nearestDistance = distance;
    }
  }
  return nearest;
}

/** Letters added, dropped, changed or swapped with their neighbour (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const changed = at(last, column - 1) + (isSame ? 0 : 1);
      const best = Math.min(changed, at(last, column) + 1, at(current, column - 1) + 1);
      current.push(isSwap ? Math.min(best, at(beforeLast, column - 2) + 1) : best);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
