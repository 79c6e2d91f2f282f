/** The newest keys, so that what comes twice is known again; the oldest make room. */
export class RecentKeys {
  #keys = new Set<string>();
  #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** False where the key is there already. */
  add(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > this.#capacity && oldest !== undefined) this.#keys.delete(oldest);
    return true;
  }

  delete(key: string): void {
    this.#keys.delete(key);
  }
}
