import { outerRadiusUm } from '../cross-section.ts';
import { finishOf } from '../designation/read-hollow.ts';
import { micrometresOf } from '../designation/written-sizes.ts';
import type { ProductFacts } from '../product.ts';
import { angleSizeOf, beamSizeOf, type BeamForm, type SectionSize } from '../section-size.ts';
import { dimensionBelow, dimensionRight, frameOf, path, type Frame } from './canvas.ts';

/** The size in the tables that a section's facts came from. */
export function sizeOfFacts({ form, designation }: ProductFacts): SectionSize | undefined {
  if (form !== 'angle') return beamSizeOf(form as BeamForm, Number(designation.split(' ')[1]));
  const [a = 0, b = 0, t = 0] = designation.replace('L ', '').split(' × ').map(Number);
  return angleSizeOf(a, b, t);
}

type Label = (um: number) => string;

/** An I section: flanges, web, four fillets. */
export function drawDoubleTee(size: SectionSize, label: Label): string {
  const { heightUm: h, widthUm: b, webUm, flangeUm, radiusUm } = size;
  const f = frameOf(b, h);
  const [tw, tf, r] = [f.px(webUm), f.px(flangeUm), f.px(radiusUm)];
  const [right, bottom] = [f.left + f.width, f.top + f.height];
  const [webLeft, webRight] = [f.left + (f.width - tw) / 2, f.left + (f.width + tw) / 2];
  const [upper, lower] = [f.top + tf, bottom - tf];
  const arc = (x: number, y: number): (string | number)[] => ['A', r, r, '0 0 0', x, y];
  const outline = path([
    ...['M', f.left, f.top, 'H', right, 'V', upper, 'H', webRight + r],
    ...arc(webRight, upper + r),
    ...['V', lower - r],
    ...arc(webRight + r, lower),
    ...['H', right, 'V', bottom, 'H', f.left, 'V', lower, 'H', webLeft - r],
    ...arc(webLeft, lower - r),
    ...['V', upper + r],
    ...arc(webLeft - r, upper),
    ...['H', f.left, 'Z'],
  ]);
  return outline + sides(f, label(b), label(h));
}

/** A channel, its web on the left; tapered flanges are drawn parallel. */
export function drawChannel(size: SectionSize, label: Label): string {
  const { heightUm: h, widthUm: b, webUm, flangeUm, radiusUm } = size;
  const f = frameOf(b, h);
  const [tw, tf, r] = [f.px(webUm), f.px(flangeUm), f.px(radiusUm)];
  const [right, bottom, web] = [f.left + f.width, f.top + f.height, f.left + tw];
  const outline = path([
    ...['M', f.left, f.top, 'H', right, 'V', f.top + tf, 'H', web + r],
    ...['A', r, r, '0 0 0', web, f.top + tf + r, 'V', bottom - tf - r],
    ...['A', r, r, '0 0 0', web + r, bottom - tf, 'H', right, 'V', bottom, 'H', f.left, 'Z'],
  ]);
  return outline + sides(f, label(b), label(h));
}

export function drawAngle(size: SectionSize, label: Label): string {
  const { heightUm: a, widthUm: b, webUm, radiusUm } = size;
  const f = frameOf(b, a);
  const [t, r] = [f.px(webUm), f.px(radiusUm)];
  const [right, bottom, leg] = [f.left + f.width, f.top + f.height, f.left + t];
  const outline = path([
    ...['M', f.left, f.top, 'H', leg, 'V', bottom - t - r],
    ...['A', r, r, '0 0 0', leg + r, bottom - t, 'H', right, 'V', bottom, 'H', f.left, 'Z'],
  ]);
  return outline + sides(f, label(b), label(a));
}

/** A rectangle with rounded corners, and the hole in it. */
export function drawHollow(facts: ProductFacts, label: Label): string {
  const { heightUm: h, widthUm: b, thicknessUm: t } = facts;
  if (h === null || b === null || t === null) return '';
  const f = frameOf(b, h);
  const outer = f.px(outerRadiusUm(t, finishOf(facts.norm) ?? 'cold'));
  const wall = f.px(t);
  const hole = {
    left: f.left + wall,
    top: f.top + wall,
    width: f.width - 2 * wall,
    height: f.height - 2 * wall,
  };
  const ring = path([...rounded(f, outer), ...rounded(hole, Math.max(outer - wall, 0))]);
  return ring + sides(f, label(b), label(h));
}

