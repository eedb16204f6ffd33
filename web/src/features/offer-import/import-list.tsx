import { useTranslations } from 'next-intl';
import type { OfferImport } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { OFFER_IMPORT_TONES } from './offer-import-state.ts';

/** The spreadsheets that were uploaded, newest first. */
export function ImportList({ imports }: { imports: readonly OfferImport[] }) {
  const t = useTranslations('offerImport');
  return (
    <LedgerTable
      caption={t('listCaption')}
      isCaptionHidden
      columns={[t('fileName'), t('state'), t('result'), t('uploaded')]}
    >
      <tbody>
        {imports.map(({ id, fileName, state, counts, createdAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/vendor/offers/imports/${id}`} className="font-semibold break-all">
                {fileName}
              </Link>
            </th>
            <td>
              <Tag tone={OFFER_IMPORT_TONES[state]}>{t(`states.${state}`)}</Tag>
            </td>
            <td>{t('counts', { ...counts })}</td>
            <td>
              <When iso={createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
