import { z } from 'zod';
import { isPathGlob, LONGEST_GLOB } from './glob.ts';

/** The most entries that a list may have: each is compared with every path or person of a pull request. */
export const LONGEST_LIST = 100;

const LONGEST_PATH = 400;

/**
 * Every regular expression that reads a value. They are anchored, and no two neighbours that repeat can match
 * the same character, so that none backtracks.
 */
export const valuePatterns = {
  /** GitHub's logins, with the underscore of managed users; `@` in front is a habit and tolerated. */
  login: /^@?[A-Za-z\d][\w-]{0,99}$/,
  /** A login may hold stars; `!` in front takes a bot's exemption away. */
  author: /^!?@?[\w*][\w*-]{0,99}(?:\[bot\])?$/,
  member: /^(?:@?[A-Za-z\d][\w-]{0,99}|@[A-Za-z\d][\w-]{0,99}\/[\w.-]{1,100})$/,
  time: /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  timeZone: /^[A-Za-z][\w+/-]{0,63}$/,
  /** Relative to the root; no segment is empty, `.` or `..`, and a backslash separates nothing. */
  path: /^(?!\.{0,2}(?:\/|$))[^\\/\p{Cc}]+(?:\/(?!\.{0,2}(?:\/|$))[^\\/\p{Cc}]+)*$/u,
  extends:
    /^[A-Za-z\d][\w-]{0,99}\/(?!\.{1,2}(?::|$))[\w.-]{1,100}(?::(?!\.{0,2}(?:\/|$))[^\\/\p{Cc}]+(?:\/(?!\.{0,2}(?:\/|$))[^\\/\p{Cc}]+)*)?$/u,
} as const;

/** A text of one form. The message of every issue is what was expected: `parseConfig` shows it as it is. */
function text(expected: string, pattern: RegExp, maxLength: number): z.ZodString {
  return z
    .string({ error: expected })
    .max(maxLength, { error: expected })
    .regex(pattern, { error: expected });
}

/** A name for people to read: one line, not only spaces. */
export function nameValue(expected: string): z.ZodString {
  return text(expected, /^(?=.*\S)[^\p{Cc}]+$/u, 100);
}

/** A label of GitHub, as long as GitHub allows. */
export const labelValue = text('the name of a label', /^[^\p{Cc}]+$/u, 50);

/** An ISO date of the calendar. */
export const dateValue = z.iso.date({ error: 'a date of the calendar such as `2026-06-01`' });

/** A clock time of 24 hours. */
export const timeValue = text('a time of day such as `"16:00"`', valuePatterns.time, 5);

const timeZoneExpected = 'an IANA time zone such as `Europe/Berlin`';

/** A time zone of the IANA database, as this Node knows it. */
export const timeZoneValue = text(timeZoneExpected, valuePatterns.timeZone, 64).refine(isTimeZone, {
  error: timeZoneExpected,
});

/** A file of the repository. */
export const pathValue = text(
  'a path inside the repository, such as `docs/RUNBOOK.md`, without `..` and without a slash in front',
  valuePatterns.path,
  LONGEST_PATH,
);

const globExpected =
  'a pattern of paths inside the repository, such as `services/**/*.ts`, without `..`, a slash or `!` in front';

/** A pattern of paths, as `compileGlob` reads it. */
export const globValue = z
  .string({ error: globExpected })
  .max(LONGEST_GLOB, { error: globExpected })
  .refine(isPathGlob, { error: globExpected });

/** The author of a pull request, or a pattern of logins. */
export const authorValue = text('a login such as `anna` or `renovate[bot]`', valuePatterns.author, 107);

/** A person or a team. */
export const memberValue = text(
  'a login such as `anna`, or a team such as `"@acme/platform"` (with the `@`, in quotes)',
  valuePatterns.member,
  201,
);

/** Another repository's file. */
export const extendsValue = text(
  '`owner/repo` or `owner/repo:path/to/baton.yml`',
  valuePatterns.extends,
  LONGEST_PATH + 201,
);

/** A whole number within limits. */
export function countValue(what: string, atLeast: number, atMost: number): z.ZodInt {
  const expected = `a whole number of ${what} from ${atLeast} to ${atMost}`;
  return z.int({ error: expected }).min(atLeast, { error: expected }).max(atMost, { error: expected });
}

/** One of a few words. */
export function wordValue<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: `one of ${words.map((word) => `\`${word}\``).join(', ')}` });
}

/** True or false. */
export const flagValue = z.boolean({ error: '`true` or `false`' });

/** A list of values of one kind. */
export function listOf<T extends z.ZodType>(item: T, what: string, atMost = LONGEST_LIST): z.ZodArray<T> {
  return z.array(item, { error: `a list of ${what}` }).max(atMost, { error: `at most ${atMost} ${what}` });
}

/** The separator of the known keys in the message of an unknown key: `parseConfig` looks for the nearest. */
export const KEY_SEPARATOR = ', ';

/** A map that knows its keys. For an unknown key the message lists the known ones. */
export function section<T extends z.ZodRawShape>(shape: T) {
  const known = Object.keys(shape).join(KEY_SEPARATOR);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? known : 'a map of keys'),
  });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
