import type PDFDocument from 'pdfkit';

type Document = InstanceType<typeof PDFDocument>;
/** The part of the library's font that says which characters it has. */
interface GlyphTable {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

export interface Field {
  code: string;
  label: string;
  value: string;
}

export interface Table {
  title: string | null;
  columns: readonly { title: string; width: number; isNumber: boolean }[];
  rows: readonly (readonly string[])[];
  /** -1: the last row is the result and stands out. */
  boldRow: -1 | null;
}

export const MARGIN = 40;
const FOOTER = 34;
const INK = '#111111';
const SOFT = '#555555';
const RULE = '#b5b5b5';

/** Draws text, fields and tables down an A4 page, and goes on on the next when the page is full. */
export class Page {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  get width(): number {
    return this.#document.page.width - 2 * MARGIN;
  }

  get #bottom(): number {
    return this.#document.page.height - MARGIN - FOOTER;
  }

  /** Starts a new page when less than `height` points are left on this one. */
  reserve(height: number): void {
    if (this.#document.y + height <= this.#bottom) return;
    this.#document.addPage();
    this.#document.y = MARGIN;
  }

  heading(text: string): void {
    this.reserve(46);
    this.#document.y += 8;
    this.#rule();
    this.#document.y += 4;
    this.#write(text, MARGIN, this.#document.y, this.width, { size: 9, isBold: true });
    this.#document.y += 3;
  }

  paragraph(text: string, size = 8): void {
    for (const part of text.split(/\n+/u)) {
      this.reserve(size * 3);
      this.#write(part, MARGIN, this.#document.y, this.width, { size });
      this.#document.y += 2;
    }
  }

  /** Fields in columns, each with its code and label above the value. */
  fields(fields: readonly Field[], columns: number): void {
    const gap = 12;
    const width = (this.width - gap * (columns - 1)) / columns;
    for (let at = 0; at < fields.length; at += columns) {
      const row = fields.slice(at, at + columns);
      const heights = row.map(({ value }) => 10 + this.#height(value, width, { size: 8.5 }));
      this.reserve(Math.max(...heights));
      const top = this.#document.y;
      row.forEach(({ code, label, value }, column) => {
        const left = MARGIN + column * (width + gap);
        this.#write(`${code}  ${label}`.trim(), left, top, width, { size: 6.5, color: SOFT });
        this.#write(value, left, top + 9, width, { size: 8.5 });
      });
      this.#document.y = top + Math.max(...heights) + 4;
    }
  }

  table({ title, columns, rows, boldRow }: Table): void {
    if (title !== null) this.heading(title);
    const total = columns.reduce((sum, { width }) => sum + width, 0);
    const widths = columns.map(({ width }) => (width / total) * this.width);
    const head = columns.map((column) => column.title);
    const drawHead = () => {
      this.#row(head, columns, widths, { size: 7, isBold: true, color: SOFT });
      this.#rule();
    };
    this.reserve(40);
    drawHead();
    rows.forEach((row, index) => {
      const style = { size: 8, isBold: boldRow === -1 && index === rows.length - 1 };
      const height = this.#rowHeight(row, widths, style);
      if (this.#document.y + height > this.#bottom) {
        this.reserve(height + 40);
        drawHead();
      }
      this.#row(row, columns, widths, style);
    });
    this.#document.y += 4;
  }

  #row(cells: readonly string[], columns: Table['columns'], widths: readonly number[], style: Style): void {
    const top = this.#document.y;
    const height = this.#rowHeight(cells, widths, style);
    let left = MARGIN;
    cells.forEach((cell, index) => {
      const width = widths[index] ?? 0;
      this.#write(cell, left + 2, top + 2, width - 4, {
        ...style,
        align: columns[index]?.isNumber === true ? 'right' : 'left',
      });
      left += width;
    });
    this.#document.y = top + height;
  }

  #rowHeight(cells: readonly string[], widths: readonly number[], style: Style): number {
    const heights = cells.map((cell, index) => this.#height(cell, (widths[index] ?? 0) - 4, style));
    // A cell taller than a page would never fit: its text is cut by the page, not the row repeated for ever.
    return Math.min(Math.max(...heights) + 4, 500);
  }

  #rule(): void {
    const { y } = this.#document;
    this.#document
      .lineWidth(0.5)
      .strokeColor(RULE)
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.width, y)
      .stroke();
  }

  #height(text: string, width: number, { size, isBold }: Style): number {
    this.#document.font(isBold === true ? 'bold' : 'regular').fontSize(size);
    return this.#document.heightOfString(this.#printable(text), { width });
  }

  /**
   * What the current font has a glyph for: PDF/A forbids to show the glyph of a missing one (ISO 19005-3, 6.2.11.8), so
   * that the replacement character stands for it. The embedded JSON has the text as it is.
   */
  #printable(text: string): string {
    const { font } = (this.#document as unknown as { _font: { font: GlyphTable } })._font;
    const shown = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) =>
      character === '\n' ? character : ' ',
    );
    const known = Array.from(shown, (character) =>
      character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ? character : '\u{FFFD}',
    ).join('');
    return known === '' ? ' ' : known;
  }

  #write(text: string, left: number, top: number, width: number, style: Style): void {
    const { size, isBold, color, align } = style;
    this.#document
      .font(isBold === true ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(color ?? INK)
      .text(this.#printable(text), left, top, { width, height: 500, align: align ?? 'left' });
  }

  /** Text at a place of its own, without moving on. */
  place(text: string, left: number, top: number, width: number, style: Style): number {
    this.#write(text, left, top, width, style);
    return this.#height(text, width, style);
  }
}

export interface Style {
  size: number;
  isBold?: boolean;
  color?: string;
  align?: 'left' | 'right';
}