export function drawRing(diameterUm: number, thicknessUm: number | null, label: Label): string {
  const f = frameOf(diameterUm, diameterUm);
  const [radius, x, y] = [f.width / 2, f.left + f.width / 2, f.top + f.height / 2];
  const circle = (r: number): (string | number)[] => [
    'M',
    x - r,
    y,
    'a',
    r,
    r,
    '0 1 0',
    2 * r,
    '0 a',
    r,
    r,
    '0 1 0',
    -2 * r,
    '0 Z',
  ];
  const wall = thicknessUm === null ? null : f.px(thicknessUm);
  const shape = path([...circle(radius), ...(wall === null ? [] : circle(radius - wall))]);
  return shape + dimensionBelow(f, f.left, f.left + f.width, `Ø ${label(diameterUm)}`);
}

export function drawRectangle(widthUm: number, heightUm: number, label: Label): string {
  const f = frameOf(widthUm, heightUm);
  return path(rounded(f, 0)) + sides(f, label(widthUm), label(heightUm));
}

export function drawHexagon(acrossFlatsUm: number, holeUm: number | null, label: Label): string {
  const f = frameOf(acrossFlatsUm, acrossFlatsUm);
  const [x, y, apothem] = [f.left + f.width / 2, f.top + f.height / 2, f.width / 2];
  const corner = apothem / Math.cos(Math.PI / 6);
  const points = [0, 1, 2, 3, 4, 5].flatMap((n) => {
    const angle = (Math.PI / 3) * n + Math.PI / 6;
    return [n === 0 ? 'M' : 'L', x + corner * Math.cos(angle), y + corner * Math.sin(angle)];
  });
  const r = holeUm === null ? null : f.px(holeUm) / 2;
  const hole =
    r === null ? [] : ['M', x - r, y, 'a', r, r, '0 1 0', 2 * r, '0 a', r, r, '0 1 0', -2 * r, '0 Z'];
  return (
    path([...points, 'Z', ...hole]) + dimensionBelow(f, f.left, f.left + f.width, label(acrossFlatsUm), 1)
  );
}

/** Bars of a fabric, eight each way: what it looks like, not its pitch. */
export function drawMesh(widthUm: number, lengthUm: number, label: Label): string {
  const f = frameOf(lengthUm, widthUm);
  const at = (n: number, from: number, size: number): number => from + (size * (n + 0.5)) / 8;
  const bars = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((n) => [
    path(['M', f.left, at(n, f.top, f.height), 'h', f.width], 'w'),
    path(['M', at(n, f.left, f.width), f.top, 'v', f.height], 'w'),
  ]);
  return bars.join('') + sides(f, label(lengthUm), label(widthUm));
}

const sides = (f: Frame, width: string, height: string): string =>
  dimensionBelow(f, f.left, f.left + f.width, width) + dimensionRight(f, f.top, f.top + f.height, height);

type Box = Pick<Frame, 'left' | 'top' | 'width' | 'height'>;

function rounded({ left, top, width, height }: Box, r: number): (string | number)[] {
  const [right, bottom] = [left + width, top + height];
  if (r === 0) return ['M', left, top, 'H', right, 'V', bottom, 'H', left, 'Z'];
  const arc = (x: number, y: number): (string | number)[] => ['A', r, r, '0 0 1', x, y];
  return [
    ...['M', left + r, top, 'H', right - r],
    ...arc(right, top + r),
    ...['V', bottom - r],
    ...arc(right - r, bottom),
    ...['H', left + r],
    ...arc(left, bottom - r),
    ...['V', top + r],
    ...arc(left + r, top),
    'Z',
  ];
}

/** Width across flats that ISO 4014, 4017 and 4032 give a thread; undefined beyond them. */
export const acrossFlatsOf = (diameterUm: number): number | undefined =>
  micrometresOf(
    {
      6: '10',
      8: '13',
      10: '16',
      12: '18',
      14: '21',
      16: '24',
      18: '27',
      20: '30',
      22: '34',
      24: '36',
      27: '41',
      30: '46',
      33: '50',
      36: '55',
    }[diameterUm / 1_000],
  );
