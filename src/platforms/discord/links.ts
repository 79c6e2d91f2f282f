const MAX_ADDRESS = 2_000;

/** What the client drops from a label: all that prints nothing, and every space but the plain one. */
const UNPRINTED = /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|(?! )\p{Zs}/u;
/** What would be markup in a label, where the client knows no escapes. */
const MARKUP = /[\\`<>[\]@]|~~|\|\||\*.*\*|_.*_|:\S+:/;
/** What the client takes for a disguise: another address or an invitation. */
const ADDRESS = /:\/\/|disc?ord|dis\.gd/i;
const PICTURE = /(?![™©®])\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/** Any other character would have to be encoded, and the client follows no host with that. */
const HOST = /^[a-z0-9._-]+$/;

/** Whether the client makes a link of this label and shows exactly its characters. */
export function isLinkable(label: string): boolean {
  if (label.trim() === '' || UNPRINTED.test(label) || MARKUP.test(label)) return false;
  return !ADDRESS.test(label.normalize('NFKC')) && !PICTURE.test(label);
}

/** An address that may stand in a masked link: nothing in it can end the link. Undefined where Discord follows none. */
export function linkAddress(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || !HOST.test(parsed.hostname)) return undefined;
  // A name before the host could pass for the host.
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  const address = parsed.href.replace(/[()<>[\]{}\\|*`"'^\s]/g, percent);
  return address.length <= MAX_ADDRESS ? address : undefined;
}

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
