import type { PublishedBrief } from '../../core/brief.ts';
import type { Draft } from '../../core/draft.ts';
import type { Message } from '../../core/message.ts';
import type { Ingested } from '../../ingest/ingest.ts';
import { renderTerminal, type Style } from '../../platforms/terminal/render.ts';
import { briefMessage } from '../../views/brief.ts';
import { draftEnded } from '../../views/draft.ts';
import { ingestedMessage } from '../../views/ingested.ts';

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

const messageOf = (result: Ingested): Message =>
  result.type === 'published' ? briefMessage(publishedOf(result.draft)) : ingestedMessage(result);

const publishedOf = ({ brief, changedAt }: Draft): PublishedBrief => ({ ...brief, seq: 0, publishedAt: changedAt });

function nextSteps(result: Ingested): string[] {
  if (result.type === 'draft') {
    const { id } = result.draft;
    return [
      `Publish it with \`verbatim publish ${id}\`, or /draft publish ${id} in the chat; /draft show ${id} corrects speakers, drops quotations and edits it there.`,
    ];
  }
  if (result.type === 'published') return [draftEnded(result.draft).notice];
  const { holder } = result;
  const publish =
    holder.state === 'open'
      ? `Publish the draft with \`verbatim publish ${holder.id}\`, or /draft publish ${holder.id}. `
      : '';
  return [`${publish}With --again a draft is made of it all the same.`];
}
