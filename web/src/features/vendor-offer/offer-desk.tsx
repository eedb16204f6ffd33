'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { Heat } from '../../ui/heat.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { SelectAll, SelectBox, Selection } from '../../ui/selection.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Undo } from '../../ui/undo.tsx';
import { BulkActs } from './bulk-acts.tsx';
import { EditBreaks } from './edit-breaks.tsx';
import { EditCell } from './edit-cell.tsx';
import { changeBack, fieldText, type OfferField, type OfferRow } from './offer-fields.ts';
import { useOffers } from './use-offers.ts';

const TONES = { open: 'good', withdrawn: 'unknown', 'sold-out': 'info' } as const;

/** What was done last, and what undoes it: each offer as it stood before, with the field that changed. */
type Done = { sentence: string; back: { id: string; before: OfferRow; field: OfferField }[] };

/** A vendor's offers as a table that is changed in place, one by one or many at once. */
export function OfferDesk({ offers: initial }: { offers: readonly OfferRow[] }) {
  const t = useTranslations('vendorOffer');
  const formats = useFormats();
  const { offers, change, withdraw } = useOffers(initial);
  const [done, setDone] = useState<Done>();
  const open = offers.filter((offer) => offer.state === 'open');
  const nameOf = (offer: OfferRow) => `${offer.grade} ${offer.product}`;

  const undo = async () => {
    if (done === undefined) return undefined;
    for (const { id, before, field } of done.back) {
      const now = offers.find((offer) => offer.id === id);
      if (now === undefined) continue;
      const changed = await change(now, changeBack(before, field));
      if (changed.state === 'failed') return changed.problem;
    }
    return undefined;
  };
  const cell = (offer: OfferRow, field: OfferField, name: string) => (
    <EditCell
      offer={offer}
      field={field}
      name={name}
      onChange={async (input) => {
        const changed = await change(offer, input);
        if (changed.state === 'changed') {
          setDone({
            sentence: t('edit.saved', {
              offer: nameOf(offer),
              what: name,
              now: fieldText(changed.offer, field, formats),
              before: fieldText(offer, field, formats),
            }),
            back: [{ id: offer.id, before: offer, field }],
          });
        }
        return changed;
      }}
    />
  );

  return (
    <Selection ids={open.map(({ id }) => id)}>
      {done === undefined ? null : (
        <Undo
          key={done.sentence}
          sentence={done.sentence}
          onUndo={undo}
          onClose={() => {
            setDone(undefined);
          }}
        />
      )}
      <LedgerTable
        caption={t('caption')}
        tools="vendor-offers"
        columns={[
          { head: <SelectAll /> },
          t('product'),
          { figure: t('price') },
          t('breaks'),
          { figure: t('available'), unit: 't' },
          { figure: t('min'), unit: 't' },
          { figure: t('step'), unit: 't' },
          { figure: t('lead'), unit: t('days') },
          t('place'),
          t('state'),
          t('sku'),
        ]}
      >
        <tbody>
          {offers.map((offer) => (
            <tr key={offer.id}>
              <td>{offer.state === 'open' ? <SelectBox id={offer.id} label={nameOf(offer)} /> : null}</td>
              <th scope="row" className="min-w-44">
                <Link href={`/offers/${offer.id}`} className="font-semibold">
                  {nameOf(offer)}
                </Link>
                <div className="text-ink-2">
                  {offer.dimensions}, <Heat number={offer.heatNumber} />
                </div>
              </th>
              <td className="num">
                {cell(offer, 'price', t('price'))}
                <div className="text-ink-2">
                  {offer.price.currency}/{formats.basis(offer.price.basis)}
                </div>
              </td>
              <td>
                <EditBreaks offer={offer} onChange={(input) => change(offer, input)} />
              </td>
              <td className="num">{formats.mass(offer.availableGrams, 't')}</td>
              <td className="num">{cell(offer, 'min', t('min'))}</td>
              <td className="num">{cell(offer, 'step', t('step'))}</td>
              <td className="num">{cell(offer, 'lead', t('lead'))}</td>
              <td>
                {cell(offer, 'place', t('place'))}{' '}
                <span className="text-ink-2">{offer.location.country}</span>
              </td>
              <td>
                <Tag tone={TONES[offer.state]}>{t(`states.${offer.state}`)}</Tag>
              </td>
              <td className="font-mono whitespace-nowrap">{offer.sku ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      <BulkActs
        offers={open}
        change={change}
        withdraw={withdraw}
        onPrices={(sentence, before) => {
          setDone({ sentence, back: before.map((each) => ({ id: each.id, before: each, field: 'price' })) });
        }}
      />
    </Selection>
  );
}
