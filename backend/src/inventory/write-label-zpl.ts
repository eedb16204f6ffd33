import type { LabelContents } from './label-contents.ts';

/** 203 dpi: eight dots a millimetre. */
const DOTS = 8;
const WIDTH = 105 * DOTS;
const HEIGHT = 148 * DOTS;
const LEFT = 8 * DOTS;
const LINE = 5 * DOTS;

/**
 * The label on A6 (105 × 148 mm) in ZPL II for printers of 203 dpi, with the same lines as the PDF. UTF-8 (`^CI28`); the
 * QR code of model 2 with error correction Q, seven dots a module.
 */
export function writeLabelZpl(label: LabelContents): string {
  const lines = [
    ...label.facts.map(({ name, value }) => `${name}: ${value}`),
    ...(label.serial === null ? [] : [`Bundle: ${label.serial}`]),
  ];
  const factsFrom = 78 * DOTS;
  return [
    '^XA',
    '^CI28',
    `^PW${WIDTH.toString()}`,
    `^LL${HEIGHT.toString()}`,
    field(LEFT, 6 * DOTS, 40, label.vendor),
    field(LEFT, 13 * DOTS, 32, label.product),
    `^FO${LEFT.toString()},${(20 * DOTS).toString()}^BQN,2,7^FH_^FDQA,${escapeZpl(label.link)}^FS`,
    field(LEFT, 71 * DOTS, 36, label.lotCode),
    ...lines.map((line, index) => field(LEFT, factsFrom + index * LINE, 30, line)),
    field(LEFT, HEIGHT - 8 * DOTS, 18, label.link),
    '^XZ',
    '',
  ].join('\n');
}

/** Text in the printer's scalable font, at most two lines between the margins. */
const field = (x: number, y: number, height: number, value: string): string =>
  `^FO${x.toString()},${y.toString()}^A0N,${height.toString()},${height.toString()}^FB${(WIDTH - 2 * LEFT).toString()},2,0,L^FH_^FD${escapeZpl(value)}^FS`;

/** `^` and `~` begin commands, `_` the escape, `\\` one in a block: they are written by their codes. */
const escapeZpl = (value: string): string =>
  value.replace(/[\^~_\\]/g, (letter) => `_${letter.charCodeAt(0).toString(16).toUpperCase()}`);
