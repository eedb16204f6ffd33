import { useTranslations } from 'next-intl';
import type { GoodsReturn } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';

/** What a buyer wants to give back or to be paid, and what became of it. */
export function ReturnFacts({ goodsReturn: each }: { goodsReturn: GoodsReturn }) {
  const t = useTranslations('vendorClaim');
  return (
    <>
      <Facts>
        <Fact name={t('since')}>
          <When iso={each.createdAt} />
        </Fact>
        {each.kind === 'return' ? (
          <Fact name={t('massAsked')}>
            <Mass grams={each.askedGrams} />
            {each.askedPieces === null ? null : `, ${t('pieces', { count: each.askedPieces })}`}
          </Fact>
        ) : null}
        {each.askedMinor === null ? null : (
          <Fact name={t('asked')}>
            <Money minor={each.askedMinor} currency={each.currency} />
          </Fact>
        )}
        {each.receivedGrams === null ? null : (
          <Fact name={t('received')}>
            <Mass grams={each.receivedGrams} />
            {each.ticketNo === null ? null : `, ${t('ticketNo', { number: each.ticketNo })}`}
          </Fact>
        )}
        {each.creditMinor === null ? null : (
          <Fact name={t('credit')}>
            <Money minor={each.creditMinor} currency={each.currency} />
            {each.paidBy === 'seller-wallet' ? <div className="text-attention">{t('byWallet')}</div> : null}
          </Fact>
        )}
        {each.answer === null ? null : <Fact name={t('yourAnswer')}>{each.answer}</Fact>}
      </Facts>
      <section aria-labelledby="reason">
        <h2 id="reason">{t('reason')}</h2>
        <p className="whitespace-pre-line">{each.reason}</p>
        {each.files.length === 0 ? null : (
          <ul className="mt-2 flex flex-wrap gap-4">
            {each.files.map((file) => (
              <li key={file.id}>
                <a href={`/v2/returns/${each.id}/files/${file.id}`} target="_blank" rel="noreferrer">
                  {file.name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
