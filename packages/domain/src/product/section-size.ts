import { ANGLES } from './tables/angles.ts';
import { HEA, HEB, HEM, IPE } from './tables/beams.ts';
import { UPE, UPN } from './tables/channels.ts';
import { rowsOf, thousandths } from './tables/read-table.ts';

export const beamForms = ['ipe', 'hea', 'heb', 'hem', 'upe', 'upn'] as const;
export type BeamForm = (typeof beamForms)[number];

/** One size of a rolled section. Lengths in micrometres; the mass is the norm's nominal one. */
export interface SectionSize {
  form: BeamForm | 'angle';
  /** As the trade writes it: HEB 200, L 100 × 100 × 10. */
  designation: string;
  heightUm: number;
  widthUm: number;
  webUm: number;
  flangeUm: number;
  radiusUm: number;
  gramsPerMetre: bigint;
}

const tables: Record<BeamForm, string> = { ipe: IPE, hea: HEA, heb: HEB, hem: HEM, upe: UPE, upn: UPN };

const um = (text: string | undefined): number => Number(thousandths(text ?? ''));

const beamSizes = new Map<string, SectionSize>(
  beamForms.flatMap((form) =>
    rowsOf(tables[form]).map(([size = '', h, b, tw, tf, r, mass = '']) => [
      `${form} ${size}`,
      {
        form,
        designation: `${form.toUpperCase()} ${size}`,
        heightUm: um(h),
        widthUm: um(b),
        webUm: um(tw),
        flangeUm: um(tf),
        radiusUm: um(r),
        gramsPerMetre: thousandths(mass),
      },
    ]),
  ),
);

const angleSizes = new Map<string, SectionSize>(
  rowsOf(ANGLES).map(([longer = '', shorter = '', thickness = '', r, mass = '']) => [
    `${longer} ${shorter} ${thickness}`,
    {
      form: 'angle',
      designation: `L ${longer} × ${shorter} × ${thickness}`,
      heightUm: um(longer),
      widthUm: um(shorter),
      webUm: um(thickness),
      flangeUm: um(thickness),
      radiusUm: um(r),
      gramsPerMetre: thousandths(mass),
    },
  ]),
);

/**
 * The size of a beam or channel in EN 10365; undefined when the norm has no such size.
 *
 * @example beamSizeOf('heb', 200)?.gramsPerMetre // 61_300n
 */
export const beamSizeOf = (form: BeamForm, size: number): SectionSize | undefined =>
  beamSizes.get(`${form} ${size.toString()}`);

/**
 * The size of an angle in EN 10056-1, legs in either order, in millimetres.
 *
 * @example angleSizeOf(100, 100, 10)?.gramsPerMetre // 15_000n
 */
export function angleSizeOf(legMm: number, otherLegMm: number, thicknessMm: number): SectionSize | undefined {
  const [longer, shorter] = [Math.max(legMm, otherLegMm), Math.min(legMm, otherLegMm)];
  return angleSizes.get(`${longer.toString()} ${shorter.toString()} ${thicknessMm.toString()}`);
}

/** Every size of the tables, beams and channels first. */
export const sectionSizes = (): SectionSize[] => [...beamSizes.values(), ...angleSizes.values()];
