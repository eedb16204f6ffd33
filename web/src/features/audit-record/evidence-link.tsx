import type { AuditObject } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';

/** Kinds, beside lots, of which there is an archive that is checked offline. */
const provenKinds: readonly AuditObject['kind'][] = ['payment', 'certificate', 'unit'];

/** The evidence of an object as an archive; of a lot the public one, and nothing of what there is none of. */
export function EvidenceLink({ kind, id, lotCode }: Pick<AuditObject, 'kind' | 'id' | 'lotCode'>) {
  const t = useTranslations('auditRecord.page');
  const of = provenKinds.includes(kind)
    ? `/v2/audit/objects/${kind}/${encodeURIComponent(id)}`
    : lotCode === null
      ? null
      : `/v2/lots/${lotCode}`;
  if (of === null) return null;
  return (
    <a href={`${of}/evidence.zip`} download>
      {t('evidence')}
    </a>
  );
}
