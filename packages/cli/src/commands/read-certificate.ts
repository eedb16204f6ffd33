import { readDocument, type DocumentResult } from '@topsteel/domain/document';
import type { CertificateReading, Finding } from '@topsteel/domain/en10168';
import { AppError } from '@topsteel/domain/errors';
import { writeMetalsDmp } from '@topsteel/domain/metals-dmp';
import {
  documentLanguages,
  findEmbeddedJson,
  renderCertificatePdf,
  type DocumentLanguage,
} from '@topsteel/documents';
import type { Command, Outcome } from '../command.ts';
import { readBytes } from '../read-input.ts';
import { writeOutput } from '../write-output.ts';
import { certificateLines } from './certificate-lines.ts';

const everyType = { acceptedTypes: ['2.1', '2.2', '3.1', '3.2'] } as const;

/** Findings that make the document itself wrong; the other refusals only keep it from being registered. */
const brokenCodes: ReadonlySet<Finding['code']> = new Set([
  'not-json',
  'too-large',
  'field-missing',
  'field-wrong',
  'type-unclear',
  'mass-wrong',
]);

/**
 * Reads a certificate and says what it says. Exit code 0: it reads as a certificate. 1: an item that every certificate
 * must have is missing or cannot be read; with `--strict` also when it could not be registered. 2: it is no certificate.
 */
export const readCertificate: Command = {
  name: 'read-certificate',
  usage: 'FILE [--language en|fr|de|es|it|nl] [--pdf OUT] [--dmp OUT] [--strict]',
  summary:
    'What a mill certificate says: EN 10168 JSON, a Metals Digital Material Passport, or a PDF/A-3 that carries one.',
  valueOptions: ['language', 'pdf', 'dmp'],
  flagOptions: ['strict'],
  async run({ arguments: [path = '-'], values, flags }) {
    const language = languageOf(values['language']);
    const result = readDocument(await documentText(path), everyType);
    const { reading } = result;
    if (result.format === null || reading === undefined) return unreadable(path, result);
    const made = [
      ...(values['pdf'] === undefined ? [] : [await writePdf(reading, language, values['pdf'])]),
      ...(values['dmp'] === undefined ? [] : [await writeDmp(reading, values['dmp'])]),
    ];
    const isBroken = result.findings.some(
      ({ code, severity }) => severity === 'refuse' && brokenCodes.has(code),
    );
    const isRefused = result.state === 'refused';
    return {
      code: isBroken || (flags.has('strict') && isRefused) ? 1 : 0,
      text: [...certificateLines(result, reading, language), ...made].join('\n'),
      json: {
        format: result.format,
        state: result.state,
        canBeRegistered: !isRefused,
        ...plainReading(reading),
        findings: result.findings,
      },
    };
  },
};

function languageOf(given: string | undefined): DocumentLanguage {
  const language = documentLanguages.find((each) => each === (given ?? 'en').toLowerCase());
  if (language !== undefined) return language;
  throw new AppError('invalid-input', {
    message: `There is no language "${given ?? ''}". Use one of ${documentLanguages.join(', ')}.`,
  });
}

/** The JSON of a file: its text, or what a PDF carries inside. */
export async function documentText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
  const json = isPdf ? findEmbeddedJson(bytes) : bytes;
  if (json === undefined) {
    throw new AppError('invalid-input', {
      message: `${path} is a PDF without a certificate's JSON inside. Ask the mill for EN 10168 JSON, or for PDF/A-3 with it.`,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(json);
  } catch (cause) {
    throw new AppError('invalid-input', { message: `${path} is not UTF-8 text.`, cause });
  }
}

function unreadable(path: string, { findings, format, state }: DocumentResult): Outcome {
  const isCertificate = format !== null;
  const lines = findings.map(({ message, remedy }) => `${message} ${remedy}`);
  return {
    code: isCertificate ? 1 : 2,
    text: [`${path} cannot be read as a certificate.`, ...lines].join('\n'),
    json: { format, state, canBeRegistered: false, findings },
  };
}

async function writePdf(
  reading: CertificateReading,
  language: DocumentLanguage,
  out: string,
): Promise<string> {
  await writeOutput(out, await renderCertificatePdf(reading, { language, json: reading.canonicalBytes }));
  return `Written: ${out} (PDF/A-3b, with the JSON inside)`;
}

async function writeDmp(reading: CertificateReading, out: string): Promise<string> {
  await writeOutput(out, `${JSON.stringify(writeMetalsDmp(reading), null, 2)}\n`);
  return `Written: ${out} (Metals Digital Material Passport 0.1.1)`;
}

/** The normal form for programs: masses as decimal text in grams, without the bytes. */
function plainReading({ canonicalBytes: _, ...reading }: CertificateReading): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(reading).map(([key, value]) => [
      key,
      typeof value === 'bigint' ? value.toString() : value,
    ]),
  );
}
