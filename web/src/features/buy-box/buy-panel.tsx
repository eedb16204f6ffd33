import { randomUUID } from 'node:crypto';
import { getLocale, getTranslations } from 'next-intl/server';
import { quote, type Prices } from '@topsteel/domain/api';
import { massOfPiecesHalfUp } from '@topsteel/domain/pricing';
import { formatScaled } from '@topsteel/domain/units';
import type { Answer } from '../../backend/problem.ts';
import { read } from '../../backend/read.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { QuoteBlock } from '../offer/quote-block.tsx';
import { hasAccess, type Session } from '../session/get-me.ts';
import { SignInLink } from '../session/sign-in-link.tsx';
import { extrasFor } from '../configurator/cut-extras.ts';
import type { Cut } from '../configurator/read-cuts.ts';
import type { Site } from '../steel/steel-search.ts';
import { BuyForm } from './buy-form.tsx';
import { fieldsOf } from './lot-order.ts';
import type { Lot } from './load-lot.ts';
import type { LotQuery } from './lot-query.ts';
import { PriceLadder } from './price-ladder.tsx';
import { QuoteWayOn } from './quote-way-on.tsx';

type BuyPanelProps = {
  lot: Lot;
  query: LotQuery;
  priced: Answer<Prices> | null;
  cuts: Cut[];
  site: Site | undefined;
  session: Session;
};

/** The buy box, or why nothing can be bought here. */
export async function BuyPanel({ lot, query, priced, cuts, site, session }: BuyPanelProps) {
  const t = await getTranslations('offer');
  const { offer, shape, terms } = lot;
  if (offer.state === 'withdrawn') return <Notice tone="attention">{t('gone')}</Notice>;
  if (offer.state === 'sold-out' || offer.availableGrams === '0')
    return <Notice tone="attention">{t('soldOut')}</Notice>;
  const isOwn = session.state === 'in' && session.me.organisation?.id === offer.seller.organisationId;
  const isBuyer = hasAccess(session, 'buyer') && !isOwn;
  const { reading, ...start } = query;
  return (
    <>
      <BuyForm
        key={[start.quoteId, start.cuts, ...start.extras].join(' ')}
        offerId={offer.id}
        action={`/${await getLocale()}/offers/${offer.id}`}
        start={start}
        fields={fieldsOf(shape, lot.product?.family ?? null)}
        shape={shape}
        terms={terms}
        idempotencyKey={randomUUID()}
        canQuote={isBuyer && cuts.length === 0 && extrasFor(query.extras, false).length === 0}
        hint={<Hint lot={lot} />}
      >
        {priced === null || !reading.ok ? null : priced.ok ? (
          <PriceLadder offer={offer} prices={priced.value} site={site} />
        ) : (
          <ProblemNotice problem={priced.problem} />
        )}
      </BuyForm>
      {query.quoteId === undefined ? null : <BindingPrice quoteId={query.quoteId} />}
      {isOwn ? (
        <Notice tone="info" live={false}>
          {t('own')}
        </Notice>
      ) : session.state === 'out' ? (
        <p className="mt-3 text-sm text-ink-2">
          {t('signIn')} <SignInLink className="font-semibold" />
        </p>
      ) : session.state === 'in' && !isBuyer ? (
        <p className="mt-3 text-sm text-ink-2">
          {t('wrongRole', { name: session.me.organisation?.name ?? session.me.user.name })}
        </p>
      ) : null}
    </>
  );
}

/** What one piece weighs, and what can be ordered at all. */
async function Hint({ lot }: { lot: Lot }) {
  const t = await getTranslations('buyBox');
  const formats = await getFormats();
  const { shape, terms } = lot;
  const one = massOfPiecesHalfUp(1n, shape);
  const kilograms = one === null ? '' : formats.mass(one, 'kg');
  return (
    <>
      {one === null
        ? null
        : shape.lengthUm === null || shape.gramsPerMetre === null
          ? t('oneFlat', { mass: kilograms })
          : t('onePiece', { length: formats.decimal(formatScaled(shape.lengthUm, 6)), mass: kilograms })}{' '}
      {t('limits', {
        min: formats.mass(terms.minGrams, 't'),
        step: formats.mass(terms.stepGrams, 't'),
        max: formats.mass(terms.availableGrams, 't'),
      })}
    </>
  );
}

/** A binding price that was asked for, with its clock. */
async function BindingPrice({ quoteId }: { quoteId: string }) {
  const t = await getTranslations('offer.quote');
  const formats = await getFormats();
  const answer = await read(`/v2/quotes/${encodeURIComponent(quoteId)}`, quote);
  return (
    <section id="quote" aria-labelledby="quote-heading" className="mt-4 grid gap-3 border-t border-ink pt-3">
      <h3 id="quote-heading">{t('heading')}</h3>
      {answer.ok ? (
        <>
          <QuoteBlock quote={answer.value} />
          <QuoteWayOn
            quoteId={answer.value.id}
            expiresAt={answer.value.expiresAt}
            amount={formats.amount(answer.value.maxAmountMinor, 'USDC')}
          />
        </>
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </section>
  );
}
