import type { DeviationView, NamedLotView, RfqRow } from '@topsteel/domain/api';
import {
  askedSteel,
  compareLot,
  type Deviation,
  type LotDeviation,
  type NeedRow,
  type QuotedRow,
} from '@topsteel/domain/sourcing';
import type { KeptLot } from './infra/lot-store.ts';

/** A lot beside what was asked for and quoted. */
export interface LotBeside {
  asked: RfqRow;
  need: NeedRow;
  quoted: QuotedRow;
  lot: KeptLot;
  /** What has still to come out of the lot; 0: all of it was ordered, so that what is left of the lot says nothing. */
  openGrams: bigint;
}

export function presentNamedLot({ asked, need, quoted, lot, openGrams }: LotBeside): NamedLotView {
  const found = compareLot(
    need,
    askedSteel(asked),
    { ...quoted, massGrams: openGrams },
    { ...lot, isOpen: lot.isOpen || openGrams === 0n },
  );
  return {
    offerId: lot.offerId,
    lotCode: lot.lotCode,
    heatNumber: lot.heatNumber,
    product: lot.product,
    dimensions: lot.dimensions,
    grade: lot.grade,
    norm: lot.norm,
    certificate: lot.certificate,
    carbonGramsPerKg: lot.carbonGramsPerKg?.toString() ?? null,
    availableGrams: lot.availableGrams.toString(),
    deviations: found.map(presentDeviation),
  };
}

/** A deviation with what was asked for and what there is instead, as text. */
export function presentDeviation(found: Deviation | LotDeviation): DeviationView {
  const say = (asked: bigint | string | null, quoted: bigint | string | null): DeviationView => ({
    code: found.code,
    asked: asked?.toString() ?? null,
    quoted: quoted?.toString() ?? null,
    days: null,
  });
  switch (found.code) {
    case 'later':
      return { ...say(null, null), days: found.days };
    case 'lot-closed':
      return say(null, null);
    case 'carbon-over':
      return say(
        found.capGramsPerKg,
        'thereGramsPerKg' in found ? found.thereGramsPerKg : found.quotedGramsPerKg,
      );
    case 'carbon-not-stated':
      return say(found.capGramsPerKg, null);
    case 'short':
      return say(found.askedMilli, found.quotedMilli);
    case 'lot-short':
      return say(found.neededGrams, found.leftGrams);
    default:
      return say(found.asked, 'there' in found ? found.there : found.quoted);
  }
}
