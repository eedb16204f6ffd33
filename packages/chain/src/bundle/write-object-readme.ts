import { lotCodeOf } from '@topsteel/domain/digital-link';
import { formatTonnes } from '@topsteel/domain/units';
import { renderVerdict, isVerdictKey } from '@topsteel/domain/verdict';
import { documentNumberOf } from '../verify/document-number.ts';
import type { EvidenceKind, ObjectManifest } from './manifest.ts';
import type { ObjectRecord } from './object-record.ts';

const titles: Record<EvidenceKind, string> = {
  payment: 'EVIDENCE OF A PAYMENT',
  certificate: 'EVIDENCE OF AN INSPECTION CERTIFICATE',
  unit: 'EVIDENCE OF A CLASS OF CARBON UNITS',
};

const whats: Record<EvidenceKind, string> = {
  payment: `One payment as the settlement contract keeps it, and every act that moved its money: authorised, captured, voided,
reclaimed, disputed, settled, refunded. The program adds the acts up and compares the sums with the contract's own
record. Reports of weight and moves of title that name the payment are proven too, but no sum shows that none is missing.`,
  certificate: `One inspection certificate (EN 10204): the document, its place in the batch that its manufacturer registered, who vouches
for the manufacturer, whether it was revoked, countersigned, and how much of its mass was made into lots.`,
  unit: `One class of carbon units, and every act in it: issued, retired, cancelled, transferred, merged. The program adds up what
was issued, retired and cancelled and compares the sums with the contract's own totals. Transfers and merges change no
total: they are proven, but no sum shows that none is missing.`,
};

const files: Record<EvidenceKind, string> = {
  payment: `events/      the delivery as an EPCIS 2.0 event, where it is published. The .txt beside it is what the register holds
             the hash of`,
  certificate: `documents/   the certificate as data (JSON) and, where there is one, as PDF
evidence/    its place in its batch: the hashes that lead to what the register holds
directory/   the public profiles of the manufacturer and of who vouches for it`,
  unit: 'documents/   issuance and cancellation documents and texts of retirements, as far as published',
};

/** The first thing that a person reads in the archive of an object: what it is, how to check it, what it cannot say. */
export function writeObjectReadme(manifest: ObjectManifest, record: ObjectRecord): string {
  const { kind, id, chainId, block, acts } = manifest;
  const { lotId, summary } = record;
  const label = summary?.label ?? {};
  const lot = lotId === 0n ? undefined : lotCodeOf(lotId);
  const facts: (readonly [string, string | undefined])[] = [
    ['Id', id],
    ['Steel', lot && `lot ${lot}; its own evidence is GET /v2/lots/${lot}/evidence.zip`],
    ['Number', documentNumberOf(summary?.document)],
    ['Heat', label['heatNumber']],
    ['Grade', [label['grade'], label['norm']].filter(Boolean).join(', ')],
    [
      'Certified mass',
      summary?.certifiedGrams && `${formatTonnes(BigInt(summary.certifiedGrams), 'en', 3)} t`,
    ],
    ['Manufacturer', summary?.issuerName],
    [
      'As of',
      `${new Date(record.block.at * 1_000).toISOString()}, final block ${block.number} of chain ${chainId}`,
    ],
    ['Hash of the block', block.hash],
  ];
  const said = record.lines
    .filter(({ question }) => acts === 'all' && question === 'record')
    .map(({ key, params }) =>
      isVerdictKey(key) ? renderVerdict(key, params, 'en').replaceAll('**', '') : key,
    );
  return `${titles[kind]}

${facts
  .filter(([, value]) => value !== undefined && value !== '')
  .map(([name, value]) => `${`${name}:`.padEnd(20)}${value}`)
  .join('\n')}
${said.map((text) => `\n${text}\n`).join('')}
WHAT THIS IS
${whats[kind]}
${
  acts === 'part'
    ? `
Only acts of an agreed period are in this archive. They cannot be added up, and the program answers with exit code 2.
`
    : ''
}
HOW TO CHECK IT
With the program topsteel, on a computer without any network:

    npm run -s topsteel -- verify <this file>

It answers in plain lines and ends with exit code 0 (nothing speaks against it), 1 (something does) or 2 (a check could
not be made). A single changed byte in any file is found.

ITS ACTS (${record.acts.length})
${record.acts.map(({ blockNumber, contract, name }) => `block ${blockNumber}  ${contract}.${name}`).join('\n')}

WHAT THE FILES ARE
${files[kind]}
chain/       block headers; receipts with their proofs, each named by its block and its transaction's place in it; words
             of the contracts' storage with their proofs
manifest.json  kind, id, contracts and block, and the SHA-256 of every file

WHAT IT CANNOT SAY
1. What came after the block above.
2. That its blocks are the network's. Compare the hash above with a block explorer or a node that you trust (add
   --rpc URL and the program compares every block).
3. The hash of a transaction: a receipt does not name it. Its block and its place in the block do.
`;
}
