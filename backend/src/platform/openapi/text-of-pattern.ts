/**
 * A short text that a regular expression takes: the least repetitions, the first alternative, the first character of each
 * class. Reads what our schemas use: literals, classes, groups, alternatives, repetitions, anchors.
 *
 * @returns null for what it does not read (look-around, back references), or when the text is not taken after all
 * @example textOfPattern('^0x[0-9a-f]{4}$') // '0x0000'
 */
export function textOfPattern(pattern: string, flags = ''): string | null {
  try {
    const text = new Reader(pattern).whole();
    return new RegExp(pattern, flags).test(text) ? text : null;
  } catch {
    return null;
  }
}

class Reader {
  private at = 0;

  constructor(private readonly pattern: string) {}

  whole(): string {
    const text = this.alternatives();
    if (this.at < this.pattern.length) throw new Error('unread');
    return text;
  }

  /** The first that can be read; the rest is passed over. */
  private alternatives(): string {
    const first = this.sequence();
    while (this.peek() === '|') {
      this.at += 1;
      this.sequence();
    }
    return first;
  }

  private sequence(): string {
    let text = '';
    for (;;) {
      const next = this.peek();
      if (next === undefined || next === '|' || next === ')') return text;
      if (next === '^' || next === '$') {
        this.at += 1;
        continue;
      }
      const piece = this.piece();
      text += piece.repeat(this.times());
    }
  }

  private piece(): string {
    const next = this.take();
    if (next === '(') {
      if (this.pattern.startsWith('?:', this.at)) this.at += 2;
      else if (this.peek() === '?') throw new Error('look-around');
      const text = this.alternatives();
      if (this.take() !== ')') throw new Error('open group');
      return text;
    }
    if (next === '[') return this.oneOfClass();
    if (next === '.') return 'a';
    return next === '\\' ? this.escaped() : next;
  }

  private oneOfClass(): string {
    const isNegated = this.peek() === '^';
    if (isNegated) this.at += 1;
    const first = this.peek() === '\\' ? (this.take(), this.escaped()) : this.take();
    while (this.take() !== ']') if (this.pattern[this.at - 1] === '\\') this.at += 1;
    return isNegated ? 'a' : first;
  }

  private escaped(): string {
    const letter = this.take();
    if (letter === 'd') return '1';
    if (letter === 'w' || letter === 'S') return 'a';
    if (letter === 's') return ' ';
    if (/[a-zA-Z0-9]/.test(letter)) throw new Error('escape');
    return letter;
  }

  private times(): number {
    const next = this.peek();
    if (next === '?' || next === '*') {
      this.at += 1;
      return 0;
    }
    if (next === '+') {
      this.at += 1;
      return 1;
    }
    const [all, least] = /^\{(\d+)(?:,\d*)?\}/.exec(this.pattern.slice(this.at)) ?? [];
    if (all === undefined) return 1;
    this.at += all.length;
    return Number(least);
  }

  private peek(): string | undefined {
    return this.pattern[this.at];
  }

  private take(): string {
    const next = this.pattern[this.at];
    if (next === undefined) throw new Error('ended');
    this.at += 1;
    return next;
  }
}
