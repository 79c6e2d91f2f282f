import { z } from 'zod';
import { extractionDocument } from './extraction-schema.ts';
import { feedsFile } from './feeds-file.ts';
import { briefFile, speakersFile } from './format.ts';
import { messageDocument } from './message-schema.ts';

/** The JSON Schemas kept in data/schema, by file name: for editors of data files and readers of messages and extractions. */
export function schemas(): Record<string, string> {
  const write = (schema: z.ZodType) => `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;
  return {
    'brief.json': write(briefFile),
    'speakers.json': write(speakersFile),
    'feeds.json': write(feedsFile),
    'message.json': write(messageDocument),
    'extraction.json': write(extractionDocument),
  };
}
