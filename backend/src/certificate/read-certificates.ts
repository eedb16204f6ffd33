import { Injectable } from '@nestjs/common';
import type { CertificateSummary, Finding, ReadAnswer, ReadRow } from '@topsteel/domain/api';
import { subjectOf } from '@topsteel/domain/certificate';
import { readDocument as readCertificate } from '@topsteel/domain/document';
import type { NormalCertificate } from '@topsteel/domain/en10168';
import { AppError } from '@topsteel/domain/errors';
import { sha256Hex } from '@topsteel/domain/jcs';
import { recordAudit } from '../audit/index.ts';
import { Organisations, type OrganisationFacts } from '../organisation/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { conformanceFindings } from './conformance-of.ts';
import { findBySubject, findRegisteredDocument, keepDraft } from './infra/certificate-store.ts';
import { pairFiles, type FilePair, type UploadedFile } from './pair-files.ts';
import { presentFinding, summarise } from './summarise.ts';

export type Seller = OrganisationFacts & { account: `0x${string}` };

/** What a document says, and what is wrong with it as far as the document itself shows. */
export type Judgement = { findings: Finding[] } & (
  | { certificate: NormalCertificate; summary: CertificateSummary; subject: `0x${string}` }
  | { certificate: undefined; summary: undefined; subject: undefined }
);

/** Reads one document for who would issue it. */
export function judgeDocument(source: unknown, seller: Seller): Judgement {
  const { findings: read, certificate } = readCertificate(source, { acceptedTypes: ['3.1', '3.2'] });
  const findings = read.map(presentFinding);
  if (!certificate) return { findings, certificate, summary: undefined, subject: undefined };
  const subject = subjectOf({
    issuer: seller.account,
    heatNumber: [...certificate.heatNumbers].sort().join(', '),
    batchIdentifications: certificate.batchIdentifications,
  });
  const summary = summarise(certificate);
  findings.push(...conformanceFindings(summary), ...foreignIssuer(certificate, seller));
  return { findings, certificate, summary, subject };
}

/**
 * Reads uploaded certificates (EN 10168 JSON, each with its PDF if there is one), says what is wrong with each, and keeps
 * those without an error as drafts. Nothing is issued.
 */
@Injectable()
export class ReadCertificates {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /**
   * @param replacing the certificate whose place the document takes; its heat is no other's then
   * @throws AppError `invalid-input` without files; `conflict` while the organisation has no account.
   */
  async run(
    caller: OrganisationCaller,
    files: readonly UploadedFile[],
    replacing?: string,
  ): Promise<ReadAnswer> {
    if (files.length === 0) {
      throw new AppError('invalid-input', {
        message: 'No file came with the request. Choose at least one certificate as EN 10168 JSON.',
        details: { reason: 'no-file' },
      });
    }
    const organisation = await this.organisations.byId(caller.organisationId);
    const seller = requireSeller(organisation);
    const { pairs, alone } = pairFiles(files, numberOf);
    const subjects = new Set<string>();
    const rows: ReadRow[] = [];
    for (const pair of pairs) rows.push(await this.readPair(caller, seller, pair, { subjects, replacing }));
    return { rows: [...rows, ...alone.map(pdfAlone)] };
  }

  private async readPair(
    caller: OrganisationCaller,
    seller: Seller,
    pair: FilePair,
    { subjects, replacing }: { subjects: Set<string>; replacing: string | undefined },
  ): Promise<ReadRow> {
    const { findings, certificate, summary, subject } = judgeDocument(textOf(pair.json), seller);
    const names = { fileName: pair.json.name, pdfFileName: pair.pdf?.name ?? null };
    if (!certificate) return { ...names, state: 'refused', findings, certificate: null, draftId: null };
    findings.push(...(await this.alreadyHere(seller.id, certificate, subject, { subjects, replacing })));
    const state = stateOf(findings);
    if (state !== 'refused') subjects.add(subject);
    const draftId =
      state === 'refused'
        ? null
        : await this.prisma.transact((tx) =>
            keep(tx, caller, { certificate, summary, subject, findings, pair }),
          );
    return { ...names, state, findings, certificate: summary, draftId };
  }

