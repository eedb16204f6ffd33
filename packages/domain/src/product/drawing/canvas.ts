/** Sizes in pixels of a drawing: a square with room for dimension lines on two sides. */
export const SIDE = 400;
export const ROOM = 250;
const MARGIN = 40;

/** Where a shape of these micrometres lies on the sheet, as large as it fits. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Pixels of micrometres, to a hundredth. */
  px(um: number): number;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

export function frameOf(widthUm: number, heightUm: number): Frame {
  const scale = ROOM / Math.max(widthUm, heightUm);
  const px = (um: number): number => hundredths(um * scale);
  const [width, height] = [px(widthUm), px(heightUm)];
  return {
    left: hundredths(MARGIN + (ROOM - width) / 2),
    top: hundredths(MARGIN + (ROOM - height) / 2),
    width,
    height,
    px,
  };
}

/** A dimension line below the frame, `row` lines down. */
export function dimensionBelow(frame: Frame, fromX: number, toX: number, label: string, row = 0): string {
  const y = hundredths(frame.top + frame.height + 24 + 30 * row);
  const middle = hundredths((fromX + toX) / 2);
  return [
    line(fromX, frame.top + frame.height + 4, fromX, y + 5),
    line(toX, frame.top + frame.height + 4, toX, y + 5),
    line(fromX, y, toX, y, ' marker-start="url(#tip)" marker-end="url(#tip)"'),
    text(middle, y + 16, label),
  ].join('');
}

/** A dimension line right of the frame. */
export function dimensionRight(frame: Frame, fromY: number, toY: number, label: string): string {
  const x = hundredths(frame.left + frame.width + 24);
  return [
    line(frame.left + frame.width + 4, fromY, x + 5, fromY),
    line(frame.left + frame.width + 4, toY, x + 5, toY),
    line(x, fromY, x, toY, ' marker-start="url(#tip)" marker-end="url(#tip)"'),
    text(x + 8, hundredths((fromY + toY) / 2) + 4, label, 'start'),
  ].join('');
}

export const line = (x1: number, y1: number, x2: number, y2: number, more = ''): string =>
  `<line class="d" x1="${hundredths(x1)}" y1="${hundredths(y1)}" x2="${hundredths(x2)}" y2="${hundredths(y2)}"${more}/>`;

export const text = (x: number, y: number, label: string, anchor: 'middle' | 'start' = 'middle'): string =>
  `<text x="${hundredths(x)}" y="${hundredths(y)}" text-anchor="${anchor}">${escaped(label)}</text>`;

export const escaped = (value: string): string =>
  value.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '',
  );

/** A path, its numbers to a hundredth. */
export function path(parts: readonly (string | number)[], style = 'o'): string {
  const d = parts.map((part) => (typeof part === 'number' ? hundredths(part).toString() : part)).join(' ');
  return `<path class="${style}" fill-rule="evenodd" d="${d}"/>`;
}
