import type { materialLedgerAbi } from '@topsteel/chain';
import { organisationOf } from './directory.ts';
import { addToSteel } from './periods.ts';
import { count } from './protocol.ts';
import { logIdOf, lower, type Reducers, type Seen } from './seen-log.ts';
import { add, addMember, type Row, type Tables } from './tables.ts';
import { explainMovement, holdingOf, moveTitle } from './title.ts';
import { releaseAgainstPayment } from './payments.ts';

function makeLot(tables: Tables, lotId: bigint, made: Row, { at, transaction }: Seen): void {
  tables.put('Lot', String(lotId), {
    lotId,
    certificate: null,
    commissionedUnder: null,
    documentHash: null,
    subject: null,
    ...made,
    remainingGrams: made['massGrams'] ?? 0n,
    remainingEmissionsGrams: made['emissionsGrams'] ?? 0n,
    reservedGrams: 0n,
    commissionedAt: at,
    recalledAt: null,
    recallReason: null,
    recallEpcisEvent: null,
    recalledAncestors: [],
    parents: made['parents'] ?? [],
    children: [],
    madeBy: made['madeBy'] ?? null,
    statement: null,
    lastTransfer: null,
    transaction,
  });
  count(tables, 'lotCount');
}

function reservationOf(tables: Tables, paymentId: string, lotId: bigint, holder: string): Row {
  return tables.need('Reservation', `${paymentId}-${lotId}-${lower(holder)}`);
}

