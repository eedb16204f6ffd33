import { useTranslations } from 'next-intl';
import type { Rfq } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { Amount } from './amount.tsx';

type Need = Pick<
  Rfq,
  'rows' | 'place' | 'wantedOn' | 'paymentTerms' | 'answersBy' | 'currency' | 'note' | 'files'
>;

/** What is wanted: the rows, then where, when and on which terms. `files` is where the attached files are read. */
export function NeedTable({ need, files }: { need: Need; files: string }) {
  const t = useTranslations('rfq.need');
  const families = useTranslations('steel.family');
  const formats = useFormats();
  const { place } = need;
  return (
    <section aria-labelledby="need" className="grid gap-4">
      <h2 id="need">{t('title')}</h2>
      <LedgerTable
        caption={t('title')}
        isCaptionHidden
        columns={[
          t('row'),
          t('steel'),
          { figure: t('amount') },
          t('certificate'),
          { figure: t('carbon'), unit: 'kg CO₂e/t' },
          t('cutting'),
        ]}
      >
        <tbody>
          {need.rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td className="min-w-56">
                {row.text}
                <div className="text-ink-2">
                  {[row.family === null ? null : families(row.family), row.grade, row.norm, row.dimensions]
                    .filter((one) => one !== null)
                    .join(' · ')}
                </div>
              </td>
              <td className="num">
                <Amount milli={row.amountMilli} unit={row.unit} />
              </td>
              <td>{row.certificate ?? t('any')}</td>
              <td className="num">
                {row.carbonCapGramsPerKg === null ? t('any') : formats.decimal(row.carbonCapGramsPerKg)}
              </td>
              <td>{row.cutting ?? t('none')}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      <Facts>
        <Fact name={t('place')}>
          {[place.postcode, place.city, formats.country(place.country)].filter(Boolean).join(', ')}
        </Fact>
        <Fact name={t('wantedOn')}>{need.wantedOn === null ? t('anyDay') : formats.day(need.wantedOn)}</Fact>
        <Fact name={t('answersBy')}>
          <When iso={need.answersBy} />
        </Fact>
        <Fact name={t('payment')}>{need.paymentTerms ?? t('none')}</Fact>
        {need.note === null ? null : <Fact name={t('note')}>{need.note}</Fact>}
        {need.files.length === 0 ? null : (
          <Fact name={t('files')}>
            <ul>
              {need.files.map((file) => (
                <li key={file.id}>
                  <a href={`${files}/${file.id}`}>{file.name}</a>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
    </section>
  );
}
