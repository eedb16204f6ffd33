import { rfqPlace, rfqRow, type RfqRow } from '@topsteel/domain/api';
import type { PriceCurrency } from '@topsteel/domain/pricing';
import type { RfqState } from '@topsteel/domain/sourcing';
import { z } from 'zod';
import type { Rfq as RfqRecord } from '../../generated/prisma/client.ts';

/** A request as kept, its JSON read back through the schemas that wrote it. */
export interface StoredRfq extends Omit<RfqRecord, 'state' | 'needRows' | 'place' | 'currency' | 'wantedOn'> {
  state: RfqState;
  rows: RfqRow[];
  place: z.output<typeof rfqPlace>;
  currency: PriceCurrency;
  /** `2026-12-11` */
  wantedOn: string | null;
}

const rows = z.array(rfqRow);

export function storedRfq(record: RfqRecord): StoredRfq {
  const { needRows, ...row } = record;
  return {
    ...row,
    state: row.state as RfqState,
    rows: rows.parse(needRows),
    place: rfqPlace.parse(row.place),
    currency: row.currency as PriceCurrency,
    wantedOn: row.wantedOn?.toISOString().slice(0, 10) ?? null,
  };
}
