import { formatTonnes } from '@topsteel/domain/units';
import type { VerificationReport } from '../verify/report.ts';
import type { LotManifest } from './manifest.ts';

/** The first thing that a customs officer or a buyer reads in a bundle: what it is, how to check it, what it cannot say. */
export function writeReadme(
  { lot, serial, chainId, block }: LotManifest,
  report: VerificationReport,
): string {
  const { label = {}, issuerName, lotGrams } = report.lot ?? {};
  const at = report.block === undefined ? '' : new Date(report.block.at * 1_000).toISOString();
  const facts: (readonly [string, string | undefined])[] = [
    ['Lot', lot],
    ['Bundle', serial ?? undefined],
    ['Heat', label['heatNumber']],
    ['Grade', [label['grade'], label['norm']].filter(Boolean).join(', ')],
    ['Product', [label['product'], label['dimensions']].filter(Boolean).join(', ')],
    ['Mass of the lot', lotGrams && `${formatTonnes(BigInt(lotGrams), 'en', 3)} t`],
    ['Manufacturer', issuerName],
    ['As of', `${at}, block ${block.number} of chain ${chainId}`],
    ['Hash of the block', block.hash],
  ];
  return `EVIDENCE OF A STEEL LOT

${facts
  .filter(([, value]) => value !== undefined && value !== '')
  .map(([name, value]) => `${`${name}:`.padEnd(20)}${value}`)
  .join('\n')}

WHAT THIS IS
The papers of one lot of steel, and what proves that they are the registered ones: the manufacturer's inspection
certificate (EN 10204), its place in the public register, who vouches for the manufacturer, how much of the certified
mass has been used, and whether the certificate had been revoked or the steel recalled at the time above.

HOW TO CHECK IT
With the program topsteel, on a computer without any network:

    npm run -s topsteel -- verify <this file>

It answers in plain lines and ends with exit code 0 (nothing speaks against the steel), 1 (something does) or 2 (a
check could not be made). A single changed byte in any file is found.

WHAT THE FILES ARE
documents/   the inspection certificate as data (JSON) and, where there is one, as PDF
evidence/    the certificate's place in its batch: the hashes that lead to what the register holds
directory/   the public profiles of the manufacturer and of who vouches for it
events/      what happened to the steel (EPCIS 2.0): made, handed over, transformed, recalled, as far as published.
             Each .json is an event, the .txt beside it is what the register holds the hash of
credentials/ the credentials of the lot (W3C VC, as signed tokens), where they are issued. Under issuer/ lie the keys
             (did document) and the list of withdrawn credentials; sources.json says where and when they were fetched
chain/       block headers, receipts with their proofs, and words of the contracts' storage with theirs
manifest.json  the SHA-256 of every file

WHAT IT CANNOT SAY
1. What came after the block above: a certificate can be revoked and steel recalled on any later day. Scan the label,
   or run the program with a network, to know today's state.
2. That the block is the network's. Compare the hash of the block above with a block explorer or a node that you trust
   (add --rpc URL and the program does it).
3. That the keys under credentials/issuer/ are the manufacturer's: the web address in sources.json says so, not the
   register. The program compares what the credentials say with the register.
4. What the steel itself is. Read the mark on it: it must show the heat above.
`;
}
