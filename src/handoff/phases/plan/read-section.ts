import { bareLabel, type LabelKind, matchLabel } from './labels.ts';
import { plainText } from './plain-text.ts';
import { cleanItem, opensList } from './read-item.ts';
import type { PlanLine } from './read-lines.ts';

/** An item of a phase, or a line of it that says something by itself. */
export interface SectionItem {
  readonly line: number;
  readonly text: string;
  /** From the label above: `### Targets`, `Kill criteria:`. */
  readonly kind: LabelKind | null;
  /** The item above it that ends in a colon, without the colon; empty for none. */
  readonly group: string;
  readonly isProse: boolean;
  /** It ends in a colon, and names the items below it. */
  readonly isGroup: boolean;
}

interface Draft {
  readonly line: number;
  readonly indent: number;
  readonly isProse: boolean;
  readonly kind: LabelKind | null;
  readonly group: string;
  readonly texts: string[];
}

interface Level {
  readonly indent: number;
  readonly draft: Draft;
}

/** A paragraph of a thousand lines is none. */
const MOST_LINES = 60;
/** A group is named in a few words. */
const LONGEST_GROUP = 80;

/** The items of a section, in their order. `isBlock`: plain text, in which each line is one. */
export function readSection(lines: readonly PlanLine[], isBlock: boolean): SectionItem[] {
  const reader = new SectionReader(isBlock);
  for (const line of lines) reader.take(line);
  return reader.items();
}

class SectionReader {
  readonly #isBlock: boolean;
  readonly #drafts: Draft[] = [];
  #levels: Level[] = [];
  readonly #groups = new Set<Draft>();
  #kind: LabelKind | null = null;
  /** What the next line may go on with. */
  #open: Draft | null = null;

  constructor(isBlock: boolean) {
    this.#isBlock = isBlock;
  }

  take(line: PlanLine): void {
    switch (line.kind) {
      case 'blank':
      case 'row':
        this.#open = null;
        return;
      case 'heading':
      case 'label':
        this.#levels = [];
        this.#open = null;
        this.#kind = bareLabel(plainText(line.text));
        return;
      case 'item':
        return this.#takeItem(line);
      case 'text':
        return this.#takeText(line);
    }
  }

  #takeItem(line: PlanLine): void {
    this.#levels = this.#levels.filter(({ indent }) => indent < line.indent);
    const parent = this.#levels.at(-1)?.draft;
    const draft: Draft = {
      line: line.line,
      indent: line.indent,
      isProse: false,
      texts: [line.text],
      ...this.#under(parent),
    };
    this.#levels.push({ indent: line.indent, draft });
    this.#drafts.push(draft);
    this.#open = draft;
  }

  #under(parent: Draft | undefined): Pick<Draft, 'kind' | 'group'> {
    if (parent === undefined) return { kind: this.#kind, group: '' };
    const text = textOf(parent);
    const opened = opensList(text);
    if (opened !== null) return { kind: opened, group: '' };
    const isGroup = parent.kind === null && /[:：]$/.test(text) && text.length <= LONGEST_GROUP;
    if (isGroup) this.#groups.add(parent);
    return { kind: parent.kind, group: isGroup ? text.slice(0, -1).trim() : parent.group };
  }

  #takeText(line: PlanLine): void {
    const plain = plainText(line.text);
    const label = matchLabel(plain);
    const isDeeper = this.#open !== null && line.indent > this.#open.indent;
    const mayGoOn = this.#isBlock ? isDeeper : this.#open !== null;
    if (label === null && mayGoOn && this.#open !== null && !/[:：]$/.test(plain)) {
      if (this.#open.texts.length < MOST_LINES) this.#open.texts.push(line.text);
      return;
    }
    const opened = opensList(line.text);
    if (opened !== null || (/[:：]$/.test(plain) && !isDeeper)) {
      this.#levels = [];
      this.#open = null;
      this.#kind = opened;
      return;
    }
    // Without a label, prose below a list is still prose.
    const kind = this.#kind;
    const draft: Draft = {
      line: line.line,
      indent: line.indent,
      isProse: true,
      texts: [line.text],
      kind,
      group: '',
    };
    this.#drafts.push(draft);
    this.#open = draft;
  }

  items(): SectionItem[] {
    return this.#drafts.flatMap((draft) => {
      const text = cleanItem(textOf(draft));
      const { line, kind, group, isProse } = draft;
      return text === '' ? [] : [{ line, text, kind, group, isProse, isGroup: this.#groups.has(draft) }];
    });
  }
}

function textOf({ texts }: Draft): string {
  return cleanItem(texts.join(' '));
}
