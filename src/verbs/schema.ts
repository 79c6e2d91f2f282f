import { mkdir, writeFile } from 'node:fs/promises';
import { schemas } from '../library/schemas.ts';

const FOLDER = new URL('../../data/schema/', import.meta.url);

/** Writes the JSON Schemas into the project's data/schema. */
export async function writeSchemas(): Promise<0> {
  await mkdir(FOLDER, { recursive: true });
  for (const [name, text] of Object.entries(schemas())) await writeFile(new URL(name, FOLDER), text);
  return 0;
}
