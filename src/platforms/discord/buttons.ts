import type { Action } from '../../core/message.ts';
import { isolate, isVisible } from '../../core/text.ts';
import { encodeButton } from '../button.ts';
import { type Unit, unit } from './budget.ts';

const MAX_LABEL = 80;
/** Longest id of a button. */
export const MAX_ID = 100;
const BUTTONS_A_ROW = 5;
export const ACTION_ROW = 1;
export const BUTTON = 2;
const STYLE = { replace: 2, reply: 2, share: 1 } as const;

/** A row of buttons, and the command lines that are too long for them. */
export type Row = { unit: Unit; lines: Record<string, string> };
type Labelled = Pick<Action, 'label' | 'line' | 'mode'> & { from?: number };

/** The actions as rows of buttons; `start` is the number of the first one in its message. */
export function buttonRows(actions: readonly Labelled[], start = 0): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < actions.length; at += BUTTONS_A_ROW) {
    rows.push(row(actions.slice(at, at + BUTTONS_A_ROW), start + at));
  }
  return rows;
}

function row(actions: readonly Labelled[], start: number): Row {
  const lines: Record<string, string> = {};
  const components = actions.map((action, index) => {
    const button = encodeButton(action, start + index, MAX_ID);
    Object.assign(lines, button.lines);
    return { type: BUTTON, style: STYLE[action.mode], label: buttonLabel(action.label), custom_id: button.id };
  });
  const labels = components.map(({ label }) => label);
  return { unit: unit({ type: ACTION_ROW, components }, 1 + components.length, labels), lines };
}

/** A label Discord takes: not blank, at most 80 units long, and with nothing in it that reorders its surroundings. */
export function buttonLabel(label: string): string {
  if (!isVisible(label)) return 'Open';
  let shown = isolate(label);
  for (let length = Math.min(MAX_LABEL, label.length) - 1; shown.length > MAX_LABEL; length -= 1) {
    shown = isolate(`${label.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`);
  }
  return shown;
}
