import { stat } from 'node:fs/promises';
import {
  assessConformance,
  verifyCertificate,
  verifyDocument,
  verifyLot,
  type VerdictLine,
  type VerificationReport,
} from '@topsteel/chain/verify';
import { lotIdOfCode, readLabelTarget } from '@topsteel/domain/digital-link';
import { AppError } from '@topsteel/domain/errors';
import { verdictLanguages, type VerdictLanguage } from '@topsteel/domain/verdict';
import type { CommandInput, Outcome } from '../command.ts';
import { readBytes } from '../read-input.ts';
import { webAddress } from '../web-address.ts';
import { checkBundle, readFolder } from './check-bundle.ts';
import type { Sources } from './find-sources.ts';
import { presentReport } from './present-report.ts';

/** Checks what the argument names: a label's address, a lot's number, or a file. */
export async function verifyArgument(input: CommandInput): Promise<Outcome> {
  const [argument = ''] = input.arguments;
  for (const option of ['rpc', 'ipfs', 'graph', 'readings']) {
    const address = input.values[option];
    if (address !== undefined) webAddress(`--${option}`, address);
  }
  const language = languageOf(input.values['language']);
  if (/^https?:\/\//i.test(argument)) return verifyLabel(input, argument, language);
  const lotId = lotIdOfCode(argument.trim());
  if (lotId !== undefined && !(await isPath(argument)))
    return verifyTarget(input, { lotId }, undefined, language);
  return verifyFile(input, argument, language);
}

async function verifyLabel(input: CommandInput, text: string, language: VerdictLanguage): Promise<Outcome> {
  const target = readLabelTarget(text);
  if (target === undefined) {
    throw new AppError('invalid-input', {
      message: `${text} names no lot. A label of ours reads …/v/LOT or …/01/GTIN/10/LOT; give the whole address under the code.`,
    });
  }
  return verifyTarget(input, target, new URL(text), language);
}

async function verifyTarget(
  { values }: CommandInput,
  target: { lotId: bigint; serial?: string },
  label: URL | undefined,
  language: VerdictLanguage,
): Promise<Outcome> {
  const { findSources } = await import('./find-sources.ts');
  const sources = await findSources(label, values);
  const report = await verifyLot({
    ...asked(sources),
    lotId: target.lotId,
    serial: serialNumber(target.serial),
  });
  const { graph, readings = sources.site } = values;
  const more = await Promise.all([
    readings === undefined || report.lot === undefined
      ? undefined
      : import('./read-copies.ts').then(({ readCopies }) => readCopies(readings, report)),
    graph === undefined
      ? undefined
      : import('./read-index.ts').then(({ readIndex }) => readIndex(graph, report)),
  ]);
  return presentReport(having(report, more), language, sources.notes);
}

async function verifyFile(input: CommandInput, path: string, language: VerdictLanguage): Promise<Outcome> {
  if (path !== '-' && (await isFolder(path)))
    return presentReport(await checkBundle(await readFolder(path), input.values), language);
  const bytes = await readBytes(path);
  if (isArchive(bytes)) return presentReport(await checkBundle(bytes, input.values), language);
  const { findSources } = await import('./find-sources.ts');
  const sources = await findSources(undefined, input.values);
  const certificate = await verifyCertificate({ ...asked(sources), bytes });
  if (certificate !== undefined) return presentReport(certificate, language, sources.notes);
  const { lot } = input.values;
  const lotId = lot === undefined ? undefined : lotOf(lot);
  const { line, report } = await verifyDocument({ ...asked(sources), bytes, lotId });
  const whole: VerificationReport = report ?? {
    ...{
      lotId: (lotId ?? 0n).toString(),
      serial: undefined,
      lines: [line],
      block: undefined,
      lot: undefined,
    },
    ...{ register: sources.node.name(), store: sources.store.name(), checkedAt: now() },
  };
  return presentReport(whole, language, sources.notes);
}

const now = () => Math.floor(Date.now() / 1_000);

const asked = ({ node, store, deployment }: Sources) => ({
  rpc: node.request,
  fetchBlock: store.fetchBlock,
  deployment,
  now: now(),
  registerName: node.name,
  storeName: store.name,
  assess: assessConformance,
});

const having = (
  report: VerificationReport,
  more: readonly (VerdictLine | undefined)[],
): VerificationReport => ({
  ...report,
  lines: [...report.lines, ...more.filter((each) => each !== undefined)],
});

/** All ones: a serial that is no code of ours names no bundle, and is answered as a number that no bundle carries. */
const NO_BUNDLE = (1n << 100n) - 1n;

const serialNumber = (serial: string | undefined): bigint | undefined =>
  serial === undefined ? undefined : (lotIdOfCode(serial) ?? NO_BUNDLE);

function languageOf(named = 'en'): VerdictLanguage {
  const found = verdictLanguages.find((language) => language === named);
  if (found !== undefined) return found;
  throw new AppError('invalid-input', {
    message: `--language is one of ${verdictLanguages.join(', ')}, not "${named}".`,
  });
}

function lotOf(text: string): bigint {
  const target = readLabelTarget(text);
  if (target !== undefined) return target.lotId;
  throw new AppError('invalid-input', {
    message: `"${text}" is not a lot number: 20 letters and digits, or the address under the code.`,
  });
}

/** Every ZIP begins with these two letters. */
const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function isPath(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
