import type { Tx } from '../../platform/database/index.ts';

/** Writes what the ledger's events say of lots and acts. Every row names its event, and falls with it. */

export interface LedgerMoment {
  eventId: bigint;
  at: Date;
  txHash: string;
  isFinal: boolean;
}

export interface MadeLot {
  lotId: string;
  maker: string;
  massGrams: string;
  emissionsGrams: string;
  origin: { certificate: string; documentHash: string } | { madeBy: string };
}

export async function putLot(tx: Tx, lot: MadeLot, moment: LedgerMoment): Promise<void> {
  const { eventId, at, txHash, isFinal } = moment;
  const { certificate, documentHash, madeBy } = {
    certificate: null,
    documentHash: null,
    madeBy: null,
    ...lot.origin,
  };
  await tx.$executeRaw`
    INSERT INTO genealogy_lot (lot_id, event_id, made_by, ordinal, certificate, document_hash, maker, mass_grams,
                               emissions_grams, made_at, tx_hash, is_final)
    VALUES (${lot.lotId}, ${eventId}, ${madeBy}, (SELECT count(*) FROM genealogy_lot WHERE made_by = ${madeBy})::int,
            ${certificate}, ${documentHash}, ${lot.maker}, ${lot.massGrams}::numeric, ${lot.emissionsGrams}::numeric,
            ${at}, ${txHash}, ${isFinal})
    ON CONFLICT (lot_id) DO UPDATE SET event_id = excluded.event_id, is_final = excluded.is_final,
                                       tx_hash = excluded.tx_hash, made_at = excluded.made_at`;
}

export async function putAct(
  tx: Tx,
  act: {
    transformation: string;
    actor: string;
    lossGrams: string;
    processEmissionsGrams: string;
    evidence: string;
    epcisEvent: string;
  },
  moment: LedgerMoment,
): Promise<void> {
  const { eventId, at, txHash, isFinal } = moment;
  await tx.$executeRaw`
    INSERT INTO genealogy_act (transformation, event_id, actor, loss_grams, process_emissions_grams, evidence, epcis_event,
                               acted_at, tx_hash, is_final)
    VALUES (${act.transformation}, ${eventId}, ${act.actor}, ${act.lossGrams}::numeric,
            ${act.processEmissionsGrams}::numeric, ${act.evidence}, ${act.epcisEvent}, ${at}, ${txHash}, ${isFinal})
    ON CONFLICT (transformation) DO UPDATE SET event_id = excluded.event_id, is_final = excluded.is_final,
                                               tx_hash = excluded.tx_hash, acted_at = excluded.acted_at`;
}

export async function putInput(
  tx: Tx,
  input: { lotId: string; transformation: string; holder: string; grams: string; emissionsGrams: string },
  eventId: bigint,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO genealogy_input (event_id, lot_id, transformation, holder, mass_grams, emissions_grams)
    VALUES (${eventId}, ${input.lotId}, ${input.transformation}, ${input.holder}, ${input.grams}::numeric,
            ${input.emissionsGrams}::numeric)
    ON CONFLICT (event_id) DO NOTHING`;
}

/** Forgets what an event said whose block was replaced. */
export async function dropEvent(tx: Tx, eventId: bigint): Promise<void> {
  await tx.$executeRaw`DELETE FROM genealogy_lot WHERE event_id = ${eventId}`;
  await tx.$executeRaw`DELETE FROM genealogy_act WHERE event_id = ${eventId}`;
  await tx.$executeRaw`DELETE FROM genealogy_input WHERE event_id = ${eventId}`;
}

export async function putRecall(
  tx: Tx,
  lotId: string,
  recall: { reason: number; at: Date; txHash: string } | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE genealogy_lot SET recall_reason = ${recall?.reason ?? null}::int, recalled_at = ${recall?.at ?? null}::timestamptz,
                             recall_tx_hash = ${recall?.txHash ?? null}
     WHERE lot_id = ${lotId}`;
}
