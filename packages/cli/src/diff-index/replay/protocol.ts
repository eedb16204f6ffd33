import { add, type Row, type Tables } from './tables.ts';

/** The one row of totals. */
export function protocolOf(tables: Tables): Row {
  return tables.ensure('Protocol', 'topsteel', () => ({
    registrar: null,
    proposedRegistrar: null,
    signerSet: null,
    organisationCount: 0,
    batchCount: 0,
    certificateCount: 0n,
    revocationCount: 0,
    countersignatureCount: 0,
    tokenCount: 0,
    lotCount: 0,
    commissionedGrams: 0n,
    deliveredGrams: 0n,
    statementCount: 0,
    retiredGrams: 0n,
    paymentCount: 0,
    disputeCount: 0,
    fiatOrderCount: 0,
  }));
}

export function count(tables: Tables, field: string, amount: bigint | number = 1): void {
  add(protocolOf(tables), field, amount);
}
