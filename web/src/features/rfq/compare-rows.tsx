import { useTranslations } from 'next-intl';
import type { QuotedRowView, Rfq, RfqRecipient } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Countdown } from '../../ui/countdown.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { Amount } from './amount.tsx';
import { acceptable } from './acceptable.ts';
import { Deviations } from './deviations.tsx';
import { LotBeside } from './lot-beside.tsx';
import { RfqAct } from './rfq-act.tsx';
import { compareQuoted, deviationCodes, type QuotedOf, type RfqSort } from './sort-quoted.ts';

/** Every row of the request with what each vendor quotes for it, side by side on one basis: landed per tonne. */
export function CompareRows({ rfq, sort }: { rfq: Rfq; sort: RfqSort }) {
  return (
    <>
      {rfq.rows.map((row, index) => (
        <CompareRow key={index} rfq={rfq} row={index + 1} sort={sort} text={row.text} />
      ))}
    </>
  );
}

const quotedOf = (recipients: readonly RfqRecipient[], row: number): QuotedOf[] =>
  recipients.flatMap((recipient) => {
    const [quotation] = recipient.quotations;
    const quoted = quotation?.rows.find((one) => one.row === row);
    return quotation && quoted ? [{ recipient, quotation, quoted }] : [];
  });

function CompareRow({ rfq, row, sort, text }: { rfq: Rfq; row: number; sort: RfqSort; text: string }) {
  const t = useTranslations('rfq.compare');
  const quoted = quotedOf(rfq.recipients, row).sort(compareQuoted(sort));
  const open = rfq.openMilli[row - 1] ?? '0';
  const unit = rfq.rows[row - 1]?.unit ?? 'tonne';
  return (
    <section aria-labelledby={`row-${row}`} className="grid gap-2">
      <h3 id={`row-${row}`}>{t('row', { row, text })}</h3>
      <p className="text-ink-2">
        {open === '0' ? t('covered') : t.rich('open', { amount: () => <Amount milli={open} unit={unit} /> })}
      </p>
      {quoted.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <LedgerTable
          caption={t('caption', { row })}
          isCaptionHidden
          columns={[
            t('vendor'),
            { figure: t('perTonne'), unit: `${rfq.currency}/t` },
            { figure: t('total'), unit: rfq.currency },
            { figure: t('amount') },
            t('delivery'),
            t('certificate'),
            { figure: t('carbon'), unit: 'kg CO₂e/t' },
            t('deviations'),
            t('validUntil'),
            { hidden: t('accept') },
          ]}
        >
          <tbody>
            {quoted.map((one) => (
              <QuotedLine key={one.recipient.id} rfq={rfq} one={one} unit={unit} open={open} />
            ))}
          </tbody>
        </LedgerTable>
      )}
    </section>
  );
}

type LineProps = { rfq: Rfq; one: QuotedOf; unit: Rfq['rows'][number]['unit']; open: string };

function QuotedLine({ rfq, one: { recipient, quotation, quoted }, unit, open }: LineProps) {
  const t = useTranslations('rfq.compare');
  const formats = useFormats();
  const part = acceptable(unit, quoted, open);
  const deviations = deviationCodes(quoted);
  const mayAccept = quotation.standing === 'standing' && rfq.state === 'sent' && part !== null;
  return (
    <tr>
      <th scope="row" className="min-w-40">
        <a href={`#vendor-${recipient.id}`}>{recipient.name}</a>
        <div className="font-normal text-ink-2">{t('version', { version: quotation.version })}</div>
      </th>
      <td className="num font-semibold">
        <Money minor={quoted.perTonneMinor} currency={rfq.currency} bare />
      </td>
      <td className="num">
        <Money minor={quoted.totalMinor} currency={rfq.currency} bare />
        <Parts quoted={quoted} currency={rfq.currency} />
      </td>
      <td className="num">
        <Amount milli={quoted.amountMilli} unit={unit} />
      </td>
      <td className="whitespace-nowrap">{formats.day(quoted.deliveryOn)}</td>
      <td>{quoted.certificate ?? t('none')}</td>
      <td className="num">
        {quoted.carbonGramsPerKg === null ? (
          t('none')
        ) : (
          <>
            {formats.decimal(quoted.carbonGramsPerKg)}
            <div className="text-ink-2">{quoted.carbonIsVerified ? t('verified') : t('declared')}</div>
          </>
        )}
      </td>
      <td>
        {quoted.deviations.length === 0 && deviations.size > 0 ? null : (
          <Deviations found={quoted.deviations} />
        )}
        {quoted.lot === null ? null : (
          <div className="mt-2">
            <LotBeside lot={quoted.lot} />
          </div>
        )}
        {quoted.note === null ? null : <p className="mt-1 max-w-56">{quoted.note}</p>}
      </td>
      <td>
        {quotation.standing === 'standing' ? (
          <Countdown until={quotation.validUntil} ended={<Tag tone="attention">{t('ended')}</Tag>} />
        ) : (
          <When iso={quotation.validUntil} />
        )}
      </td>
      <td>
        {mayAccept ? (
          <RfqAct
            label={t('accept')}
            of={t('of', { vendor: recipient.name, row: quoted.row })}
            title={t('acceptTitle', { vendor: recipient.name })}
            verb={t('acceptVerb', { amount: formats.money(part.totalMinor, rfq.currency) })}
            path={`/v2/rfqs/${rfq.id}/awards`}
            body={{
              quotationId: quotation.id,
              rows: [{ row: quoted.row, amountMilli: part.amountMilli.toString() }],
              acceptMinor: part.totalMinor.toString(),
            }}
            isMain
          >
            <p>{quoted.offerId === null ? t('acceptNoLot') : t('acceptLot')}</p>
            {deviations.size === 0 ? null : (
              <p className="mt-2">{t('acceptDeviations', { count: deviations.size })}</p>
            )}
          </RfqAct>
        ) : null}
      </td>
    </tr>
  );
}

function Parts({ quoted, currency }: { quoted: QuotedRowView; currency: string }) {
  const t = useTranslations('rfq.compare');
  const formats = useFormats();
  const text = (minor: string) => formats.amount(minor, currency);
  return (
    <div className="ml-auto max-w-36 text-sm whitespace-normal text-ink-2">
      {t('parts', {
        goods: text(quoted.goodsMinor),
        extras: text(quoted.extrasMinor),
        freight: text(quoted.freightMinor),
      })}
    </div>
  );
}
