import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readAnswers } from '../../../../features/checkout-steps/answers.ts';
import { CheckStep } from '../../../../features/checkout-steps/check-step.tsx';
import { StepFrame } from '../../../../features/checkout-steps/step-frame.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkoutSteps'))('check.title') };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CheckPage({ searchParams }: PageProps) {
  const t = await getTranslations('checkoutSteps.check');
  const answers = readAnswers(await searchParams);
  return (
    <StepFrame step="check" answers={answers} title={t('title')}>
      {(basket) => <CheckStep basket={basket} answers={answers} />}
    </StepFrame>
  );
}
