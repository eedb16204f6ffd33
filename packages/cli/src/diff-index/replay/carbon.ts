import type { carbonUnitsAbi, emissionStatementsAbi } from '@topsteel/chain';
import { organisationOf } from './directory.ts';
import { addToCarbon, addToSteel } from './periods.ts';
import { count } from './protocol.ts';
import { logIdOf, lower, textOf, type Reducers, type Seen } from './seen-log.ts';
import { amountOf, type Row, type Tables } from './tables.ts';

export const emissionStatements: Reducers<typeof emissionStatementsAbi> = {
  EmissionsDeclared(tables, { statementId, lotId, declarer, signer, statement }, { at, transaction }) {
    const lot = tables.need('Lot', String(lotId));
    const before = typeof lot['statement'] === 'string' ? lot['statement'] : null;
    const superseded = before === null ? undefined : tables.need('EmissionStatement', before);
    if (superseded !== undefined) {
      Object.assign(superseded, { isStanding: false, supersededBy: statementId });
    }
    tables.put('EmissionStatement', statementId, {
      ...{ lot: String(lotId), declarer: organisationOf(tables, declarer), signer: lower(signer) },
      ...{ massGrams: statement.massGrams, emissionsGrams: statement.emissionsGrams },
      ...{ method: textOf(statement.method), boundary: textOf(statement.boundary) },
      documentHash: statement.documentHash,
      ordinal: superseded === undefined ? 1n : amountOf(superseded, 'ordinal') + 1n,
      ...{ supersedes: before, supersededBy: null, isStanding: true, state: 'SELF_DECLARED' },
      ...{ verification: null, declaredAt: at, transaction },
    });
    lot['statement'] = statementId;
    count(tables, 'statementCount');
    const { massGrams, emissionsGrams } = statement;
    const figures = { statementCount: 1, statedGrams: massGrams, statedEmissionsGrams: emissionsGrams };
    addToSteel(tables, at, declarer, figures);
  },
  EmissionsVerified(tables, { statementId, verifier, signer, ordinal, documentHash }, { at, transaction }) {
    const id = `${statementId}-${ordinal}`;
    tables.put('Verification', id, {
      ...{
        statement: statementId,
        ordinal,
        verifier: organisationOf(tables, verifier),
        signer: lower(signer),
      },
      ...{ documentHash, verifiedAt: at, withdrawnAt: null, withdrawalReason: null, transaction },
    });
    Object.assign(tables.need('EmissionStatement', statementId), { state: 'VERIFIED', verification: id });
  },
  VerificationWithdrawn(tables, { statementId, ordinal, reason }, { at }) {
    const withdrawn = { withdrawnAt: at, withdrawalReason: reason };
    Object.assign(tables.need('Verification', `${statementId}-${ordinal}`), withdrawn);
    tables.need('EmissionStatement', statementId)['state'] = 'VERIFICATION_WITHDRAWN';
  },
};

/** Serials that moved: who had them, who has them. */
interface Moved {
  kind: string;
  from: string | null;
  to: string | null;
  first: bigint;
  last: bigint;
  documentHash?: string;
}

function tellOfUnits(tables: Tables, classId: string, moved: Moved, seen: Seen): void {
  const { documentHash = null, ...rest } = moved;
  tables.put('CarbonMovement', logIdOf(seen), {
    ...{ carbonClass: classId, ...rest, documentHash, at: seen.at, transaction: seen.transaction },
  });
}

function putRange(tables: Tables, classId: string, holder: string, first: bigint, last: bigint): void {
  tables.put('CarbonRange', `${classId}-${first}`, {
    ...{ carbonClass: classId, holder: lower(holder), first, last, grams: last - first },
  });
}

