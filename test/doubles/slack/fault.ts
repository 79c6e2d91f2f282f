/** One reason for which Slack refuses a payload: its error code, its words, and a JSON pointer to the place. */
export interface Fault {
  error: string;
  message: string;
  pointer: string;
}

/** The fault as Slack words it in `errors`; in `response_metadata.messages` it carries `[ERROR] ` before it. */
export function describeFault({ message, pointer }: Fault): string {
  return pointer === '' ? message : `${message} [json-pointer:${pointer}]`;
}

/** The pointer of the first string, key or value, that holds half a surrogate pair: JSON decoders refuse those. */
export function firstLoneSurrogate(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (!key.isWellFormed()) return pointer;
    const found = firstLoneSurrogate(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
