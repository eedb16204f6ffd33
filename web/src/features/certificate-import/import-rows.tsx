import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { ImportRow } from '@topsteel/domain/api';
import { Mass } from '../../ui/mass.tsx';
import { certificateType } from '../../ui/certificate-type.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Findings } from '../certificate/findings.tsx';

const TONES = { ready: 'good', warning: 'attention', refused: 'bad' } as const;
const FILTERS = [undefined, 'ready', 'warning', 'refused'] as const;

type ImportRowsProps = {
  id: string;
  page: { items: ImportRow[]; nextCursor: string | null };
  filter: ImportRow['state'] | undefined;
};

/** The findings of an import, a page at a time, all or of one kind. */
export function ImportRows({ id, page, filter }: ImportRowsProps) {
  const t = useTranslations('certificateImport');
  const base = `/vendor/certificates/imports/${id}`;
  const hrefOf = (state: ImportRow['state'] | undefined, cursor?: string | null): string => {
    const query = new URLSearchParams({
      ...(state === undefined ? {} : { state }),
      ...(cursor === undefined || cursor === null ? {} : { cursor }),
    });
    return `${base}?${query.toString()}#rows`;
  };
  return (
    <section aria-labelledby="rows">
      <h2 id="rows" className="mb-2">
        {t('rowsHeading')}
      </h2>
      <div className="mb-3 flex flex-wrap items-center gap-4">
        <nav aria-label={t('filter')} className="flex flex-wrap gap-3">
          {FILTERS.map((state) => (
            <Link
              key={state ?? 'all'}
              href={hrefOf(state)}
              prefetch={false}
              {...(state === filter ? { 'aria-current': 'true' as const, className: 'font-semibold' } : {})}
            >
              {state === undefined ? t('all') : t(`rowStates.${state}`)}
            </Link>
          ))}
        </nav>
        <a href={`/v2/certificates/imports/${id}/findings.csv`} download>
          {t('csv')}
        </a>
      </div>
      {page.items.length === 0 ? (
        <p className="text-ink-2">{t('noRows')}</p>
      ) : (
        <LedgerTable
          caption={t('rowsCaption')}
          columns={[{ figure: t('row') }, t('file'), t('result'), t('certificate'), { figure: t('mass') }]}
        >
          <tbody>
            {page.items.map((row) => (
              <Row key={row.row} row={row} />
            ))}
          </tbody>
        </LedgerTable>
      )}
      {page.nextCursor === null ? null : (
        <p className="mt-4">
          <Link href={hrefOf(filter, page.nextCursor)} prefetch={false}>
            {t('more')}
          </Link>
        </p>
      )}
    </section>
  );
}

function Row({
  row: { row, fileName, pdfFileName, state, findings, certificate, certificateId },
}: {
  row: ImportRow;
}) {
  const t = useTranslations('certificateImport');
  return (
    <tr>
      <td className="num">{row}</td>
      <td className="min-w-32 break-all">
        {fileName}
        {pdfFileName === null ? null : <div className="text-ink-2">{pdfFileName}</div>}
      </td>
      <td className="max-w-96 min-w-48">
        <Tag tone={TONES[state]}>{t(`rowStates.${state}`)}</Tag>
        <div className="mt-1">
          <Findings findings={findings} />
        </div>
      </td>
      <td className="min-w-40">
        {certificate === null ? null : (
          <>
            {certificateId === null ? (
              <span className="font-semibold">{certificate.number}</span>
            ) : (
              <Link href={`/vendor/certificates/${certificateId}`} prefetch={false} className="font-semibold">
                {certificate.number}
              </Link>
            )}
            <div className="text-ink-2">
              EN 10204 {certificateType(certificate.kind)}, {certificate.grade},{' '}
              {t.rich('heatOf', {
                heat: certificate.heatNumber,
                mono: (text) => <span className="font-mono">{text}</span>,
              })}
            </div>
          </>
        )}
      </td>
      <td className="num">{certificate === null ? null : <Mass grams={certificate.massGrams} bare />}</td>
    </tr>
  );
}
