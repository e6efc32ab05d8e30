/**
 * A Markdown document as the rules read it: its blocks in order, each with the headings it stands under. Plain data.
 */

/** A place in a document, 1-based; columns count UTF-16 units, the end is exclusive. */
export interface DocumentPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A link or an autolink; `url` as written, with its reference resolved. */
export interface DocumentLink {
  readonly text: string;
  readonly url: string;
  readonly place: DocumentPlace;
}

/** A heading, or a bold line that does a heading's work (`depth` 7, below every real one). */
export interface DocumentHeading {
  readonly text: string;
  readonly depth: number;
  readonly place: DocumentPlace;
}

/** One piece of content. A list item's own text is a block; nested items are blocks of their own. */
export interface DocumentBlock {
  /**
   * `row`: one body row of a table, its cells joined by ` | `; `code`: a fenced or indented block, whole. Front matter and
   * HTML comments are no blocks.
   */
  readonly kind: 'paragraph' | 'item' | 'row' | 'code' | 'quote';
  /** As people read it: code spans keep their back-ticks, images and tags vanish, links give their words. */
  readonly text: string;
  /** Headings it stands under, outermost first; the last is the nearest. */
  readonly headings: readonly DocumentHeading[];
  readonly place: DocumentPlace;
  readonly links: readonly DocumentLink[];
  /** Code spans in it, without back-ticks, in order. */
  readonly codeSpans: readonly { readonly text: string; readonly place: DocumentPlace }[];
  /** For a `row`: its cells, and the header's cells of its table. */
  readonly cells?: readonly string[];
  readonly header?: readonly string[];
  /** For `code`: the info string's first word, lower-case; empty where there is none. */
  readonly language?: string;
  /** For a task list's item: its tick. */
  readonly checked?: boolean;
  /** For an `item`: how deep its list is nested, 0 for the outermost. */
  readonly level?: number;
}

/** A document, read once; `readDocument` makes it. */
export interface Document {
  readonly blocks: readonly DocumentBlock[];
  /** Every heading in order, also those with nothing under them. */
  readonly headings: readonly DocumentHeading[];
  /** YAML front matter, as text without its fences; null where there is none. */
  readonly frontMatter: string | null;
  /** HTML comments, in order, without their marks. */
  readonly comments: readonly { readonly text: string; readonly place: DocumentPlace }[];
}
