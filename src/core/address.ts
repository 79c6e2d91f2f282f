/** Parameters that say where a reader came from, not what they read. */
const TRACKING = new RegExp(
  `^(?:${[
    '(?:utm|ns|at|hsa|oly|sfmc|wt|pk|mtm|piwik|stm|itm)_.*',
    '[gdmy]clid|msclkid|fbclid|twclid|ttclid|li_fat_id|gclsrc|[gw]braid|igsh(?:id)?|_(?:ga|gl|hsenc|hsmi)',
    'mc_[ce]id|mkt_tok|vero_id|wickedid|spm|xtor|wt\\.mc.*|cvid|taid|tpcc|__twitter_impression|__tn__|cft\\[\\d+\\]',
    'ref|ref_?src|ref_?url|referr?er|cmp|cmpid|cmpi|cid_source|ito|smid|smtyp|smprod|partner|ocid|ftag|feature_source',
    'share|shared?_?(?:id|token|by)|socialshare|guccounter|guce_referr?er.*',
  ].join('|')})$`,
  'i',
);

/** Longer addresses are no article's, and aren't worth the time that folding them would take. */
const LONGEST = 2000;

/**
 * The form under which two links are the same article: `https`, host without `www.`, no default port, fragment or
 * tracking, parameters in order, no slash at the end, and the variants for telephones (AMP) folded in. Not for asking:
 * the server may not know it. Throws a `TypeError` for what isn't an address; other schemes, and addresses too long to
 * be an article's, stay as they are.
 */
export function normalAddress(address: string): string {
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.href.length > LONGEST) return url.href;
  const host = url.hostname.replace(/\.+$/, '').replace(/^(?:(?:www|amp)\.)+(?=[^.]+\.)/, '');
  const port = ['', '80', '443'].includes(url.port) ? '' : `:${url.port}`;
  const path = normalPath(url.pathname);
  const query = normalQuery(url.searchParams);
  return `https://${host}${port}${path || (query && '/')}${query}`;
}

/** Until nothing changes, so that taking off one layer never leaves another address for the same thing. */
function normalPath(path: string): string {
  const folded = path
    .replace(/%[\da-f]{2}/gi, (code) => {
      const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w~-]/.test(letter) ? letter : code.toUpperCase();
    })
    .replace(/(?<=[^/.])\.amp(?=(?:\.html?)?$)/i, '')
    .replace(/\/amp$/i, '')
    .replace(/\/+$/, '');
  return folded === path ? path : normalPath(folded);
}

function normalQuery(query: URLSearchParams): string {
  const kept = new URLSearchParams([...query].filter(([name, value]) => !TRACKING.test(name) && !isAmp(name, value)));
  kept.sort();
  return kept.size > 0 ? `?${kept}` : '';
}

const isAmp = (name: string, value: string): boolean =>
  (/^_?amp$/i.test(name) && /^(?:|1|true|yes)$/i.test(value)) || (/^output_?type$/i.test(name) && /^amp$/i.test(value));
