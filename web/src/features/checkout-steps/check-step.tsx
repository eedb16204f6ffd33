import { costCentres, railOffers } from '@topsteel/domain/api';
import { getLocale, getTranslations } from 'next-intl/server';
import { read } from '../../backend/read.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ClientWords } from '../../words/client-words.tsx';
import { redirect } from '../../words/navigation.ts';
import { chargeWord } from '../buy-box/charge-word.ts';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { stepHref, type Answers, type StepName } from './answers.ts';
import { PlaceGroup } from './place-group.tsx';
import { readLimits } from './read-limits.ts';
import type { OrderableBasket } from './step-frame.tsx';
import { Told } from '../told/told.tsx';

/** Everything that was answered, each with the way to change it, and the button that binds. */
export async function CheckStep({ basket, answers }: { basket: OrderableBasket; answers: Answers }) {
  const [t, tRails, tOffer] = await Promise.all([
    getTranslations('checkoutSteps'),
    getTranslations('checkout.rails'),
    getTranslations('offer'),
  ]);
  const formats = await getFormats();
  const { rail, currency, reference, costCentre } = answers;
  if (rail === undefined || currency === undefined) {
    return redirect({ href: stepHref('pay', answers), locale: await getLocale() });
  }
  const [rails, centres, { needsApproval, approvers }] = await Promise.all([
    read(`/v2/baskets/${basket.id}/rails`, railOffers),
    read('/v2/cost-centres', costCentres),
    readLimits(basket, answers),
  ]);
  if (!rails.ok) return <ProblemNotice problem={rails.problem} />;
  const offer = rails.value.items.find((one) => one.rail === rail && one.currency === currency);
  const centre = centres.ok ? centres.value.items.find(({ id }) => id === costCentre) : undefined;
  const { site } = basket;
  const most = offer?.amountMinor ?? null;
  const amount = most === null ? '' : formats.money(most, currency);
  return (
    <>
      <dl className="border-t border-rule">
        <Answer name={t('check.goods')} href={cartOf(answers)}>
          <ul>
            {basket.vendors.flatMap(({ seller, lines }) =>
              lines.map(({ id, price, note, extras }) =>
                price === null ? null : (
                  <li key={id} className="mb-2 grid gap-x-6 sm:grid-cols-[minmax(0,1fr)_auto]">
                    <span>
                      {price.description}
                      <span className="block text-sm text-ink-2">
                        {seller.name}, {formats.country(seller.country)}
                        {[...extras.map((code) => chargeWord(code, tOffer)), note ?? '']
                          .filter((part) => part !== '')
                          .map((part) => ` · ${part}`)
                          .join('')}
                      </span>
                    </span>
                    <span className="sm:text-right">
                      <Mass grams={price.massGrams} />
                      <br className="max-sm:hidden" />
                      <Money minor={price.netMinor} currency={basket.currency} />
                    </span>
                  </li>
                ),
              ),
            )}
          </ul>
        </Answer>
        <Answer name={t('check.site')} step="delivery" answers={answers}>
          {site === null
            ? t('check.collected')
            : [
                site.street,
                `${site.postcode} ${site.city ?? ''}`.trim(),
                formats.country(site.country),
                site.contact,
              ]
                .filter(Boolean)
                .map((part) => (
                  <span key={part} className="block">
                    {part}
                  </span>
                ))}
        </Answer>
        <Answer name={t('check.reference')} step="references" answers={answers}>
          {reference ?? t('check.none')}
        </Answer>
        <Answer name={t('references.costCentre')} step="references" answers={answers}>
          {centre === undefined
            ? t('references.noCentre')
            : t('references.centre', { code: centre.code, name: centre.name })}
        </Answer>
        <Answer name={t('check.rail')} step="pay" answers={answers}>
          {tRails(`names.${rail}`)}
          {amount === '' ? null : <span className="block">{tRails('upTo', { amount })}</span>}
          <span className="block text-sm text-ink-2">{tRails(`leavesText.${rail}`)}</span>
        </Answer>
      </dl>
      {needsApproval ? null : <p className="max-w-prose text-sm text-ink-2">{t('check.binds')}</p>}
      {offer === undefined || offer.unavailable !== null ? (
        <p>
          {tRails('unavailable')} <Told text={offer?.unavailable ?? ''} />
        </p>
      ) : (
        <ClientWords of={['checkoutSteps', 'checkout', 'wallet', 'problem', 'approvalAct']}>
          <PlaceGroup
            config={runtimeConfig()}
            basket={{ id: basket.id, currency: basket.currency, totalMinor: basket.totals.grossMinor }}
            answers={answers}
            offer={offer}
            approvers={approvers}
            needsApproval={needsApproval}
          />
        </ClientWords>
      )}
    </>
  );
}

const cartOf = ({ basket }: Answers): string => (basket === undefined ? '/cart' : `/cart?basket=${basket}`);

type AnswerProps = { name: string; children: React.ReactNode } & (
  | { href: string }
  | { step: StepName; answers: Answers }
);

async function Answer({ name, children, ...to }: AnswerProps) {
  const t = await getTranslations('checkoutSteps.check');
  const href = 'href' in to ? to.href : stepHref(to.step, to.answers);
  return (
    <div className="grid gap-x-6 gap-y-1 border-b border-rule py-3 sm:grid-cols-[10rem_minmax(0,1fr)_6rem]">
      <dt className="font-semibold">{name}</dt>
      <dd>{children}</dd>
      <dd className="sm:text-right">
        <Link href={href} prefetch={false}>
          {t.rich('change', { what: name, w: (chunks) => <span className="sr-only">{chunks}</span> })}
        </Link>
      </dd>
    </div>
  );
}
