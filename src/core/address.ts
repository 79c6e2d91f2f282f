/** The form under which two web addresses are the same page: see the tests. Not an address to fetch. */
export function normalAddress(url: string): string {
  return url;
}
