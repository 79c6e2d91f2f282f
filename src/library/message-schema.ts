import { z } from 'zod';
import type { Message } from '../core/message.ts';

const span = z.union([
  z.string(),
  z.strictObject({ type: z.literal('text'), text: z.string(), strong: z.boolean().optional() }),
  z.strictObject({ type: z.literal('link'), text: z.string(), url: z.string() }),
  z.strictObject({ type: z.literal('time'), at: z.iso.datetime(), show: z.enum(['date', 'datetime', 'relative']) }),
  z.strictObject({ type: z.literal('command'), line: z.string() }),
]);

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), text: z.string() }),
  z.strictObject({ type: z.literal('text'), spans: z.array(span) }),
  z.strictObject({ type: z.literal('list'), items: z.array(z.array(span)) }),
  z.strictObject({ type: z.literal('quote'), text: z.string(), credit: z.array(span), receipt: z.array(span) }),
  z.strictObject({ type: z.literal('small'), spans: z.array(span) }),
]);

/** The Message document as programs get it from `ask --as message`; tied to the type it describes. */
export const messageDocument = z
  .strictObject({
    notice: z.string(),
    blocks: z.array(block),
    actions: z.array(
      z.strictObject({ label: z.string(), line: z.string(), mode: z.enum(['replace', 'reply', 'share']) }),
    ),
    line: z.string().optional(),
    error: z.boolean().optional(),
  })
  .meta({
    title: 'A Verbatim message',
    description: 'A bare string among spans is plain text',
  }) satisfies z.ZodType<Message>;