  private async alreadyHere(
    organisationId: string,
    certificate: NormalCertificate,
    subject: string,
    { subjects, replacing }: { subjects: ReadonlySet<string>; replacing: string | undefined },
  ): Promise<Finding[]> {
    const same = await findRegisteredDocument(this.prisma.client, organisationId, certificate.documentHash);
    if (same) return [documentTaken(certificate.documentNumber)];
    const holder = await findBySubject(
      this.prisma.client,
      organisationId,
      [subject],
      replacing === undefined ? [] : [replacing],
    );
    if (!holder && !subjects.has(subject)) return [];
    return [heatTaken(certificate.heatNumbers.join(', '), holder?.number ?? 'another file of this upload')];
  }
}

async function keep(
  tx: Tx,
  caller: OrganisationCaller,
  draft: {
    certificate: NormalCertificate;
    summary: CertificateSummary;
    subject: string;
    findings: Finding[];
    pair: FilePair;
  },
): Promise<string> {
  const { certificate, summary, subject, findings, pair } = draft;
  const id = await keepDraft(tx, {
    id: newId(),
    organisationId: caller.organisationId,
    number: summary.number,
    kind: summary.kind,
    heatNumber: summary.heatNumber,
    grade: summary.grade,
    subject,
    massGrams: certificate.massGrams,
    documentHash: certificate.documentHash,
    summary,
    findings,
    documents: [
      {
        role: 'certificate-json',
        mediaType: 'application/json',
        sha256: certificate.documentHash,
        content: certificate.canonicalBytes,
      },
      ...(pair.pdf
        ? [
            {
              role: 'certificate-pdf' as const,
              mediaType: 'application/pdf',
              sha256: sha256Hex(pair.pdf.content),
              content: pair.pdf.content,
            },
          ]
        : []),
    ],
  });
  await recordAudit(tx, {
    actor: caller.userId,
    organisationId: caller.organisationId,
    action: 'certificate.read',
    subject: `certificate:${id}`,
    details: { number: summary.number, documentHash: certificate.documentHash },
  });
  return id;
}

const textOf = (file: UploadedFile): string => new TextDecoder('utf-8').decode(file.content);

function numberOf(file: UploadedFile): string | null {
  return readCertificate(textOf(file)).certificate?.documentNumber ?? null;
}

export function stateOf(findings: readonly Finding[]): ReadRow['state'] {
  if (findings.some(({ severity }) => severity === 'error')) return 'refused';
  return findings.some(({ severity }) => severity === 'warning') ? 'warning' : 'ready';
}

function pdfAlone(file: UploadedFile): ReadRow {
  const message =
    'A PDF cannot be read by itself. Upload the EN 10168 JSON of the same certificate with it, under the same name.';
  return {
    fileName: file.name,
    pdfFileName: null,
    state: 'refused',
    findings: [{ code: 'pdf-alone', severity: 'error', message }],
    certificate: null,
    draftId: null,
  };
}

function foreignIssuer(certificate: NormalCertificate, seller: OrganisationFacts): Finding[] {
  const { name, vat } = certificate.issuer;
  const isOurs =
    vat !== null && seller.vatNumber !== null ? vat === seller.vatNumber : isSameName(name, seller);
  if (isOurs) return [];
  return [
    {
      code: 'issuer-differs',
      severity: 'warning',
      message: `The document names ${name} as manufacturer; you issue for ${seller.legalName}. Issue it only if that is the same company.`,
      field: 'Certificate.CommercialTransaction.A01',
    },
  ];
}

const isSameName = (name: string, seller: OrganisationFacts): boolean =>
  [seller.name, seller.legalName].some((own) => own.toLowerCase() === name.trim().toLowerCase());

const documentTaken = (number: string): Finding => ({
  code: 'document-already-registered',
  severity: 'error',
  message: `Certificate ${number} is registered already, byte for byte. There is nothing to issue.`,
});

const heatTaken = (heat: string, holder: string): Finding => ({
  code: 'heat-already-registered',
  severity: 'error',
  message: `Heat ${heat} is certified already by ${holder}. One material has one certificate: revoke that one first, or leave this one out.`,
  field: 'Certificate.ProductDescription.B07',
});

export function requireSeller(organisation: OrganisationFacts | null): Seller {
  if (organisation?.account) return { ...organisation, account: organisation.account };
  throw new AppError('conflict', {
    message:
      'Your organisation has no account in the register yet. Wait until its registration is confirmed.',
    details: { reason: 'organisation-not-registered' },
  });
}
