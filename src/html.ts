/** HTML that may be sent as it is. Only `html` and `trusted` make it. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | null | false | readonly Value[];

/** Puts values into HTML: text is escaped, also inside quoted attributes; null and false are nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const parts = strings.map(
    (text, index) => text + (index < values.length ? render(values[index] ?? null) : ''),
  );
  return { markup: parts.join('') };
}

/** Takes text for HTML: only for what a sanitiser made, or a constant of ours. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Browsers drop a first line break inside a textarea: this one, not the text's own. */
export function keptNewline(): Markup {
  return trusted('\n');
}

function render(value: Value): string {
  if (value === null || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  if ('markup' in value) return value.markup;
  return value.map(render).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
