/** A bounded cache of promises that drops what was asked for longest ago; a failure is not kept. */
export class RecentCache<T> {
  readonly #limit: number;
  readonly #entries = new Map<string, Promise<T>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Gives the kept value, or makes one; `keep` tells whether a made value is worth its memory. */
  get(key: string, make: () => Promise<T>, keep: (value: T) => boolean = () => true): Promise<T> {
    const known = this.#entries.get(key);
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const made = make();
    this.#entries.set(key, made);
    void this.#review(key, made, keep);
    if (this.#entries.size > this.#limit) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
    return made;
  }

  async #review(key: string, made: Promise<T>, keep: (value: T) => boolean): Promise<void> {
    try {
      const value = await made;
      // What is missing today may be written tomorrow.
      if (value === null || !keep(value)) this.#entries.delete(key);
    } catch {
      // Whoever asked is told by the promise itself.
      this.#entries.delete(key);
    }
  }
}
