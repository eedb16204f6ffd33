import { lotIdOfCode } from '@topsteel/domain/digital-link';
import { AppError, isAppError } from '@topsteel/domain/errors';
import type { Hex } from '../verify/abi-words.ts';
import type { Assess } from '../verify/judge-certificate.ts';
import { textOf } from '../verify/evidence.ts';
import { line } from '../verify/lot-facts.ts';
import { Register, type RegisterDeployment } from '../verify/register.ts';
import type { VerdictLine, VerificationReport } from '../verify/report.ts';
import { verifyLot } from '../verify/verify-lot.ts';
import { AddressedFiles } from './addressed-files.ts';
import { checkEvents } from './check-events.ts';
import { readCredentialFiles } from './credential-files.ts';
import { findActs } from './find-acts.ts';
import { checkManifest, isOfObject, type LotManifest, type Manifest } from './manifest.ts';
import { offlineNode, type ProvenChain } from './offline-node.ts';
import { proveChain } from './prove-chain.ts';
import { verifyObject, type ProvenObject } from './verify-object.ts';
import { unpackZip, type Files } from './zip.ts';

export interface VerifyBundleInput {
  /** The archive, or the files that it was unpacked to. */
  bundle: Uint8Array | Files;
  /** The contracts of a chain as the reader knows them; the bundle's word is not taken for it. */
  deploymentOf: (chainId: number) => RegisterDeployment | undefined;
  /** Unix seconds. */
  now: number;
  assess?: Assess | undefined;
}

export interface BundleReport extends VerificationReport {
  /** Of an archive that is not of a lot. */
  object?: ProvenObject;
  /** What the bundle says it is; undefined when its manifest cannot be read. */
  manifest: Manifest | undefined;
  files: number;
  /** Every block that something in it rests on: they are the network's only if the network has them with these hashes. */
  blocks: { number: string; hash: Hex }[];
}

/**
 * Checks a bundle by itself: every byte against the manifest, every header against its hash, every receipt and word of
 * storage against the header's roots; then it verifies the lot, or the object of the record that the manifest names, from
 * these as from a node. It opens no connection.
 *
 * A changed byte, a proof that does not lead to its root, a file that is missing or one too many is *altered*, and
 * nothing else is said. Contracts that the reader does not know, and versions and kinds of archives that are not known
 * here, are *not checked*.
 */
export async function verifyBundle(input: VerifyBundleInput): Promise<BundleReport> {
  let files: Files = new Map();
  let manifest: Manifest | undefined;
  try {
    files = input.bundle instanceof Uint8Array ? unpackZip(input.bundle) : input.bundle;
    const checked = checkManifest(files);
    manifest = checked.manifest;
    const [wrong] = checked.wrong;
    if (wrong !== undefined) return altered(input, files, manifest, wrong);
    const deployment = input.deploymentOf(manifest.chainId);
    if (deployment === undefined) {
      const unknown = line(
        'bundle',
        'bundleForeign',
        { chain: manifest.chainId },
        'bundleRead',
        howOf(files),
      );
      return reportOf(input, files, manifest, [unknown]);
    }
    const chain = await proveChain(input.now, files, manifest, deployment);
    const report = isOfObject(manifest)
      ? await verifyObject(input, files, manifest, chain)
      : await verifyLotFiles(input, files, manifest, chain);
    return framed(report, files, manifest, chain);
  } catch (error) {
    if (isAppError(error) && error.code === 'unsupported-media') {
      const form = textOf(error.details['reason']);
      const other = line('bundle', 'bundleOtherForm', { form }, 'bundleRead', howOf(files));
      return reportOf(input, files, manifest, [other]);
    }
    const what = isAppError(error) ? textOf(error.details['reason']) || 'archive' : 'proof';
    return altered(input, files, manifest, what);
  }
}

async function verifyLotFiles(
  { assess, now }: VerifyBundleInput,
  files: Files,
  manifest: LotManifest,
  chain: ProvenChain,
): Promise<VerificationReport> {
  const lotId = lotIdOfCode(manifest.lot);
  const serial = manifest.serial === null ? undefined : lotIdOfCode(manifest.serial);
  if (lotId === undefined) throw new AppError('invalid-input', { message: 'The manifest names no lot.' });
  const addressed = await AddressedFiles.of(files);
  const name = () => 'the bundle';
  const report = await verifyLot({
    ...{ lotId, serial, fetchBlock: addressed.fetchBlock, now, assess, deployment: chain.deployment },
    ...{ rpc: offlineNode(chain), registerName: name, storeName: name },
  });
  addressed.expect((report.lot?.documents ?? []).map((document) => document.sha256));
  addressed.requireAllAsked();
  const register = await Register.open(offlineNode(chain), chain.deployment);
  const acts = await findActs(register, chain.deployment.materialLedger, lotId, serial);
  const events = await checkEvents(
    files,
    acts.map(({ hash }) => hash),
  );
  const credentials = readCredentialFiles(files);
  const judged =
    credentials === undefined
      ? []
      : await (
          await import('./judge-credentials.ts')
        ).judgeCredentials(credentials, lotId, chain, addressed.byHash);
  return { ...report, lines: [...report.lines, ...judged, ...(events === undefined ? [] : [events])] };
}

/** The report with what every archive says of itself around it: that it is whole, and as of when. */
function framed(
  report: VerificationReport,
  files: Files,
  manifest: Manifest,
  { head, headers }: ProvenChain,
): BundleReport {
  const { number, hash, at } = head;
  const lines = [
    line('bundle', 'bundleIntact', { n: files.size }, 'bundleRead', howOf(files)),
    ...report.lines,
    line('asOf', 'bundleAsOf', { time: at, block: number.toString(), hash }, 'bundleProven', howOf(files)),
  ];
  const blocks = [...headers.values()].map((each) => ({
    number: each.number.toString(),
    hash: each.hash,
  }));
  return { ...report, lines, manifest, files: files.size, blocks };
}

const howOf = (files: Files) => ({ files: files.size });

function altered(
  input: VerifyBundleInput,
  files: Files,
  manifest: Manifest | undefined,
  what: string,
): BundleReport {
  return reportOf(input, files, manifest, [
    line('bundle', 'bundleAltered', { what }, 'bundleRead', howOf(files)),
  ]);
}

function reportOf(
  { now }: VerifyBundleInput,
  files: Files,
  manifest: Manifest | undefined,
  lines: VerdictLine[],
): BundleReport {
  const ofObject = manifest !== undefined && isOfObject(manifest) ? manifest : undefined;
  const lotId = manifest === undefined || isOfObject(manifest) ? undefined : lotIdOfCode(manifest.lot);
  return {
    ...{ lotId: (lotId ?? 0n).toString(), serial: undefined, lines, block: undefined, lot: undefined },
    ...{ register: 'the bundle', store: 'the bundle', checkedAt: now, manifest, files: files.size },
    ...(ofObject !== undefined && { object: { kind: ofObject.kind, id: ofObject.id, lotCode: null } }),
    blocks: [],
  };
}
