import type { Assess } from '@topsteel/chain/verify';
import { assessCertificate } from '@topsteel/domain/conformance';
import { readCertificate } from '@topsteel/domain/en10168';

/** Judges the registered certificate's values by the norm tables; what cannot be read is not checked. */
export const assessConformance: Assess = (document) => {
  const { certificate } = readCertificate(document);
  if (certificate === undefined) return { key: 'conformanceUnread', params: {} };
  const { line, source } = assessCertificate(certificate);
  return { ...line, source: source?.replace(/\.$/, '') };
};
