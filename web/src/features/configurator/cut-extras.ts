import { MARK_TRANSFER, REMNANT_RETURN, REMNANT_SCRAP } from '@topsteel/domain/pricing';

/** Work that there is only where something is cut. */
const OF_CUTTING: readonly string[] = [MARK_TRANSFER, REMNANT_RETURN, REMNANT_SCRAP];

/** Extras that say what becomes of remnants: they are chosen by themselves. */
export const isRemnantFate = (code: string): boolean => code === REMNANT_RETURN || code === REMNANT_SCRAP;

/** The extras of an order: without a cutting list, those of cutting are left out and wait for one. */
export const extrasFor = (extras: readonly string[], hasCuts: boolean): string[] =>
  hasCuts ? [...extras] : extras.filter((code) => !OF_CUTTING.includes(code));
