import { html, type Markup, trusted } from '../../../html.ts';
import type { CheckView } from './view.ts';

/** Drawn for a square of 16; strokes take the text's colour. */
const SHAPES = {
  open: '<circle cx="4" cy="3.5" r="1.75"/><circle cx="4" cy="12.5" r="1.75"/><circle cx="12" cy="12.5" r="1.75"/><path d="M4 5.25v5.5M12 10.75V6a2 2 0 0 0-2-2H7.5M9.25 2 7.25 4l2 2"/>',
  draft:
    '<circle cx="4" cy="3.5" r="1.75"/><circle cx="4" cy="12.5" r="1.75"/><circle cx="12" cy="12.5" r="1.75"/><path d="M4 5.25v5.5M12 3.25v.5M12 7.25v.5"/>',
  issue: '<circle cx="8" cy="8" r="6"/><circle class="fill" cx="8" cy="8" r="1.6"/>',
  closed: '<circle cx="8" cy="8" r="6"/><path d="m5.25 8.25 2 2 3.5-4"/>',
  skipped: '<circle cx="8" cy="8" r="6"/><path d="m4.5 11.5 7-7"/>',
  milestone: '<path d="M8 1.75v12.5M3 4h8.5L14 6l-2.5 2H3z"/>',
  speech: '<path d="M2.5 3.5h11v7.5H8L5 13.5V11H2.5z"/>',
  tick: '<path d="m3 8.5 3.25 3.25L13 4.75"/>',
  cross: '<path d="m4 4 8 8M12 4l-8 8"/>',
  dot: '<circle class="fill" cx="8" cy="8" r="4"/>',
  square: '<rect class="fill" x="4.5" y="4.5" width="7" height="7" rx="1.5"/>',
  pencil: '<path d="m10.5 3 2.5 2.5L6 12.5l-3 .5.5-3z"/>',
  again: '<path d="M13 8a5 5 0 1 1-1.5-3.55M13 2.5v3h-3"/>',
  back: '<path d="M9.5 3.5 5 8l4.5 4.5"/>',
  'thumbs up':
    '<path d="M5 7.25 8 2c1 0 1.6.9 1.4 1.9L9 6.25h3.5a1 1 0 0 1 1 1.2l-1 4.8a1 1 0 0 1-1 .8H5zM2.5 7.25H5v5.8H2.5z"/>',
  confused: '<circle cx="8" cy="8" r="6"/><path d="M5.75 6.25v.5M10.25 6.25v.5M5.5 11c1-1.25 3-1.5 5-1"/>',
  book: '<path d="M8 4.25C6.5 3 4.5 2.75 2.5 3v9.5c2-.25 4 0 5.5 1.25 1.5-1.25 3.5-1.5 5.5-1.25V3c-2-.25-4 0-5.5 1.25zM8 4.25v9.5"/>',
  megaphone: '<path d="M2.5 6.5v3H5l6.5 3.5V3L5 6.5zM5 9.5l1 4h1.75M13.5 6.5v3"/>',
  clock: '<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.75"/>',
  merged:
    '<circle cx="4" cy="3.5" r="1.75"/><circle cx="4" cy="12.5" r="1.75"/><circle cx="12" cy="9" r="1.75"/><path d="M4 5.25v5.5M4 5.25C4.5 8 7 9 10.25 9"/>',
  file: '<path d="M4 2h5l3 3v9H4zM9 2v3h3"/>',
} as const;

/** An icon; decoration for whoever can't see it, so its meaning stands beside it in words. */
export function icon(name: keyof typeof SHAPES, className = ''): Markup {
  return html`<svg class="icon ${className}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${trusted(SHAPES[name])}</svg>`;
}

/** Whether there is an icon of this name. */
export function isIcon(name: string): name is keyof typeof SHAPES {
  return Object.hasOwn(SHAPES, name);
}

/** How a check ended, in the words of the pages. */
export interface CheckState {
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'neutral' | 'pending';
  readonly mark: Markup;
}

/** What a check's state looks like on GitHub. */
export function checkStateOf(check: CheckView | null, isChecking: boolean): CheckState {
  if (isChecking || check === null || check.status !== 'completed') {
    return { word: 'Baton is checking…', tone: 'pending', mark: icon('dot', 'pending') };
  }
  switch (check.conclusion) {
    case 'success':
      return { word: 'Successful', tone: 'good', mark: icon('tick', 'good') };
    case 'failure':
      return { word: 'Failing', tone: 'bad', mark: icon('cross', 'bad') };
    default:
      return { word: 'Neutral', tone: 'neutral', mark: icon('square', 'neutral') };
  }
}
