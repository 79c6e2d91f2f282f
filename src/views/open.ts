import { formatLine } from '../core/grammar.ts';
import type { Action } from '../core/message.ts';

/** The command line that opens a briefing or a topic. */
export const briefLine = (topic: string, page?: number): string =>
  formatLine({ command: 'brief', options: { topic, ...(page ? { page: String(page) } : {}) } });

/** The command line of a speaker's quotations; a page says that the name is the whole one. */
export const quoteLine = (speaker: string, { topic, page }: { topic?: string; page: number }): string =>
  formatLine({ command: 'quote', options: { speaker, ...(topic ? { topic } : {}), page: String(page) } });

/** Buttons that open briefings, each once. */
export function openActions(briefs: readonly { slug: string; title: string }[]): Action[] {
  const once = new Map(briefs.map((brief) => [brief.slug, brief]));
  return [...once.values()].map(({ slug, title }) => ({ label: title, line: briefLine(slug), mode: 'reply' }));
}
