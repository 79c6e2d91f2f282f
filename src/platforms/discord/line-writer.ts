import { isolate } from '../../core/text.ts';
import { escapeLine } from './escape.ts';

/**
 * Builds lines of Discord's markup from data and finished markup. Neighbouring data of a kind is joined before it is
 * escaped: markup could begin in one piece and end in the other.
 */
export class LineWriter {
  readonly #lines: string[] = [];
  #line = '';
  #data = '';
  #strong = false;

  /** Data, plain or strong, of any number of lines. */
  data(text: string, strong = false): void {
    const shown = isolate(text);
    let start = 0;
    for (let end = shown.indexOf('\n'); end !== -1; end = shown.indexOf('\n', start)) {
      this.#add(shown.slice(start, end), strong);
      this.#endLine();
      start = end + 1;
    }
    this.#add(start === 0 ? shown : shown.slice(start), strong);
  }

  /** Finished markup of one line. */
  markup(text: string): void {
    this.#flush(true);
    this.#line += text;
  }

  /** Two pieces of code side by side would become one. */
  get endsInCode(): boolean {
    return this.#data === '' && this.#line.endsWith('`');
  }

  end(): string[] {
    this.#endLine();
    return this.#lines;
  }

  #add(piece: string, strong: boolean): void {
    if (piece === '') return;
    // Strong white space would leave its marks to be seen.
    const isStrong = strong && piece.trim() !== '';
    if (isStrong !== this.#strong) this.#flush(true);
    this.#strong = isStrong;
    this.#data += piece;
  }

  #flush(more: boolean): void {
    if (this.#data === '') return;
    this.#line += this.#strong ? `**${escapeLine(this.#data, true)}**` : escapeLine(this.#data, more);
    this.#data = '';
  }

  #endLine(): void {
    this.#flush(false);
    this.#lines.push(this.#line);
    this.#line = '';
  }
}
