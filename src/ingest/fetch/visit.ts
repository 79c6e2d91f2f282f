import type { Politeness } from './politeness.ts';

/** A reader's way from host to host: where it is now, and whose turn it holds. */
export type Visit = { readonly url: URL; to(url: URL, signal: AbortSignal): Promise<void>; end(): void };

/** Waits for a host's turn, and for another's where a redirect leads there; never holding one while it waits. */
export async function startVisit(start: URL, politeness: Politeness, signal?: AbortSignal): Promise<Visit> {
  let url = start;
  let end = await politeness.enter(url.hostname, signal);
  return {
    get url() {
      return url;
    },
    async to(next, whileWanted) {
      const elsewhere = next.hostname !== url.hostname;
      url = next;
      if (!elsewhere) return; // the same visit: nobody is asked to wait between a page and where it went
      end();
      end = () => undefined;
      end = await politeness.enter(next.hostname, whileWanted);
    },
    end: () => end(),
  };
}
