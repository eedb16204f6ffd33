import { hexagon, disc, steelGramsHalfUp, type ScaledArea } from '../cross-section.ts';
import { THREADS } from '../tables/fasteners.ts';
import { rowsOf, thousandths } from '../tables/read-table.ts';
import type { Hints, Shape } from './shape.ts';
import { micrometresOf, millimetres } from './written-sizes.ts';

interface Thread {
  /** In square micrometres × 10^15, as the other areas. */
  stressArea: ScaledArea;
  acrossFlatsUm: number;
  headUm: number;
  nutUm: number;
}

const threads = new Map<number, Thread>(
  rowsOf(THREADS).map(([d = '', area = '', s = '', k = '', m = '']) => [
    Number(thousandths(d)),
    {
      // Thousandths of a mm² are 1,000 µm² each.
      stressArea: thousandths(area) * 1_000n * 1_000_000_000_000_000n,
      acrossFlatsUm: Number(thousandths(s)),
      headUm: Number(thousandths(k)),
      nutUm: Number(thousandths(m)),
    },
  ]),
);

/**
 * Hexagon bolts M16X60 (ISO 4014 with a shank, ISO 4017 threaded to the head) and nuts M16 (ISO 4032), M6 to M36. The
 * mass is the theoretical one of the norm's nominal dimensions, without chamfers and underhead radius: 3 to 6 % above a
 * weighed one. Other norms are not read.
 */
export function readFastener(plain: string, { norm }: Hints): Shape | undefined {
  const read = /^(BOLT|SCREW|VIS|SCHRAUBE|NUT|ECROU|MUTTER)? ?M ?(\d+)(?:X(\d+))?$/.exec(plain);
  const number = /\b(4014|4017|4032)\b/.exec(norm ?? '')?.[1];
  const diameterUm = micrometresOf(read?.[2]);
  const thread = diameterUm === undefined ? undefined : threads.get(diameterUm);
  if (!read || diameterUm === undefined || !thread || number === undefined) return undefined;
  if ((number === '4032') !== (read[3] === undefined)) return undefined;
  const size = `M${millimetres(diameterUm)}`;
  if (number === '4032')
    return {
      family: 'fastener',
      form: 'nut',
      designation: `Nut ${size}`,
      diameterUm,
      gramsPerPiece: steelGramsHalfUp(hexagon(thread.acrossFlatsUm) - disc(diameterUm), thread.nutUm),
    };
  const lengthUm = micrometresOf(read[3]);
  if (lengthUm === undefined || lengthUm > 500_000) return undefined;
  return {
    family: 'fastener',
    form: 'bolt',
    designation: `Bolt ${size} × ${millimetres(lengthUm)}`,
    diameterUm,
    lengthUm,
    gramsPerPiece: boltGrams(thread, diameterUm, lengthUm, number === '4017'),
  };
}

function boltGrams(thread: Thread, diameterUm: number, lengthUm: number, isThreadedWhole: boolean): bigint {
  const threadedUm = isThreadedWhole ? lengthUm : Math.min(lengthUm, threadLengthUm(diameterUm, lengthUm));
  const head = hexagon(thread.acrossFlatsUm) * BigInt(thread.headUm);
  const shank = disc(diameterUm) * BigInt(lengthUm - threadedUm) + thread.stressArea * BigInt(threadedUm);
  return steelGramsHalfUp(head + shank, 1);
}

/** ISO 888: b = 2d + 6 up to 125 mm, 2d + 12 up to 200 mm, 2d + 25 above. */
function threadLengthUm(diameterUm: number, lengthUm: number): number {
  const more = lengthUm <= 125_000 ? 6_000 : lengthUm <= 200_000 ? 12_000 : 25_000;
  return 2 * diameterUm + more;
}
