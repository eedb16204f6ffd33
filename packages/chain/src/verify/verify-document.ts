import { canonicalBytes, parseJsonText } from '@topsteel/domain/jcs';
import { readWords, type Hex } from './abi-words.ts';
import { documentNumberOf } from './document-number.ts';
import { parseJson, readEvidence } from './evidence.ts';
import { readBlock } from './fetch-block.ts';
import { isRecord } from './json-rpc.ts';
import { line, shortAccount } from './lot-facts.ts';
import { documentsOf } from './lot-summary.ts';
import { readIssuer } from './read-issuer.ts';
import type { Log } from './node-answers.ts';
import { Register } from './register.ts';
import { outcomeOf, type VerdictLine, type VerificationReport } from './report.ts';
import { sha256 } from './sha256.ts';
import { verifyLot, type VerifyLotInput } from './verify-lot.ts';

export interface VerifyDocumentInput extends Omit<VerifyLotInput, 'lotId' | 'serial'> {
  /** The file as it was dropped: the JSON of a certificate in any formatting, or the PDF. */
  bytes: Uint8Array;
  /** The lot whose page the file was dropped on; the file is then compared with this lot only. */
  lotId?: bigint | undefined;
}

export interface DocumentReport {
  /** What can be said of the file itself. */
  line: VerdictLine;
  /** The lot whose certificate the file is, or claims to be. */
  lotId: string | undefined;
  /** The report of that lot; only when the file is the registered one. */
  report: VerificationReport | undefined;
}

/** A lot as its commissioning event tells it. */
interface Entry {
  lotId: bigint;
  issuer: Hex;
  documentHash: Hex;
  evidence: Hex;
}

/** Evidence blocks read while looking for a PDF or for the original of an altered file. */
const MAX_READ = 200;
const SIDE_BY_SIDE = 8;

/**
 * Compares a file with the register.
 *
 * The register holds no index by document, so the commissioning events are searched: by the hash of the file's
 * canonical form (exact), then in the evidence blocks by PDF hash and by document number. A file with the number
 * and the manufacturer or heat of a registered certificate but another hash is *altered*; a file of which nothing
 * is known is *not registered*, which is no accusation.
 *
 * @example (await verifyDocument({ bytes, rpc, fetchBlock, deployment, now })).line.key // 'intact'
 */
export async function verifyDocument(input: VerifyDocumentInput): Promise<DocumentReport> {
  const opened = await outcomeOf(openEntries(input));
  const how = { register: input.registerName?.() ?? '', store: input.storeName?.() ?? '', block: '' };
  if (!opened.ok)
    return {
      line: line('integrity', 'integrityUnknown', {}, 'registerAway', how),
      lotId: undefined,
      report: undefined,
    };
  const { register, entries } = opened.value;
  how.block = register.block.number.toString();
  const file = await readFile(input.bytes);

  const same = entries.find((entry) => entry.documentHash === file.documentHash);
  if (same !== undefined) return registered(input, same, file);
  const search = await searchEvidence(input, entries, file);
  how.register = input.registerName?.() ?? '';
  how.store = input.storeName?.() ?? '';
  if (search.samePdf !== undefined) return registered(input, search.samePdf, file);

  const original = search.original ?? (input.lotId === undefined ? undefined : entries[0]);
  if (original !== undefined) {
    const issuer = await outcomeOf(readIssuer(register, input.fetchBlock, original.issuer));
    const name = (issuer.ok ? issuer.value?.name : undefined) ?? shortAccount(original.issuer);
    return {
      line: line('integrity', 'altered', { issuer: name }, 'fileCompared', how),
      lotId: original.lotId.toString(),
      report: undefined,
    };
  }
  if (search.unread > 0) {
    return {
      line: line('integrity', 'notRegistered', {}, 'filePartlyCompared', { ...how, unread: search.unread }),
      lotId: undefined,
      report: undefined,
    };
  }
  const reason = file.json === undefined ? 'fileNotJson' : 'fileCompared';
  return { line: line('integrity', 'notRegistered', {}, reason, how), lotId: undefined, report: undefined };
}

async function openEntries({
  rpc,
  deployment,
  lotId,
}: VerifyDocumentInput): Promise<{ register: Register; entries: Entry[] }> {
  const register = await Register.open(rpc, deployment);
  const entries = (await register.commissionEvents()).map(entryOf).reverse();
  return {
    register,
    entries: lotId === undefined ? entries : entries.filter((entry) => entry.lotId === lotId),
  };
}

