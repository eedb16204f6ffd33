import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readAnswers } from '../../../../features/checkout-steps/answers.ts';
import { ApprovalStep } from '../../../../features/checkout-steps/approval-step.tsx';
import { StepFrame } from '../../../../features/checkout-steps/step-frame.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkoutSteps'))('approval.title') };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ApprovalPage({ searchParams }: PageProps) {
  const t = await getTranslations('checkoutSteps.approval');
  const answers = readAnswers(await searchParams);
  return (
    <StepFrame step="approval" answers={answers} title={t('title')}>
      {(basket) => <ApprovalStep basket={basket} answers={answers} />}
    </StepFrame>
  );
}
