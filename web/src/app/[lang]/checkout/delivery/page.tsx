import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readAnswers, stepHref } from '../../../../features/checkout-steps/answers.ts';
import { DeliveryForm } from '../../../../features/checkout-steps/delivery-form.tsx';
import { StepFrame } from '../../../../features/checkout-steps/step-frame.tsx';
import { getSession } from '../../../../features/session/get-me.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkoutSteps'))('delivery.title') };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DeliveryStep({ searchParams }: PageProps) {
  const t = await getTranslations('checkoutSteps.delivery');
  const answers = readAnswers(await searchParams);
  const session = await getSession();
  const country = session.state === 'in' ? session.me.organisation?.country : undefined;
  return (
    <StepFrame step="delivery" answers={answers} title={t('title')}>
      {(basket) => (
        <DeliveryForm
          basketId={basket.id}
          site={basket.site}
          country={country ?? 'FR'}
          nextHref={stepHref('references', answers)}
        />
      )}
    </StepFrame>
  );
}
