import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';

/** An archive costs some hundred questions to the node: one is made at a time for a thing, and this many in all. */
const AT_ONCE = 4;
/** Who asks again within this time gets the same bytes. */
const KEPT_MS = 15_000;
const MOST_KEPT = 16;
const MOST_KEPT_BYTES = 64 * 1_048_576;

interface Made {
  bytes: Promise<Uint8Array>;
  at: number;
  /** 0 while it is being made. */
  size: number;
}

/** Makes archives of evidence, a few at a time, and keeps each for a moment. */
@Injectable()
export class BoundedArchives {
  private readonly made = new Map<string, Made>();
  private running = 0;

  /**
   * @param key everything that the bytes depend on, what its reader may see included
   * @throws AppError `rate-limited` when too many are being made; otherwise what `make` throws.
   */
  async run(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = this.made.get(key);
    if (kept !== undefined && Date.now() - kept.at < KEPT_MS) return kept.bytes;
    const bytes = this.start(make);
    this.keep(key, bytes);
    return bytes;
  }

  private async start(make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    if (this.running >= AT_ONCE) {
      throw new AppError('rate-limited', {
        message: 'Several bundles are being put together just now. Try again in a few seconds.',
      });
    }
    this.running += 1;
    try {
      return await make();
    } finally {
      this.running -= 1;
    }
  }

  /** What failed is forgotten at once. */
  private keep(key: string, bytes: Promise<Uint8Array>): void {
    const entry: Made = { bytes, at: Date.now(), size: 0 };
    this.made.delete(key);
    this.made.set(key, entry);
    this.forgetOldest();
    bytes.then(
      ({ length }) => {
        entry.size = length;
        this.forgetOldest();
      },
      () => this.made.get(key) === entry && this.made.delete(key),
    );
  }

  private forgetOldest(): void {
    let size = [...this.made.values()].reduce((sum, each) => sum + each.size, 0);
    for (const [key, each] of this.made) {
      if (this.made.size <= MOST_KEPT && size <= MOST_KEPT_BYTES) return;
      this.made.delete(key);
      size -= each.size;
    }
  }
}
