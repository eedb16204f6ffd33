import { railOffers } from '@topsteel/domain/api';
import { getLocale, getTranslations } from 'next-intl/server';
import { read } from '../../backend/read.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ChooseRail } from '../checkout/choose-rail.tsx';
import { railReasons } from '../checkout/rail-reasons.tsx';
import { answerPairs, stepHref, type Answers } from './answers.ts';
import { HiddenAnswers, type OrderableBasket } from './step-frame.tsx';

/** The table of ways to pay, of which one is chosen; sent without scripts. */
export async function RailStep({ basket, answers }: { basket: OrderableBasket; answers: Answers }) {
  const t = await getTranslations('checkoutSteps.common');
  const rails = await read(`/v2/baskets/${basket.id}/rails`, railOffers);
  if (!rails.ok) return <ProblemNotice problem={rails.problem} />;
  const { rail, currency, ...others } = answers;
  const offers = rails.value.items;
  return (
    <form action={`/${await getLocale()}${stepHref('check', {})}`} className="grid gap-5">
      <HiddenAnswers answers={answerPairs(others)} />
      <ChooseRail
        offers={offers}
        reasons={railReasons(offers)}
        chosen={offers.findIndex((offer) => offer.rail === rail && offer.currency === currency)}
      />
      <button type="submit" className="button justify-self-start">
        {t('next')}
      </button>
    </form>
  );
}
