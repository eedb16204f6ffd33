import { angleSizeOf, beamSizeOf, type BeamForm, type SectionSize } from '../section-size.ts';
import type { Shape } from './shape.ts';
import { micrometresOf } from './written-sizes.ts';

/** Names of the trade for the forms of EN 10365; DIN 1025 called them IPBl, IPB and IPBv. */
const beamNames: Record<string, BeamForm> = {
  IPE: 'ipe',
  HEA: 'hea',
  HEB: 'heb',
  HEM: 'hem',
  IPBL: 'hea',
  IPB: 'heb',
  IPBV: 'hem',
  UPE: 'upe',
  UPN: 'upn',
  UNP: 'upn',
};

/**
 * Rolled sections: HEB 200, HE 200 B, IPBl 200, UPN200, L 100X100X10, L 50X5. A size that the norm has not is not read:
 * its mass would be a guess.
 */
export function readSection(plain: string): Shape | undefined {
  const turned = /^HE (\d{2,4}) ?([ABM])$/.exec(plain);
  const beam = turned
    ? [, `HE${turned[2] ?? ''}`, turned[1]]
    : /^(IPBL|IPBV|IPB|IPE|HE ?[ABM]|UPE|UPN|UNP) ?(\d{2,4})$/.exec(plain);
  const form = beamNames[(beam?.[1] ?? '').replace(' ', '')];
  if (form !== undefined) {
    const size = beamSizeOf(form, Number(beam?.[2]));
    return size && ofSize(size);
  }
  const angle = /^(?:L|ANGLE|CORNIERE|WINKEL|LNP) ?(\d+)X(?:(\d+)X)?(\d+(?:\.\d)?)$/.exec(plain);
  if (!angle) return undefined;
  const [, leg, otherLeg = leg, thickness] = angle;
  if (micrometresOf(thickness) === undefined) return undefined;
  const size = angleSizeOf(Number(leg), Number(otherLeg), Number(thickness));
  return size && ofSize(size);
}

const ofSize = (size: SectionSize): Shape => ({
  family: 'section',
  form: size.form,
  designation: size.designation,
  heightUm: size.heightUm,
  widthUm: size.widthUm,
  thicknessUm: size.webUm,
  gramsPerMetre: size.gramsPerMetre,
});
