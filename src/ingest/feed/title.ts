const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const MOST = 300;

/** A title as one line of plain text, at most 300 characters. `markup`: it may hold HTML, as most formats allow. */
export function plainTitle(title: string | undefined, markup: boolean): string {
  const text = title?.slice(0, 10 * MOST) ?? '';
  const plain = markup ? decoded(text.replace(/<\/?[a-z!][^<>]*>/gi, (tag) => (isBreak(tag) ? ' ' : ''))) : text;
  const line = plain
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length <= MOST
    ? line
    : `${line
        .slice(0, MOST - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
}

const isBreak = (tag: string): boolean => /^<\/?(?:br|p|div|li|h\d)\b/i.test(tag);

/** Once more: what is HTML inside XML was encoded twice. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
