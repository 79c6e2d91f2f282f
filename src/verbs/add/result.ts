import type { PublishedBrief } from '../../core/brief.ts';
import type { Draft } from '../../core/draft.ts';
import type { Message } from '../../core/message.ts';
import type { Ingested } from '../../ingest/ingest.ts';
import { renderTerminal, type Style } from '../../platforms/terminal/render.ts';
import { briefMessage } from '../../views/brief.ts';
import { draftEnded, draftMessage } from '../../views/draft.ts';
import { alsoMessage, knownMessage } from '../../views/ingested.ts';

const NOTHING_KEPT = 'Nothing was kept.';

/** What became of an article, for people: as it will look, and what to do next. */
export function resultText(result: Ingested, dryRun: boolean, style: Style): string {
  const next = dryRun ? [NOTHING_KEPT] : nextSteps(result);
  return [textOf(messageOf(result), style), ...next].join('\n\n');
}

/** The same for programs. A draft that was not kept has no id. */
export function resultRecord(result: Ingested, dryRun: boolean) {
  if (result.type === 'known' || result.type === 'also') return result;
  const { type, draft } = result;
  return { type, ...(!dryRun && { id: draft.id }), slug: draft.brief.slug, brief: draft.brief };
}

/** A message as text; what its buttons do is told otherwise. */
export const textOf = (message: Message, style: Style): string =>
  renderTerminal({ ...message, actions: [] }, style)
    .map(({ body }) => body.text)
    .join('\n');

function messageOf(result: Ingested): Message {
  switch (result.type) {
    case 'draft':
      return draftMessage(result.draft);
    case 'published':
      return briefMessage(publishedOf(result.draft));
    case 'known':
      return knownMessage(result.holder, result.changed);
    case 'also':
      return alsoMessage(result.holder, result.also);
  }
}

const publishedOf = ({ brief, changedAt }: Draft): PublishedBrief => ({ ...brief, seq: 0, publishedAt: changedAt });

function nextSteps(result: Ingested): string[] {
  if (result.type === 'draft') {
    const { id } = result.draft;
    return [
      `Publish it with \`verbatim publish ${id}\`, or /draft publish ${id} in the chat; /draft show ${id} corrects speakers, drops quotations and edits it there.`,
    ];
  }
  if (result.type === 'published') return [draftEnded(result.draft).notice];
  if (result.holder.type === 'draft' && result.holder.state === 'open')
    return [`Publish the draft with \`verbatim publish ${result.holder.id}\`, or /draft publish ${result.holder.id}.`];
  return [];
}
