import { canonicalBytes } from '@topsteel/domain/jcs';
import { readWords, type Hex } from '../verify/abi-words.ts';
import { certificateIdOf, readEvidence, type Evidence } from '../verify/evidence.ts';
import { readBlock, type FetchBlock } from '../verify/fetch-block.ts';
import type { Register, RegisterDeployment } from '../verify/register.ts';
import { findObjectActs, type ObjectAct } from './object-acts.ts';
import { isSame } from './zip.ts';

type Contracts = Pick<RegisterDeployment, 'certificateRegistry' | 'chainId'>;

/** EN 10204 type 3.2, as the register writes it: the register holds its second signature. */
const KIND_3_2 = 32n;
/** Word of `LotCommissioned` with the SHA-256 of the lot's evidence block. */
const EVIDENCE = 5;

/** The evidence in a block, when it is of the certificate; undefined otherwise. */
export function evidenceOf(
  bytes: Uint8Array,
  id: Hex,
  { certificateRegistry, chainId }: Contracts,
): Evidence | undefined {
  const evidence = readEvidence(bytes);
  const isOfIt =
    evidence !== undefined && certificateIdOf(evidence.certificate, certificateRegistry, chainId) === id;
  return isOfIt ? evidence : undefined;
}

/**
 * The evidence block that an archive of a certificate holds: the one of a lot that was made under it, of which the ledger
 * keeps the hash, and while there is none the proof alone. So nothing in it is only somebody's word.
 *
 * @throws when the register does not answer.
 */
export async function chooseEvidence(
  id: Hex,
  given: Evidence,
  register: Register,
  fetchBlock: FetchBlock,
  deployment: RegisterDeployment,
): Promise<Uint8Array> {
  const of = { kind: 'certificate', id, certificate: given.certificate } as const;
  const [hash] = hashesIn(await findObjectActs(register, deployment, of));
  const read = hash === undefined ? undefined : await readBlock(fetchBlock, hash);
  const isFound = read?.state === 'read' && evidenceOf(read.bytes, id, deployment) !== undefined;
  return isFound ? read.bytes : bareEvidence(given, deployment);
}

/** Whether everything that the block says is proven: by the ledger's hash of it, or because it says no more than the proof. */
export function isProven(
  bytes: Uint8Array,
  hash: string,
  evidence: Evidence,
  acts: readonly ObjectAct[],
  deployment: Contracts,
): boolean {
  return hashesIn(acts).includes(hash as Hex) || isSame(bytes, bareEvidence(evidence, deployment));
}

const hashesIn = (acts: readonly ObjectAct[]): Hex[] =>
  acts.flatMap(({ name, data }) => (name === 'LotCommissioned' ? [readWords(data).hex(EVIDENCE)] : []));

function bareEvidence(
  { certificate, batch, siblings, countersignature }: Evidence,
  { chainId, certificateRegistry }: Contracts,
): Uint8Array {
  return canonicalBytes({
    type: 'topsteel/certificate-evidence/1',
    chainId: chainId.toString(),
    registry: certificateRegistry.toLowerCase(),
    certificate: textsIn(certificate),
    batch: textsIn(batch),
    siblings,
    ...(certificate.kind === KIND_3_2 &&
      countersignature !== undefined && { countersignature: textsIn(countersignature) }),
    documents: [],
    lot: {},
  });
}

const textsIn = (values: object): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
