import { formatTime, type Inline } from '../../core/message.ts';
import { LineWriter } from './line-writer.ts';
import { isLinkable, linkAddress } from './links.ts';

const STYLE = { date: 'D', datetime: 'f', relative: 'R' } as const;
/** Characters that code shows as they are, with none that it trims at its ends; no bidirectional controls, either. */
const SHOWN_AS_CODE = /^(?![\s\S]*[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`\n\t])\S(?:.*\S)?$/;

/** The spans as lines of Discord's markup. */
export function markupLines(spans: readonly Inline[]): string[] {
  const writer = new LineWriter();
  for (const span of spans) write(span, writer);
  return writer.end();
}

function write(span: Inline, writer: LineWriter): void {
  if (typeof span === 'string') writer.data(span);
  else if (span.type === 'text') writer.data(span.text, span.strong);
  else if (span.type === 'time') writeTime(span.at, span.show, writer);
  else if (span.type === 'link') writeLink(span.text, span.url, writer);
  else if (SHOWN_AS_CODE.test(span.line) && !writer.endsInCode) writer.markup(`\`${span.line}\``);
  else writer.data(span.line);
}

/** A day without an hour is left as it is: as an instant it would be another day in some zones. */
function writeTime(at: string, show: keyof typeof STYLE, writer: LineWriter): void {
  const ms = at.includes('T') ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(ms)) writer.data(formatTime(at, show));
  else writer.markup(`<t:${Math.floor(ms / 1_000)}:${STYLE[show]}>`);
}

/** A label that Discord would not link, or not show as it is, stands beside its link. */
function writeLink(label: string, url: string, writer: LineWriter): void {
  const address = linkAddress(url);
  if (address && isLinkable(label)) {
    writer.markup(`[${label}](${address})`);
  } else {
    writer.data(label);
    if (address) writer.markup(` ([link](${address}))`);
  }
}
