/** What was invoiced of one order so far, oldest first; amounts with VAT in the minor units that the money moves in. */
export interface IssuedDocument {
  id: string;
  isCredit: boolean;
  amountMinor: bigint;
  /** Billed mass; 0 of a credit note. */
  massGrams: bigint;
  /** The invoice that a credit note corrects. */
  corrects: string | null;
}

/** A document to issue. */
export interface PlannedDocument {
  isCredit: boolean;
  amountMinor: bigint;
  massGrams: bigint;
  corrects: string | null;
}

/**
 * What has to be issued so that invoices less credit notes are what the buyer has paid and not got back. It looks at
 * totals, so that asking again, or asking late, issues nothing twice. Credit notes take from the newest invoice first,
 * and never more than an invoice has left.
 *
 * @param target what is paid for in total, and the mass that it paid for
 * @example planDocuments([], { amountMinor: 358_704n, massGrams: 4_982_000n })
 * // [{ isCredit: false, amountMinor: 358704n, massGrams: 4982000n, corrects: null }]
 */
export function planDocuments(
  issued: readonly IssuedDocument[],
  target: { amountMinor: bigint; massGrams: bigint },
): PlannedDocument[] {
  const net = issued.reduce((sum, each) => sum + (each.isCredit ? -each.amountMinor : each.amountMinor), 0n);
  const billedGrams = issued.reduce((sum, { massGrams }) => sum + massGrams, 0n);
  if (target.amountMinor > net) {
    const massGrams = target.massGrams > billedGrams ? target.massGrams - billedGrams : 0n;
    return [{ isCredit: false, amountMinor: target.amountMinor - net, massGrams, corrects: null }];
  }
  let back = net - target.amountMinor;
  const planned: PlannedDocument[] = [];
  for (const invoice of issued.filter(({ isCredit }) => !isCredit).reverse()) {
    const credited = issued
      .filter(({ corrects }) => corrects === invoice.id)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const left = invoice.amountMinor - credited;
    const amountMinor = back < left ? back : left;
    if (amountMinor <= 0n) continue;
    planned.push({ isCredit: true, amountMinor, massGrams: 0n, corrects: invoice.id });
    back -= amountMinor;
  }
  return planned;
}
