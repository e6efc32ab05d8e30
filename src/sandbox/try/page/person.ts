import { html, type Markup } from '../../../html.ts';
import type { PersonView } from './view.ts';

const HUES = 8;

/** A round with somebody's first letter, always in the same colour. */
export function avatar({ login, isBot }: PersonView): Markup {
  const hue = Buffer.from(login).reduce((sum, byte) => sum + byte, 0) % HUES;
  return html`<span class="avatar hue-${hue}${isBot ? ' bot' : ''}" aria-hidden="true">${login.charAt(0).toUpperCase()}</span>`;
}

/** A name as GitHub writes it. */
export function personName({ login, isBot }: PersonView): Markup {
  return html`<strong>${login}</strong>${isBot && html` <span class="tag">bot</span>`}`;
}
