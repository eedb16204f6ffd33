/** Strings in order, to be found by how they begin. */
export class SortedKeys {
  #keys: string[] = [];
  #waiting = new Set<string>();

  add(key: string): void {
    this.#waiting.add(key);
  }

  /** In order; `most` at most. */
  beginning(prefix: string, most: number): string[] {
    this.#merge();
    const found: string[] = [];
    for (let at = this.#placeOf(prefix); at < this.#keys.length && found.length < most; at += 1) {
      const key = this.#keys[at] ?? '';
      if (!key.startsWith(prefix)) break;
      found.push(key);
    }
    return found;
  }

  #merge(): void {
    if (this.#waiting.size === 0) return;
    if (this.#waiting.size < 50) {
      for (const key of this.#waiting) {
        const at = this.#placeOf(key);
        if (this.#keys[at] !== key) this.#keys.splice(at, 0, key);
      }
    } else {
      this.#keys = [...new Set([...this.#keys, ...this.#waiting])].sort();
    }
    this.#waiting = new Set();
  }

  #placeOf(key: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
