import {
  certificateIdOf,
  commitmentOf,
  readEvidence,
  type Countersignature,
  type Evidence,
} from './evidence.ts';
import { readBlock, type FetchBlock } from './fetch-block.ts';
import { shortAccount, type LotFacts } from './lot-facts.ts';
import { readIssuer } from './read-issuer.ts';
import { STATUS, type LotRecord, type Register, type RegisterDeployment } from './register.ts';
import { outcomeOf, type Outcome } from './report.ts';

export type ProofFacts = Pick<
  LotFacts,
  'evidenceBlock' | 'evidence' | 'proves' | 'isAnchored' | 'status' | 'countersigned' | 'compromisedSince'
>;

/** EN 10204 type 3.2, as the register writes it. */
const KIND_3_2 = 32n;
const notAsked = { ok: false } as const;

/** The proof of a lot's certificate, and what the registry says to it. */
export async function gatherProof(
  register: Register,
  fetchBlock: FetchBlock,
  lot: LotRecord,
  { certificateRegistry, chainId }: RegisterDeployment,
): Promise<ProofFacts> {
  const evidenceBlock = await readBlock(fetchBlock, lot.evidence);
  const evidence = evidenceBlock.state === 'read' ? readEvidence(evidenceBlock.bytes) : undefined;
  const nothing: ProofFacts = {
    evidenceBlock,
    evidence,
    proves: false,
    isAnchored: notAsked,
    status: notAsked,
    countersigned: undefined,
    compromisedSince: 0,
  };
  if (evidence === undefined) return nothing;
  const { certificate, batch } = evidence;
  const leaf = certificateIdOf(certificate, certificateRegistry, chainId);
  const [isAnchored, second] = await Promise.all([
    outcomeOf(
      register.commitmentOf(certificate).then((commitment) => commitment === commitmentOf(leaf, evidence)),
    ),
    outcomeOf(countersignatureOf(register, evidence)),
  ]);
  const status: Outcome<number> = second.ok
    ? await outcomeOf(register.status(evidence, second.value))
    : second;
  const isCompromised = status.ok && status.value === STATUS.signerCompromised;
  const since = isCompromised
    ? await outcomeOf(register.compromisedSince(lot.issuer, batch.signer))
    : notAsked;
  return {
    ...nothing,
    proves: leaf === lot.certificate && certificate.documentHash === lot.documentHash,
    isAnchored,
    status,
    countersigned: second.ok && second.value ? await nameBody(register, fetchBlock, second.value) : undefined,
    compromisedSince: since.ok ? since.value : 0,
  };
}

/**
 * The second signature of a 3.2: as the evidence gives it, or as the register's events do when it came later.
 *
 * @throws when the events could not be read: then nobody knows whether there is one.
 */
async function countersignatureOf(register: Register, { certificate, countersignature }: Evidence) {
  if (certificate.kind !== KIND_3_2) return undefined;
  return countersignature ?? register.countersignatureOf(certificate);
}

async function nameBody(register: Register, fetchBlock: FetchBlock, { body, signedAt }: Countersignature) {
  const entry = await outcomeOf(readIssuer(register, fetchBlock, body));
  return { by: (entry.ok ? entry.value?.name : undefined) ?? shortAccount(body), at: Number(signedAt) };
}
