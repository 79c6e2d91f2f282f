/**
 * A reply as a document. Strings are data and never markup: each platform's renderer must show exactly their characters.
 */
export type Message = {
  /** One sentence that stands for the whole: notifications, screen readers. */
  notice: string;
  blocks: Block[];
  actions: Action[];
  /** The command line that means this answer for good, where the one asked may come to mean another: it is what is shared. */
  line?: string;
  /** The answer is an error for the person who asked; it is shown to nobody else. */
  error?: boolean;
};

export type Block =
  | { type: 'heading'; text: string }
  | { type: 'text'; spans: Inline[] }
  | { type: 'list'; items: Inline[][] }
  /** The article's words, with who said them and where they stand. */
  | { type: 'quote'; text: string; credit: Inline[]; receipt: Inline[] }
  | { type: 'small'; spans: Inline[] };

/** A bare string is the same as a text span. */
export type Inline = string | Span;

export type Span =
  | { type: 'text'; text: string; strong?: boolean }
  | { type: 'link'; text: string; url: string }
  /** An ISO instant, shown in the reader's own zone and language where the platform can. */
  | { type: 'time'; at: string; show: 'date' | 'datetime' | 'relative' }
  /** A command line to type. */
  | { type: 'command'; line: string };

/**
 * A button: a labelled command line. `replace` answers in place of the clicker's own reply (on a public message: beside
 * it), `reply` answers the clicker anew, `share` posts the answer for all, naming who shared it.
 */
export type Action = { label: string; line: string; mode: 'replace' | 'reply' | 'share' };

/** The characters of a span without its markup. */
export function plainText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if (inline.type === 'time') return formatTime(inline.at, inline.show);
  return inline.type === 'command' ? inline.line : inline.text;
}

/** A time for readers whose zone is unknown: UTC, and says so. */
export function formatTime(at: string, show: 'date' | 'datetime' | 'relative'): string {
  const [date = '', time = ''] = at.split('T');
  const [year, month, day] = date.split('-').map(Number);
  const words = `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
  return show === 'datetime' ? `${words}, ${time.slice(0, 5)} UTC` : words;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
