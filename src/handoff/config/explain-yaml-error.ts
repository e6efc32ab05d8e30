import type { ErrorCode } from 'yaml';

/** What the YAML library expected, in our words: its own messages quote the file, which may hold secrets. */
const EXPECTED: Record<ErrorCode, string> = {
  ALIAS_PROPS: 'an alias without a tag or an anchor',
  BAD_ALIAS: 'a name behind `*` or `&`',
  BAD_DIRECTIVE: 'a directive such as `%YAML 1.2`, or none',
  BAD_DQ_ESCAPE: 'an escape that YAML knows, or single quotes around the text',
  BAD_INDENT: 'the same indentation as its neighbours, and every bracket closed',
  BAD_PROP_ORDER: 'anchors and tags in front of the value',
  BAD_SCALAR_START:
    'quotes around a text that begins with `@` or a backtick, as in `"@acme/platform"`: quote it',
  BLOCK_AS_IMPLICIT_KEY: 'a nested map on a line of its own',
  BLOCK_IN_FLOW: 'no indented list or map inside brackets',
  DUPLICATE_KEY: 'every key once',
  IMPOSSIBLE: 'a readable structure',
  KEY_OVER_1024_CHARS: 'a shorter key',
  MISSING_CHAR: 'a closing quote, a comma, a colon or a space in front of this',
  MULTILINE_IMPLICIT_KEY: 'a key on one line, and a colon behind it',
  MULTIPLE_ANCHORS: 'one anchor',
  MULTIPLE_DOCS: 'one document: nothing after a second `---`',
  MULTIPLE_TAGS: 'one tag',
  NON_STRING_KEY: 'a text as key',
  RESOURCE_EXHAUSTION: 'fewer levels',
  TAB_AS_INDENT: 'spaces: YAML does not allow tabs as indentation',
  TAG_RESOLVE_FAILED: 'no tag',
  UNEXPECTED_TOKEN: 'a key and a value, or a list entry: this does not continue what stands before it',
  BAD_COLLECTION_TYPE: 'a tag that fits its value, or none',
};

/** A problem's kind and what was expected, for an error code of the YAML library. */
export function explainYamlError(code: ErrorCode): {
  readonly kind: 'syntax' | 'several-documents' | 'too-complex';
  readonly expected: string;
} {
  const expected = EXPECTED[code];
  if (code === 'MULTIPLE_DOCS') return { kind: 'several-documents', expected };
  if (code === 'RESOURCE_EXHAUSTION') return { kind: 'too-complex', expected };
  return { kind: 'syntax', expected };
}
