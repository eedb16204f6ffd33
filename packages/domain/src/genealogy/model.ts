/** Lots of steel and the acts that turned some of them into others. Masses are grams, emissions grams of CO2e. */

/** A lot as it was made: commissioned under a certificate, or produced by a transformation. */
export interface GenealogyLot {
  /** The ledger's id in decimal digits. */
  lotId: string;
  massGrams: bigint;
  emissionsGrams: bigint;
  /** The transformation it came out of; null for a commissioned lot, which starts a heat's branch. */
  madeBy: string | null;
}

/** Grams of a lot that went into a transformation, and the emissions they took along. */
export interface GenealogyInput {
  lotId: string;
  massGrams: bigint;
  emissionsGrams: bigint;
}

/** One transformation: Σ inputs = Σ outputs + loss; emissions of inputs + process = emissions of outputs. */
export interface GenealogyAct {
  id: string;
  inputs: readonly GenealogyInput[];
  /** Lots, in the order of production. */
  outputs: readonly string[];
  lossGrams: bigint;
  processEmissionsGrams: bigint;
}

export interface Genealogy {
  lots: readonly GenealogyLot[];
  acts: readonly GenealogyAct[];
}

/** Which way from a lot: to what it was made of, to what was made of it, or both. */
export type GenealogyDirection = 'up' | 'down' | 'both';

/** A genealogy with what is asked of it again and again: lots, makers and users by id. */
export interface GenealogyIndex {
  lots: ReadonlyMap<string, GenealogyLot>;
  acts: ReadonlyMap<string, GenealogyAct>;
  /** Acts that a lot went into, in the genealogy's order; an act that took it twice stands once. */
  usedIn: ReadonlyMap<string, readonly GenealogyAct[]>;
}

/** Builds the index; of two lots or acts with one id the first counts ({@link findGenealogyFaults} names the second). */
export function indexGenealogy({ lots, acts }: Genealogy): GenealogyIndex {
  const lotOf = new Map<string, GenealogyLot>();
  for (const lot of lots) if (!lotOf.has(lot.lotId)) lotOf.set(lot.lotId, lot);
  const actOf = new Map<string, GenealogyAct>();
  const usedIn = new Map<string, GenealogyAct[]>();
  for (const act of acts) {
    if (actOf.has(act.id)) continue;
    actOf.set(act.id, act);
    for (const lotId of new Set(act.inputs.map((input) => input.lotId))) {
      const users = usedIn.get(lotId);
      if (users) users.push(act);
      else usedIn.set(lotId, [act]);
    }
  }
  return { lots: lotOf, acts: actOf, usedIn };
}
