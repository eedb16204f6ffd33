import { assessCertificate } from '@topsteel/domain/conformance';
import { readDocument } from '@topsteel/domain/document';
import type { Assess } from './judge-certificate.ts';

/** Judges the registered certificate's values by the norm tables; what cannot be read is not checked. */
export const assessConformance: Assess = (document) => {
  const { certificate } = readDocument(document);
  if (certificate === undefined) return { key: 'conformanceUnread', params: {} };
  const { line, source } = assessCertificate(certificate);
  return { ...line, source: source?.replace(/\.$/, '') };
};