/** LotCommissioned data: to, massGrams, emissionsGrams, documentHash, subject, evidence, epcisEvent, used. */
function entryOf({ topics, data }: Log): Entry {
  const words = readWords(data);
  return {
    lotId: BigInt(topics[1] ?? '0x0'),
    issuer: `0x${(topics[3] ?? '').slice(26)}`,
    documentHash: words.hex(3),
    evidence: words.hex(5),
  };
}

interface FileFacts {
  bytesHash: string;
  documentHash: string | undefined;
  json: unknown;
  number: string | undefined;
  maker: string | undefined;
  texts: Set<string>;
}

/** A file from outside: where a name stands twice, nobody can say which of the two was certified. */
function parseFile(bytes: Uint8Array): unknown {
  try {
    return parseJsonText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

async function readFile(bytes: Uint8Array): Promise<FileFacts> {
  const json = parseFile(bytes);
  return {
    bytesHash: await sha256(bytes),
    documentHash: json === undefined ? undefined : await sha256(canonicalBytes(json)),
    json,
    number: documentNumberOf(json),
    maker: makerOf(json),
    texts: textsOf(json),
  };
}

/** The registered evidence, newest first: is the file one of its PDFs, or an altered copy of its certificate? */
async function searchEvidence(input: VerifyDocumentInput, entries: readonly Entry[], file: FileFacts) {
  let unread = Math.max(0, entries.length - MAX_READ);
  let samePdf: Entry | undefined;
  let original: Entry | undefined;
  for (
    let start = 0;
    start < Math.min(entries.length, MAX_READ) && samePdf === undefined;
    start += SIDE_BY_SIDE
  ) {
    const group = entries.slice(start, start + SIDE_BY_SIDE);
    const answers = await Promise.all(group.map((entry) => compare(input, entry, file)));
    answers.forEach((answer, i) => {
      if (answer === 'unread') unread += 1;
      if (answer === 'samePdf') samePdf ??= group[i];
      if (answer === 'original') original ??= group[i];
    });
  }
  return { samePdf, original, unread };
}

async function compare(
  { fetchBlock }: VerifyDocumentInput,
  entry: Entry,
  file: FileFacts,
): Promise<'samePdf' | 'original' | 'other' | 'unread'> {
  const block = await readBlock(fetchBlock, entry.evidence);
  const evidence = block.state === 'read' ? readEvidence(block.bytes) : undefined;
  if (evidence === undefined) return 'unread';
  if (documentsOf(evidence).some((document) => document.sha256 === file.bytesHash)) return 'samePdf';
  if (file.number === undefined) return 'other';
  const document = await readBlock(fetchBlock, entry.documentHash);
  if (document.state !== 'read') return 'unread';
  const json = parseJson(document.bytes);
  const sameHeat = file.texts.has(normalise(evidence.label['heatNumber'] ?? ''));
  const sameMaker = file.maker !== undefined && file.maker === makerOf(json);
  return documentNumberOf(json) === file.number && (sameHeat || sameMaker) ? 'original' : 'other';
}

async function registered(
  input: VerifyDocumentInput,
  entry: Entry,
  file: FileFacts,
): Promise<DocumentReport> {
  // The file in hand is the registered one, so it need not be fetched a second time.
  const fetchBlock = (sha256: string): Promise<Uint8Array> =>
    sha256 === file.documentHash ? Promise.resolve(canonicalBytes(file.json)) : input.fetchBlock(sha256);
  const report = await verifyLot({ ...input, fetchBlock, lotId: entry.lotId });
  const integrity = report.lines.find((each) => each.question === 'integrity');
  const away = line('integrity', 'integrityUnknown', {}, 'notAsked', {
    register: report.register,
    store: report.store,
  });
  return { line: integrity ?? away, lotId: entry.lotId.toString(), report };
}

/** Manufacturer's name, item A01. */
function makerOf(json: unknown): string | undefined {
  const certificate = isRecord(json) ? json['Certificate'] : undefined;
  const transaction = isRecord(certificate) ? certificate['CommercialTransaction'] : undefined;
  const maker = isRecord(transaction) ? transaction['A01'] : undefined;
  const name = isRecord(maker) ? (maker['Name'] ?? maker['CompanyName']) : maker;
  return typeof name === 'string' ? normalise(name) : undefined;
}

function textsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(normalise(value));
  else if (typeof value === 'object' && value !== null)
    Object.values(value).forEach((item) => textsOf(item, found));
  return found;
}

function normalise(text: string): string {
  return text.normalize('NFC').trim().toUpperCase();
}