export const materialLedger: Reducers<typeof materialLedgerAbi> = {
  LotCommissioned(tables, args, seen) {
    const { certificate, documentHash, subject, evidence, epcisEvent, massGrams, emissionsGrams } = args;
    const issuer = organisationOf(tables, args.issuer);
    const made = { issuer, evidence, epcisEvent, massGrams, emissionsGrams, documentHash, subject };
    makeLot(tables, args.lotId, { ...made, certificate, commissionedUnder: certificate }, seen);
    const used = tables.ensure('Certificate', certificate, () => ({
      ...{ issuer, documentHash, subject },
      ...{ usedGrams: 0n, lotCount: 0, firstUsedAt: seen.at },
    }));
    used['usedGrams'] = args.certificateUsedGrams;
    add(used, 'lotCount', 1);
    count(tables, 'commissionedGrams', massGrams);
    const figures = { lotCount: 1, commissionedGrams: massGrams, commissionedEmissionsGrams: emissionsGrams };
    addToSteel(tables, seen.at, issuer, figures);
  },
  LotsTransformed(tables, args, { at, transaction }) {
    const { inputGrams, lossGrams, processEmissionsGrams, evidence, epcisEvent } = args;
    const actor = organisationOf(tables, args.actor);
    const row = { actor, inputGrams, lossGrams, processEmissionsGrams, evidence, epcisEvent };
    tables.put('Transformation', args.transformation, {
      ...row,
      parents: [],
      transformedAt: at,
      transaction,
    });
    const figures = {
      transformationCount: 1,
      transformedGrams: inputGrams,
      lossGrams,
      processEmissionsGrams,
    };
    addToSteel(tables, at, actor, figures);
  },
  LotConsumed(tables, args, seen) {
    const { transformation, grams, emissionsGrams, remainingGrams, remainingEmissionsGrams } = args;
    const lot = String(args.lotId);
    const holder = lower(args.holder);
    const cause = tables.need('Transformation', transformation);
    explainMovement(tables, { lot, from: holder, to: null, grams }, seen, {
      epcisEvent: cause['epcisEvent'] as string,
    });
    Object.assign(tables.need('Lot', lot), { remainingGrams, remainingEmissionsGrams });
    tables.put('Consumption', logIdOf(seen), { transformation, lot, holder, grams, emissionsGrams });
    addMember(cause, 'parents', lot);
  },
  LotProduced(tables, { lotId, transformation, massGrams, emissionsGrams }, seen) {
    const cause = tables.need('Transformation', transformation);
    const parents = cause['parents'] as readonly string[];
    const { actor, evidence, epcisEvent } = cause;
    const made = { issuer: actor ?? null, evidence: evidence ?? null, epcisEvent: epcisEvent ?? null };
    makeLot(tables, lotId, { ...made, massGrams, emissionsGrams, madeBy: transformation, parents }, seen);
    for (const parent of parents) addMember(tables.need('Lot', parent), 'children', String(lotId));
  },
  LotRecalled(tables, { lotId, issuer, reason, epcisEvent }, { at }) {
    const recall = { recalledAt: at, recallReason: reason, recallEpcisEvent: epcisEvent };
    Object.assign(tables.need('Lot', String(lotId)), recall);
    addToSteel(tables, at, issuer, { recallCount: 1 });
  },
  OrderPinned(tables, { holder, orderRef, rail }, { at, transaction }) {
    const row = { holder: lower(holder), orderRef, rail: lower(rail), pinnedAt: at, transaction };
    tables.put('OrderRail', `${lower(holder)}-${orderRef}`, row);
  },
  TitleReserved(tables, { paymentId, lotId, holder, orderRef, grams, reservedTotal }) {
    tables.put('Reservation', `${paymentId}-${lotId}-${lower(holder)}`, {
      ...{ paymentId, orderRef, lot: String(lotId), holder: lower(holder) },
      ...{ reservedGrams: grams, releasedGrams: 0n, cancelledGrams: 0n },
    });
    holdingOf(tables, lotId, holder)['reservedGrams'] = reservedTotal;
    add(tables.need('Lot', String(lotId)), 'reservedGrams', grams);
  },
  TitleReleased(tables, { paymentId, lotId, to, from, grams, releasedTotal, epcisEvent }, seen) {
    const movement = { lot: String(lotId), from: lower(from), to: lower(to), grams };
    explainMovement(tables, movement, seen, { paymentId, epcisEvent });
    const reservation = reservationOf(tables, paymentId, lotId, from);
    add(reservation, 'reservedGrams', -grams);
    reservation['releasedGrams'] = releasedTotal;
    add(holdingOf(tables, lotId, from), 'reservedGrams', -grams);
    add(tables.need('Lot', String(lotId)), 'reservedGrams', -grams);
    count(tables, 'deliveredGrams', grams);
    addToSteel(tables, seen.at, null, { releasedGrams: grams });
    releaseAgainstPayment(tables, paymentId, grams, releasedTotal, seen);
  },
  ReservationCancelled(tables, { paymentId, lotId, holder, grams, reservedTotal }) {
    const reservation = reservationOf(tables, paymentId, lotId, holder);
    add(reservation, 'reservedGrams', -grams);
    add(reservation, 'cancelledGrams', grams);
    holdingOf(tables, lotId, holder)['reservedGrams'] = reservedTotal;
    add(tables.need('Lot', String(lotId)), 'reservedGrams', -grams);
  },
  TitleTransferred(tables, { lotId, from, to, grams, epcisEvent }, seen) {
    const movement = { lot: String(lotId), from: lower(from), to: lower(to), grams };
    explainMovement(tables, movement, seen, { epcisEvent });
  },
  TransferSingle(tables, { from, to, id, value }, seen) {
    moveTitle(tables, from, to, [id], [value], seen);
  },
  TransferBatch(tables, { from, to, ids, values }, seen) {
    moveTitle(tables, from, to, ids, values, seen);
  },
  ApprovalForAll(tables, { account, operator, approved }, { at }) {
    const row = { holder: lower(account), operator: lower(operator), isApproved: approved, changedAt: at };
    tables.put('TitleOperator', `${lower(account)}-${lower(operator)}`, row);
  },
};

/** Recalled lots that each lot was made from, at any distance: worked out from the lineage at the end. */
export function flagDescendants(tables: Tables): void {
  const known = new Map<string, ReadonlySet<string>>();
  const recalledBehind = (id: string): ReadonlySet<string> => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const all = new Set<string>();
    known.set(id, all);
    for (const parent of tables.need('Lot', id)['parents'] as readonly string[]) {
      if (tables.need('Lot', parent)['recalledAt'] !== null) all.add(parent);
      for (const behind of recalledBehind(parent)) all.add(behind);
    }
    return all;
  };
  for (const [id, lot] of tables.rows('Lot')) lot['recalledAncestors'] = [...recalledBehind(id)];
}
