import { basket as basketSchema, type Basket } from '@topsteel/domain/api';
import { getTranslations } from 'next-intl/server';
import { read } from '../../backend/read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { ClientWords } from '../../words/client-words.tsx';
import { BasketTotals } from '../basket/basket-totals.tsx';
import { SignInLink } from '../session/sign-in-link.tsx';
import { getSession } from '../session/get-me.ts';
import { stepHref, stepNames, type Answers, type StepName } from './answers.ts';

/** A basket that can be ordered. */
export type OrderableBasket = Basket & { id: string };

type StepFrameProps = {
  step: StepName;
  answers: Answers;
  title: string;
  children: (basket: OrderableBasket) => React.ReactNode;
};

/** What every step of an order has: where the reader stands, what is ordered and what it costs; or why it can't go on. */
export async function StepFrame({ step, answers, title, children }: StepFrameProps) {
  const t = await getTranslations('checkoutSteps');
  const [session, answer] = await Promise.all([
    getSession(),
    read(`/v2/baskets/${answers.basket ?? 'current'}`, basketSchema),
  ]);
  const steps = stepNames.map((name) => ({ name: t(`names.${name}`), href: stepHref(name, answers) }));
  const basket = answer.ok ? answer.value : undefined;
  return (
    <ClientWords of={['checkoutSteps', 'checkout', 'basket', 'wallet']}>
      <div className="page">
        <Stepper label={t('label')} steps={steps} now={stepNames.indexOf(step)} />
        <PageTitle eyebrow={<Link href={cartHref(answers)}>{t('common.basket')}</Link>} title={title} />
        {session.state === 'out' ? (
          <Notice tone="info">
            <p>{t('common.signIn')}</p>
            <p className="mt-2 flex flex-wrap gap-x-6">
              <SignInLink /> <Link href="/checkout/guest">{t('common.guest')}</Link>
            </p>
          </Notice>
        ) : !answer.ok ? (
          <ProblemNotice problem={answer.problem} />
        ) : basket === undefined || basket.id === null || basket.lineCount === 0 ? (
          <EmptyState title={t('common.emptyTitle')}>
            <p>{t('common.emptyText')}</p>
            <p className="mt-2">
              <Link href="/orders">{t('common.orders')}</Link>
            </p>
          </EmptyState>
        ) : !basket.isOrderable ? (
          <Notice tone="attention">
            <p>{t('common.stopped')}</p>
            <p className="mt-2">
              <Link href={cartHref(answers)}>{t('common.basket')}</Link>
            </p>
          </Notice>
        ) : (
          <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <div className="grid gap-6">{children({ ...basket, id: basket.id })}</div>
            <aside className="panel grid gap-2 lg:sticky lg:top-4" aria-label={t('common.total')}>
              <h2>{t('common.total')}</h2>
              <p className="text-sm text-ink-2">
                {t('common.lines', { count: basket.lineCount, sellers: basket.vendors.length })}
              </p>
              <BasketTotals basket={basket} />
            </aside>
          </div>
        )}
      </div>
    </ClientWords>
  );
}

const cartHref = ({ basket }: Answers): string => (basket === undefined ? '/cart' : `/cart?basket=${basket}`);

/** The answers so far, in a form that is sent to the next step. */
export function HiddenAnswers({ answers }: { answers: [string, string][] }) {
  return answers.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
