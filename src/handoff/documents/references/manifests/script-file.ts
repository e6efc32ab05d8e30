/** What a file that names scripts says. */
export interface ScriptFile {
  readonly names: readonly string[];
  /** More may be named elsewhere, or by patterns and variables: a name that is missing here proves nothing. */
  readonly isOpen: boolean;
}

/** The largest file that is read, in UTF-16 units. */
export const LONGEST_SCRIPT_FILE = 262_144;
