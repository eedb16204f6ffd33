import { lotCodeOf } from '@topsteel/domain/digital-link';
import type { Hex } from '../verify/abi-words.ts';
import type { Evidence } from '../verify/evidence.ts';
import type { Assess } from '../verify/judge-certificate.ts';
import { line } from '../verify/lot-facts.ts';
import type { VerdictLine, VerificationReport } from '../verify/report.ts';
import { AddressedFiles } from './addressed-files.ts';
import { contractsOf } from './assemble-object.ts';
import { evidenceOf, isProven } from './certificate-evidence.ts';
import { checkEvents } from './check-events.ts';
import { strangeFile } from './file-faults.ts';
import { MANIFEST, type EvidenceKind, type ObjectManifest } from './manifest.ts';
import { readRecord, type ObjectRecord } from './object-record.ts';
import { offlineNode, type ProvenChain } from './offline-node.ts';
import type { Files } from './zip.ts';

/** What only the evidence of a lot holds. */
const OF_LOTS = /^credentials\/|^chain\/deployment\.json$/;

/** What an archive of an object is about. */
export interface ProvenObject {
  kind: EvidenceKind;
  id: Hex;
  /** The lot of a payment's steel, of which there is evidence of its own; null when there is none. */
  lotCode: string | null;
}

/**
 * Verifies a payment, a certificate or a class of carbon units from what is proven in its archive: the same reading as when the
 * archive was made, of a node that knows nothing else.
 *
 * @throws when a file belongs to nothing, or what is proven is not what the manifest names.
 */
export async function verifyObject(
  { assess, now }: { assess?: Assess | undefined; now: number },
  files: Files,
  { kind, id, acts, contracts }: ObjectManifest,
  chain: ProvenChain,
): Promise<VerificationReport & { object: ProvenObject }> {
  const { deployment } = chain;
  if (!/^0x[0-9a-f]{64}$/.test(id)) throw strangeFile(MANIFEST);
  const known = Object.entries(contractsOf(deployment));
  if (known.some(([name, address]) => contracts[name] !== address)) throw strangeFile(MANIFEST);
  if (Object.keys(contracts).length !== known.length) throw strangeFile(MANIFEST);
  const foreign = [...files.keys()].find((path) => OF_LOTS.test(path));
  if (foreign !== undefined) throw strangeFile(foreign);
  const addressed = await AddressedFiles.of(files);
  const evidence = kind === 'certificate' ? evidenceIn(addressed, id, chain) : undefined;
  const name = () => 'the bundle';
  const record = await readRecord({
    ...{ kind, id, deployment, now, assess, name, evidence: evidence?.bytes },
    ...{ rpc: offlineNode(chain), fetchBlock: addressed.fetchBlock },
  });
  if (record.lines.length === 0) throw strangeFile(MANIFEST);
  if (evidence !== undefined) {
    const { bytes, hash, found } = evidence;
    if (!isProven(bytes, hash, found, record.acts, deployment))
      throw strangeFile(`evidence/${hash.slice(2, 18)}.json`);
    addressed.expect([hash, ...documentsIn(record)]);
  }
  const held = addressed.expect(record.documents);
  addressed.requireAllAsked();
  const events = await checkEvents(files, record.events);
  return {
    ...{ lotId: '0', serial: undefined, block: record.block, lot: record.summary },
    ...{ register: name(), store: name(), checkedAt: now },
    lines: [
      ...standing(record, acts),
      line('acts', 'recordActs', { n: record.acts.length }, 'bundleProven', { files: files.size }),
      ...(record.documents.length === 0
        ? []
        : [
            line('documents', 'recordDocuments', { n: held, m: record.documents.length }, 'recordHashed', {}),
          ]),
      ...(events === undefined ? [] : [events]),
    ],
    object: { kind, id, lotCode: record.lotId === 0n ? null : lotCodeOf(record.lotId) },
  };
}

/** Of a part of the acts no sum says anything: neither that it agrees nor that it differs. */
function standing({ lines, block }: ObjectRecord, acts: ObjectManifest['acts']): VerdictLine[] {
  if (acts === 'all') return lines;
  return [
    ...lines.filter(({ question }) => question !== 'record'),
    line('whole', 'recordPart', {}, 'recordSummed', { block: block.number }),
  ];
}

const documentsIn = ({ summary }: ObjectRecord): string[] =>
  (summary?.documents ?? []).map((document) => document.sha256);

/** The evidence block of a certificate, found by what it proves. */
function evidenceIn(
  { byHash }: AddressedFiles,
  id: Hex,
  { deployment }: ProvenChain,
): { hash: string; bytes: Uint8Array; found: Evidence } {
  for (const [hash, bytes] of byHash) {
    const found = evidenceOf(bytes, id, deployment);
    if (found !== undefined) return { hash, bytes, found };
  }
  throw strangeFile('evidence');
}
