import type { DocumentHeading } from '../document.ts';

/** What GitHub takes out of a heading: all but letters, marks, numbers, connectors such as `_`, hyphens and spaces. */
const REMOVED = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;
const EXPLICIT = /\b(?:id|name)=["']?([^"'\s>]{1,200})/gi;
/** `## Heading {#id}`, as site generators have it. */
const ATTRIBUTE = /\{#([^}\s]{1,200})\}/g;
const HYPHENS = /-+/g;
/** What joins and colours the parts of an emoji: GitHub leaves it in, and nobody types it. */
const JOINERS = /\u200D|\uFE0F/g;

/** Every expression of this file. */
export const slugPatterns = [REMOVED, EXPLICIT, ATTRIBUTE, HYPHENS, JOINERS] as const;

/** The anchor that GitHub gives a heading, before duplicates are numbered. */
export function slugOf(heading: string): string {
  return heading.toLowerCase().trim().replace(REMOVED, '').replaceAll(' ', '-');
}

/**
 * Every anchor of a document: of its headings as GitHub makes them (duplicates numbered from 1), and those that the
 * source names itself.
 */
export function anchorsOf(headings: readonly DocumentHeading[], source: string): readonly string[] {
  const anchors: string[] = [];
  const counts = new Map<string, number>();
  for (const { text, depth } of headings) {
    if (depth > DEEPEST_HEADING) continue;
    const slug = slugOf(text);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    anchors.push(count === 0 ? slug : `${slug}-${count}`);
  }
  for (const pattern of [EXPLICIT, ATTRIBUTE]) {
    for (const [, id] of source.matchAll(pattern)) if (id !== undefined) anchors.push(id);
  }
  return anchors;
}

/** Bold lines that do a heading's work have no anchor. */
const DEEPEST_HEADING = 6;

/**
 * An anchor as it is compared: generators differ in upper case and in how many hyphens stand for what was removed, and
 * a reader who lands in the right place does not care.
 */
export function comparableAnchor(anchor: string): string {
  const plain = anchor.replace(JOINERS, '');
  const bare = plain.startsWith('user-content-') ? plain.slice('user-content-'.length) : plain;
  const hyphened = slugOf(bare).replace(HYPHENS, '-');
  const start = hyphened.startsWith('-') ? 1 : 0;
  return hyphened.endsWith('-') ? hyphened.slice(start, -1) : hyphened.slice(start);
}