/** `[first, last)` leaves the range that begins at `rangeFirst`; what is left of it stays with its holder. */
function takeFrom(tables: Tables, classId: string, rangeFirst: bigint, first: bigint, last: bigint): void {
  const range = tables.need('CarbonRange', `${classId}-${rangeFirst}`);
  const [holder, end] = [String(range['holder']), amountOf(range, 'last')];
  tables.remove('CarbonRange', `${classId}-${rangeFirst}`);
  if (rangeFirst < first) putRange(tables, classId, holder, rangeFirst, first);
  if (last < end) putRange(tables, classId, holder, last, end);
}

const classOf = (tables: Tables, classId: string): Row => tables.need('CarbonClass', classId);

export const carbonUnits: Reducers<typeof carbonUnitsAbi> = {
  ClassOpened(tables, { classId, issuer, programme, project, vintage }, { at }) {
    tables.put('CarbonClass', classId, {
      ...{ issuer: organisationOf(tables, issuer), programme: textOf(programme), project: textOf(project) },
      ...{ vintage, nextSerial: 0n, issuedGrams: 0n, activeGrams: 0n, retiredGrams: 0n, cancelledGrams: 0n },
      openedAt: at,
    });
  },
  UnitsIssued(tables, { classId, to, first, last, documentHash, totalIssued, totalActive }, seen) {
    const totals = { nextSerial: last, issuedGrams: totalIssued, activeGrams: totalActive };
    Object.assign(classOf(tables, classId), totals);
    putRange(tables, classId, to, first, last);
    tellOfUnits(
      tables,
      classId,
      { kind: 'ISSUED', from: null, to: lower(to), first, last, documentHash },
      seen,
    );
    addToCarbon(tables, seen.at, classId, { issuedGrams: last - first });
  },
  UnitsTransferred(tables, { classId, from, to, rangeFirst, first, last }, seen) {
    takeFrom(tables, classId, rangeFirst, first, last);
    putRange(tables, classId, to, first, last);
    const moved = { kind: 'TRANSFERRED', from: lower(from), to: lower(to), first, last };
    tellOfUnits(tables, classId, moved, seen);
    addToCarbon(tables, seen.at, classId, { transferredGrams: last - first });
  },
  RangesMerged(tables, { classId, holder, first, seam, last }, seen) {
    const kept = tables.need('CarbonRange', `${classId}-${first}`)['holder'];
    tables.need('CarbonRange', `${classId}-${seam}`);
    tables.remove('CarbonRange', `${classId}-${seam}`);
    putRange(tables, classId, String(kept), first, last);
    const by = lower(holder);
    tellOfUnits(tables, classId, { kind: 'MERGED', from: by, to: by, first, last }, seen);
  },
  UnitsRetired(tables, args, seen) {
    const { retirementId, classId, rangeFirst, first, last, purpose, lotId } = args;
    const totals = { activeGrams: args.totalActive, retiredGrams: args.totalRetired };
    Object.assign(classOf(tables, classId), totals);
    takeFrom(tables, classId, rangeFirst, first, last);
    const holder = lower(args.holder);
    tellOfUnits(tables, classId, { kind: 'RETIRED', from: holder, to: null, first, last }, seen);
    tables.put('CarbonRetirement', retirementId, {
      ...{ carbonClass: classId, holder, beneficiary: lower(args.beneficiary), first, last },
      ...{ grams: last - first, purpose, lotId, retiredAt: seen.at, transaction: seen.transaction },
    });
    count(tables, 'retiredGrams', last - first);
    addToCarbon(tables, seen.at, classId, { retiredGrams: last - first });
  },
  UnitsCancelled(tables, { classId, holder, rangeFirst, first, last, documentHash, ...after }, seen) {
    const totals = { activeGrams: after.totalActive, cancelledGrams: after.totalCancelled };
    Object.assign(classOf(tables, classId), totals);
    takeFrom(tables, classId, rangeFirst, first, last);
    const moved = { kind: 'CANCELLED', from: lower(holder), to: null, first, last, documentHash };
    tellOfUnits(tables, classId, moved, seen);
    addToCarbon(tables, seen.at, classId, { cancelledGrams: last - first });
  },
};
