import { useTranslations } from 'next-intl';
import type { GoodsReturn } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { Asked } from './asked.tsx';
import { AddFile, WithdrawButton } from './claim-acts.tsx';
import { isReturnOpen, returnTones } from './claim-tones.ts';

const NEXT = ['requested', 'authorised', 'received'] as const;

/** One return or lower price: what was asked, what the seller said, what came back and was credited. */
export function ReturnPanel({ goodsReturn }: { goodsReturn: GoodsReturn }) {
  const t = useTranslations('claim');
  const { state, kind } = goodsReturn;
  const next = NEXT.find((each) => each === state);
  const id = `return-${goodsReturn.id}`;
  return (
    <section aria-labelledby={id} className="panel grid gap-4">
      <div className="flex flex-wrap items-baseline gap-3">
        <h2 id={id}>{t('returns.title', { number: goodsReturn.number })}</h2>
        <Tag tone={returnTones[state]}>{t(`returnStates.${state}`)}</Tag>
        {next === undefined ? null : <span className="text-ink-2">{t(`returnNext.${next}`)}</span>}
      </div>
      <Facts>
        <Fact name={t('list.about')}>{t(`returnKinds.${kind}`)}</Fact>
        <Fact name={t('list.opened')}>
          <When iso={goodsReturn.createdAt} />
        </Fact>
        <Fact name={t('returns.asked')}>
          <Asked goodsReturn={goodsReturn} />
        </Fact>
        <Fact name={t('returns.reason')}>
          <span className="whitespace-pre-line">{goodsReturn.reason}</span>
        </Fact>
        {goodsReturn.answer === null ? null : <Fact name={t('returns.answer')}>{goodsReturn.answer}</Fact>}
        {goodsReturn.receivedGrams === null ? null : (
          <Fact name={t('returns.received')}>
            <Mass grams={goodsReturn.receivedGrams} />
            {goodsReturn.ticketNo === null ? null : (
              <>, {t('returns.ticket', { ticket: goodsReturn.ticketNo })}</>
            )}
          </Fact>
        )}
        {goodsReturn.creditMinor === null ? null : (
          <Fact name={t('returns.credit')}>
            <strong>
              <Money minor={goodsReturn.creditMinor} currency={goodsReturn.currency} />
            </strong>
          </Fact>
        )}
        {goodsReturn.files.length === 0 ? null : (
          <Fact name={t('returns.files')}>
            <ul className="grid gap-1">
              {goodsReturn.files.map((file) => (
                <li key={file.id}>
                  <a href={`/v2/returns/${goodsReturn.id}/files/${file.id}`} className="break-all">
                    {file.name}
                  </a>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
      {isReturnOpen(state) && goodsReturn.mine !== 'none' ? (
        <AddFile
          id={goodsReturn.id}
          path={`/v2/returns/${goodsReturn.id}/files`}
          label={t('returns.add')}
          hint={t('dispute.evidenceHint')}
        />
      ) : null}
      {goodsReturn.mine === 'buyer' && (state === 'requested' || state === 'authorised') ? (
        <WithdrawButton
          path={`/v2/returns/${goodsReturn.id}/withdrawal`}
          label={t('returns.withdraw')}
          cost={t('returns.withdrawHint')}
        />
      ) : null}
    </section>
  );
}
