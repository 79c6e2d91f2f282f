import type { Slice } from '../store/lookup.ts';

/** The wanted page of a list (from 1), or its last: lists change between the button and the click. */
export async function readPage<T>(
  size: number,
  wanted: number,
  read: (limit: number, offset: number) => Promise<Slice<T>>,
): Promise<Slice<T> & { page: number }> {
  const slice = await read(size, (wanted - 1) * size);
  const last = Math.max(1, Math.ceil(slice.total / size));
  return wanted <= last ? { ...slice, page: wanted } : { ...(await read(size, (last - 1) * size)), page: last };
}
