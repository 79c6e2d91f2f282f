import type { Action } from '../core/message.ts';

/** One page of a list: numbers from 1, `offset` items before it, `label` empty where there is only one. */
export type Page = { number: number; last: number; offset: number; label: string };

/** The wanted page of a list, or the last there is. */
export function pageOf(total: number, size: number, wanted: number): Page {
  const last = Math.max(1, Math.ceil(total / size));
  const number = Math.min(Math.max(1, wanted), last);
  return { number, last, offset: (number - 1) * size, label: last > 1 ? `page ${number} of ${last}` : '' };
}

/** Buttons that turn pages in place. */
export function pageActions(page: Page, line: (number: number) => string): Action[] {
  const turn = (label: string, number: number): Action => ({ label, line: line(number), mode: 'replace' });
  return [
    ...(page.number > 1 ? [turn('‹ Previous', page.number - 1)] : []),
    ...(page.number < page.last ? [turn('Next ›', page.number + 1)] : []),
  ];
}
