import { parseJson, textOf, type Evidence } from './evidence.ts';
import { isRecord } from './json-rpc.ts';
import type { LotFacts } from './lot-facts.ts';
import type { Emissions, EvidenceDocument, LotSummary } from './report.ts';

/** What the register and the evidence say of the steel, for people to read. */
export function summaryOf(facts: LotFacts): LotSummary {
  const { lot, evidence, issuer, countersigned, bundle, documentBlock } = facts;
  const found = bundle.ok ? bundle.value : undefined;
  return {
    issuer: lot.issuer,
    issuerName: issuer.ok ? issuer.value?.name : undefined,
    countersignedBy: countersigned?.by,
    documentHash: lot.documentHash,
    lotGrams: lot.massGrams.toString(),
    certifiedGrams: evidence?.certificate.massGrams.toString(),
    bundle:
      found?.grams === undefined || found.state === 'cancelled'
        ? undefined
        : { grams: found.grams.toString(), state: found.state },
    label: evidence?.label ?? {},
    documents: documentsOf(evidence),
    emissions: emissionsOf(evidence),
    history: historyOf(facts),
    document: documentBlock.state === 'read' ? parseJson(documentBlock.bytes) : undefined,
  };
}

/** The documents that stand behind a certificate. */
export function documentsOf(evidence: Evidence | undefined): EvidenceDocument[] {
  const documents = evidence?.block['documents'];
  return (Array.isArray(documents) ? documents.filter(isRecord) : []).map((entry) => ({
    role: textOf(entry['role']),
    mediaType: textOf(entry['mediaType']),
    sha256: textOf(entry['sha256']),
    cid: textOf(entry['cid']),
  }));
}

function emissionsOf(evidence: Evidence | undefined): Emissions | undefined {
  const lot = evidence?.block['lot'];
  const entry = isRecord(lot) ? lot['emissions'] : undefined;
  return isRecord(entry)
    ? {
        gramsCo2ePerKg: textOf(entry['gramsCo2ePerKg']),
        status: textOf(entry['status']),
        method: textOf(entry['method']),
        boundary: textOf(entry['boundary']),
      }
    : undefined;
}

function historyOf({ lot, evidence, countersigned, bundle, revocation }: LotFacts): LotSummary['history'] {
  const found = bundle.ok ? bundle.value : undefined;
  const revoked = revocation.ok ? revocation.value : undefined;
  const events: (LotSummary['history'][number] | undefined)[] = [
    evidence === undefined ? undefined : { what: 'certified', at: Number(evidence.batch.issuedAt) },
    countersigned === undefined ? undefined : { what: 'countersigned', at: countersigned.at },
    { what: 'commissioned', at: lot.commissionedAt },
    found === undefined ? undefined : { what: found.state, at: found.at },
    revoked?.at === undefined ? undefined : { what: 'revoked', at: revoked.at },
    lot.recalledAt === 0 ? undefined : { what: 'recalled', at: lot.recalledAt },
  ];
  return events.filter((event) => event !== undefined).sort((a, b) => a.at - b.at);
}
