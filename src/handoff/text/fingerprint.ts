/**
 * A short, stable digest to tell whether a text changed: two 32-bit multiplicative hashes (FNV-1a's prime and
 * MurmurHash3's first constant), as 16 hex digits. Not for secrets: a clash made on purpose hides one rewrite.
 */
export function fingerprint(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
    second ^= second >>> 15;
  }
  return hex(first) + hex(second);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
