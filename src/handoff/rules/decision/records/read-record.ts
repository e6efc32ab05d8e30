import { cutFrontMatter } from '../../../documents/front-matter.ts';
import { linesOf } from '../lines.ts';
import { baseName } from '../path-words.ts';

/** What the list of past records needs of one; read line by line, since there may be hundreds. */
export interface RecordSummary {
  readonly title: string;
  /** False once it was superseded, rejected or withdrawn. */
  readonly isInForce: boolean;
}

const ENDED =
  /^(?:superse|deprecat|reject|withdrawn|obsolete|abandon|ersetzt|abgelehnt|verworfen|remplac|rejet|reemplaz|rechaz|substitu|rejeit|已废弃|已取代|已弃用|已拒绝)/i;
/** What a part of was replaced holds on. */
const PARTLY = /\b(?:partial|partly|in part|parcial|partiel|teilweise)/i;
const LEADING_MARKS = /^[^\p{L}\p{N}]{1,20}/u;
const STATUS = /^(?:status|statut|estado|stato|状态)\b/i;
const NUMBERED = /^(?:adr)?[-_ .]{0,2}\d{1,8}[-_ .:]{0,3}/i;

/** Every expression of this file, for the test of blow-up. */
export const READ_RECORD_PATTERNS = [ENDED, PARTLY, LEADING_MARKS, STATUS, NUMBERED] as const;

/** The title and standing of a record. */
export function summariseRecord(path: string, text: string): RecordSummary {
  const { body, frontMatter } = cutFrontMatter(text);
  const title = linesOf(body)
    .find((line) => line.startsWith('# '))
    ?.slice(2)
    .trim();
  const lines = [...linesOf(frontMatter ?? ''), ...linesOf(body)];
  return { title: title ?? titleFromName(path), isInForce: !hasEnded(lines) };
}

/** Labels stand above everything else. */
const HEAD_LINES = 30;

/** The status stands on the line that names it, or on the first one below with words. */
function hasEnded(lines: readonly string[]): boolean {
  const at = lines.slice(0, HEAD_LINES).findIndex((line) => STATUS.test(bare(line)));
  if (at === -1) return false;
  const own = bare(bare(lines[at] ?? '').replace(STATUS, ''));
  const next =
    lines
      .slice(at + 1, at + 6)
      .map(bare)
      .find((line) => line !== '') ?? '';
  const status = own === '' ? next : own;
  return ENDED.test(status) && !PARTLY.test(status);
}

function bare(line: string): string {
  return line.replace(LEADING_MARKS, '').trim();
}

function titleFromName(path: string): string {
  const name = baseName(path);
  const stem = name.slice(0, name.lastIndexOf('.')).replace(NUMBERED, '').replaceAll('-', ' ');
  return stem === '' ? name : stem;
}
