import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readAnswers } from '../../../../features/checkout-steps/answers.ts';
import { RailStep } from '../../../../features/checkout-steps/rail-step.tsx';
import { StepFrame } from '../../../../features/checkout-steps/step-frame.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkoutSteps'))('pay.title') };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PayStep({ searchParams }: PageProps) {
  const t = await getTranslations('checkoutSteps.pay');
  const answers = readAnswers(await searchParams);
  return (
    <StepFrame step="pay" answers={answers} title={t('title')}>
      {(basket) => <RailStep basket={basket} answers={answers} />}
    </StepFrame>
  );
}
