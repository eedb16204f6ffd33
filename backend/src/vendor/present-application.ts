import {
  mailLanguage,
  neededDocuments,
  vendorCheckKind,
  vendorDocumentKind,
  type Attachment,
  type VendorApplication,
  type VendorApplicationSummary,
  type VendorDocument,
} from '@topsteel/domain/api';
import { presentAttachment } from '../attachment/index.ts';
import { keptCompany, type ApplicationRow, type DocumentRow } from './infra/application-store.ts';

/** An application as its applicant sees it, or with what the marketplace has looked up. */
export function presentApplication(
  row: ApplicationRow,
  { sameVat }: { sameVat: string[] } | { sameVat?: undefined } = {},
): VendorApplication {
  const { company, contact } = keptCompany.parse(row.company);
  return {
    id: row.id,
    number: row.number,
    state: row.state as VendorApplication['state'],
    company,
    contact: { ...contact, email: row.contactEmail },
    language: mailLanguage.parse(row.language),
    documents: row.documents.map(presentDocument),
    missing: missingOf(row),
    checks:
      sameVat === undefined
        ? []
        : row.checks.map((check) => ({
            kind: vendorCheckKind.parse(check.kind),
            result: check.result as 'passed' | 'failed',
            remark: check.remark,
            checkedBy: check.checkedBy,
            checkedAt: check.checkedAt.toISOString(),
          })),
    sameVat: sameVat ?? [],
    reason: row.reason,
    organisationId: row.organisationId,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

/** Kinds without a document that was not refused. */
export const missingOf = ({ documents }: Pick<ApplicationRow, 'documents'>) =>
  neededDocuments.filter((kind) => !documents.some((one) => one.kind === kind && one.state !== 'refused'));

export function presentApplicationSummary(
  row: Pick<ApplicationRow, 'id' | 'number' | 'state' | 'company' | 'createdAt' | 'decidedAt'>,
): VendorApplicationSummary {
  return {
    id: row.id,
    number: row.number,
    state: row.state as VendorApplicationSummary['state'],
    company: keptCompany.parse(row.company).company,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

function presentDocument(row: DocumentRow): VendorDocument {
  const file: Attachment = presentAttachment(row.attachment);
  return {
    id: row.id,
    kind: vendorDocumentKind.parse(row.kind),
    file,
    validUntil: row.validUntil?.toISOString().slice(0, 10) ?? null,
    state: row.state as VendorDocument['state'],
    remark: row.remark,
    reviewedBy: row.reviewedBy,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
  };
}
