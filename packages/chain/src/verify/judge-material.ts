import { issuerNameOf, line, type LotFacts } from './lot-facts.ts';
import type { VerdictLine } from './report.ts';

const GRAMS_PER_KILOGRAM = 1_000n;

/** Is the bundle in hand one of those delivered from this lot? Asked only when the label has a serial. */
export function judgeBundle({ serial, bundle, how }: LotFacts): VerdictLine | undefined {
  if (serial === undefined) return undefined;
  if (!bundle.ok) return line('label', 'bundleUnread', {}, 'notAsked', how);
  if (bundle.value === undefined) return line('label', 'bundleUnknown', {}, 'noSuchBundle', how);
  return bundle.value.state === 'cancelled'
    ? line('label', 'bundleCancelled', {}, 'noSuchBundle', how)
    : undefined;
}

/** How much has been sold under the certificate, and is anything left? */
export function judgeQuantity(facts: LotFacts): VerdictLine {
  const { quantity, evidence, proves, how, lot, bundle } = facts;
  if (!quantity.ok) return line('quantity', 'quantityUnknown', {}, 'notAsked', how);
  if (evidence === undefined || !proves)
    return line('quantity', 'quantityUnknown', {}, 'quantityNoFile', how);
  const certifiedGrams = evidence.certificate.massGrams;
  const { usedGrams, unsoldGrams } = quantity.value;
  const certified = certifiedGrams.toString();
  if (usedGrams > certifiedGrams)
    return line('quantity', 'overClaimed', { used: usedGrams.toString(), certified }, 'quantity', how);
  const leftGrams = certifiedGrams - usedGrams + unsoldGrams;
  const bundleGrams = bundle.ok ? bundle.value?.grams : undefined;
  const mass = (bundleGrams ?? lot.massGrams).toString();
  if (leftGrams > 0n)
    return line('quantity', 'quantityOk', { mass, certified, left: leftGrams.toString() }, 'quantity', how);
  // Sold out is good news for who holds one of the sold bundles, and a warning for everybody else.
  return bundleGrams === undefined
    ? line('quantity', 'quantityExhausted', { certified }, 'quantity', how)
    : line('quantity', 'quantityExhaustedYours', { mass, certified }, 'quantity', how);
}

/** Shown only when there is a recall. */
export function judgeRecall(facts: LotFacts): VerdictLine | undefined {
  const { lot, recall, how } = facts;
  if (lot.recalledAt === 0) return undefined;
  const reason = recall.ok ? recall.value.reason : 0;
  return line(
    'recall',
    'recalled',
    { org: issuerNameOf(facts), date: lot.recalledAt, reason },
    'recall',
    how,
  );
}

/** Where was it melted, by which route, and how many recorded steps lie between? */
export function judgeOrigin(facts: LotFacts): VerdictLine {
  const { evidence, proves, bundle, how } = facts;
  const country = evidence?.label['countryOfMelt'];
  if (evidence === undefined || !proves || country === undefined)
    return line('origin', 'originUnknown', {}, 'originNoFile', how);
  const steps = bundle.ok && bundle.value?.state === 'delivered' ? 2 : 1;
  return line(
    'origin',
    'origin',
    { country, mill: issuerNameOf(facts), route: evidence.label['route'] ?? '', steps },
    'origin',
    how,
  );
}

/**
 * The carbon figure that the ledger carries. An evidence block that says *verified* is still the issuer's own word, so
 * the figure is shown as declared; a verifier signs a statement, see judgeStatement.
 */
export function judgeCarbon(facts: LotFacts): VerdictLine {
  const { lot, bundle, how } = facts;
  if (lot.emissionsGrams === 0n || lot.massGrams === 0n)
    return line('carbon', 'carbonNone', {}, 'carbonNone', how);
  const grams = (bundle.ok ? bundle.value?.grams : undefined) ?? lot.massGrams;
  const x = ((lot.emissionsGrams * GRAMS_PER_KILOGRAM) / lot.massGrams).toString();
  const y = ((lot.emissionsGrams * grams) / lot.massGrams).toString();
  return line('carbon', 'carbonSelfDeclared', { x, org: issuerNameOf(facts), y }, 'carbon', how);
}
