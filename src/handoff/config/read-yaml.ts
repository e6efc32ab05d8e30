import { type Alias, type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { ConfigPosition, ConfigProblem } from './config-problem.ts';
import { explainYamlError } from './explain-yaml-error.ts';
import { findYamlExcess, LONGEST_CONFIG } from './yaml-limits.ts';

/** How often a file may repeat itself by `*name`; more is an attempt to make it grow. */
const MOST_ALIASES = 100;

/** A YAML text as plain data, with the places of its parts; `value` is undefined where it can't be used. */
export interface YamlSource {
  readonly value: unknown;
  readonly document: Document | null;
  readonly problems: readonly ConfigProblem[];
  /** From offsets in the text to lines and columns. */
  readonly position: (start: number, end: number) => ConfigPosition;
}

/** Reads one YAML 1.2 document. Never throws: what is wrong is a problem, and the value is undefined then. */
export function readYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const position = (start: number, end: number): ConfigPosition => positionIn(lines, start, end);
  const refuse = (problem: ConfigProblem): YamlSource => ({
    value: undefined,
    document: null,
    problems: [problem],
    position,
  });
  const excess = text.length > LONGEST_CONFIG ? LONGEST_CONFIG : findYamlExcess(text);
  if (excess !== null) {
    lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at !== -1 && at < excess; at = text.indexOf('\n', at + 1))
      lines.addNewLine(at + 1);
    return refuse(tooMuch(text.length > LONGEST_CONFIG, position(excess, excess)));
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
    // Found by `duplicateKeys` instead: the library compares every key with every other.
    uniqueKeys: false,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const [start, end] = error.pos;
    return refuse({ ...explainYamlError(error.code), path: '', ...position(start, end) });
  }
  const alias = findBadAlias(document);
  if (alias !== null) {
    const [start, , end] = alias.range ?? [0, 0, 0];
    return refuse({ kind: 'syntax', path: '', expected: ALIASES_EXPECTED, ...position(start, end) });
  }
  return { ...plainValue(document, position), document, position };
}

const ALIASES_EXPECTED = `every alias to name an anchor above it, and at most ${MOST_ALIASES} repetitions in all`;

function tooMuch(isTooLong: boolean, position: ConfigPosition): ConfigProblem {
  return isTooLong
    ? { kind: 'too-large', path: '', expected: `at most ${LONGEST_CONFIG} characters`, ...position }
    : { kind: 'too-complex', path: '', expected: 'fewer entries, nested less deeply', ...position };
}

function plainValue(
  document: Document,
  position: YamlSource['position'],
): Pick<YamlSource, 'value' | 'problems'> {
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown, problems: [] };
  } catch (error) {
    // The library's answer to aliases of aliases that grow beyond the limit.
    if (!(error instanceof ReferenceError)) throw error;
    return {
      value: undefined,
      problems: [{ kind: 'syntax', path: '', expected: ALIASES_EXPECTED, ...position(0, 0) }],
    };
  }
}

/** The first alias without an anchor before it, or the one that is too many. */
function findBadAlias(document: Document): Alias | null {
  const anchors = new Set<string>();
  let count = 0;
  let bad: Alias | null = null;
  visit(document, {
    Node: (_, node) => {
      if ('anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor);
    },
    Alias: (_, alias) => {
      count++;
      if (anchors.has(alias.source) && count <= MOST_ALIASES) return undefined;
      bad = alias;
      return visit.BREAK;
    },
  });
  return bad;
}

function positionIn(lines: LineCounter, start: number, end: number): ConfigPosition {
  const from = lines.linePos(start);
  const to = lines.linePos(Math.max(start, end));
  return {
    line: Math.max(1, from.line),
    column: Math.max(1, from.col),
    endLine: Math.max(1, to.line),
    endColumn: Math.max(1, to.col),
  };
}
