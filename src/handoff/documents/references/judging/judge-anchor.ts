import { codeSpan } from '../../../text/neutralise.ts';
import { readOnce } from '../../read-once.ts';
import { anchorsOf, comparableAnchor } from '../slugs.ts';
import { alive, type Judgement, type JudgingContext, unknown } from './judgement.ts';
import { nearestName } from './nearest-name.ts';

const LINES = /^L\d{1,7}/;
const MARKDOWN = /\.(?:md|markdown)$/i;

/** Every expression of this file. */
export const anchorPatterns = [LINES, MARKDOWN] as const;

/** Says what became of anchors, and reads each document once. */
export interface AnchorJudge {
  (fragment: string, path: string): Judgement;
}

/** The most other documents whose headings are read. */
const MOST_DOCUMENTS = 10;

/** The anchors of one document by how they are compared. */
type Anchors = ReadonlyMap<string, string>;

/** Judges the headings that links name, in the document itself and in other Markdown files. */
export function openAnchors(context: JudgingContext): AnchorJudge {
  const known = new Map<string, Anchors | null>();
  const anchorsIn = (path: string): Anchors | null => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const isFull = known.size > MOST_DOCUMENTS && path !== context.documentPath;
    const anchors = isFull ? null : readAnchors(context, path);
    known.set(path, anchors);
    return anchors;
  };
  return (fragment, path) => {
    if (!MARKDOWN.test(path) || LINES.test(fragment)) return alive;
    const anchors = anchorsIn(path);
    if (anchors === null) return unknown;
    const wanted = comparableAnchor(fragment);
    if (anchors.has(wanted)) return alive;
    const where = path === context.documentPath ? 'no heading' : `no heading of ${codeSpan(path)}`;
    const near = nearAnchor(wanted, anchors);
    return { kind: 'dead', what: `${codeSpan(`#${fragment}`)} leads to ${where}`, suggestion: near };
  };
}

/** Null where the document can't be read, or not yet. */
function readAnchors({ view }: JudgingContext, path: string): Anchors | null {
  const file = view.file(path);
  if (file.kind !== 'known') return null;
  try {
    const reading = readOnce(file.value);
    if (reading.kind !== 'read' || reading.file.text.kind !== 'known') return null;
    const anchors = anchorsOf(reading.document.headings, reading.file.text.value);
    return new Map(anchors.toReversed().map((anchor) => [comparableAnchor(anchor), anchor]));
  } catch (error) {
    // Markup nested so deeply that the parser's recursion exhausts the stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The nearest by letters, or the only one that says the same and more. */
function nearAnchor(wanted: string, anchors: Anchors): string | null {
  const near = nearestName(wanted, anchors.keys());
  const longer = [...anchors.keys()].filter((anchor) => isPart(wanted, anchor));
  const found = near ?? (longer.length === 1 ? longer[0] : undefined);
  return found === undefined ? null : `#${anchors.get(found) ?? found}`;
}

const SHORTEST_PART = 4;

function isPart(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= SHORTEST_PART && `-${long}-`.includes(`-${short}-`);
}
