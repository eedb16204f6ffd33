import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { CertificateImport, ImportState } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';

const TONES: Record<ImportState, Tone> = {
  received: 'hot',
  reading: 'hot',
  checked: 'attention',
  issuing: 'hot',
  registered: 'good',
  failed: 'bad',
  cancelled: 'unknown',
  expired: 'unknown',
};

/** True while the page should follow by itself. */
export const isImportMoving = (state: ImportState): boolean => TONES[state] === 'hot';

export function ImportStateTag({ state }: { state: ImportState }) {
  const t = useTranslations('certificateImport');
  return <Tag tone={TONES[state]}>{t(`states.${state}`)}</Tag>;
}

/** The imports of the organisation, newest first. */
export function ImportTable({ imports }: { imports: CertificateImport[] }) {
  const t = useTranslations('certificateImport');
  return (
    <LedgerTable caption={t('list')} columns={[t('files'), t('state'), t('result'), t('started')]}>
      <tbody>
        {imports.map(({ id, files, state, counts, createdAt }) => (
          <tr key={id}>
            <th scope="row" className="break-all">
              <Link href={`/vendor/certificates/imports/${id}`} prefetch={false} className="font-semibold">
                {files[0]?.name ?? id}
              </Link>
              {files.length > 1 ? ` +${String(files.length - 1)}` : null}
            </th>
            <td>
              <ImportStateTag state={state} />
            </td>
            <td>{t('counts', { ready: counts.ready, warning: counts.warning, refused: counts.refused })}</td>
            <td className="whitespace-nowrap">
              <When iso={createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
