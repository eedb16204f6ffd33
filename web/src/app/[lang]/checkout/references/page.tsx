import type { Metadata } from 'next';
import { costCentres } from '@topsteel/domain/api';
import { getLocale, getTranslations } from 'next-intl/server';
import { read } from '../../../../backend/read.ts';
import { answerPairs, readAnswers, stepHref } from '../../../../features/checkout-steps/answers.ts';
import { LineMarks } from '../../../../features/checkout-steps/line-marks.tsx';
import { ReferenceFields } from '../../../../features/checkout-steps/reference-fields.tsx';
import { HiddenAnswers, StepFrame } from '../../../../features/checkout-steps/step-frame.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkoutSteps'))('references.title') };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReferencesStep({ searchParams }: PageProps) {
  const t = await getTranslations('checkoutSteps');
  const answers = readAnswers(await searchParams);
  const { reference, costCentre, ...others } = answers;
  const action = `/${await getLocale()}${stepHref('approval', {})}`;
  const centres = await read('/v2/cost-centres', costCentres);
  return (
    <StepFrame step="references" answers={answers} title={t('references.title')}>
      {(basket) => (
        <>
          <form id="references" action={action} className="grid max-w-xl gap-5">
            <HiddenAnswers answers={answerPairs(others)} />
            <ReferenceFields
              reference={reference}
              costCentre={costCentre}
              centres={centres.ok ? centres.value.items.filter(({ isOpen }) => isOpen) : []}
            />
          </form>
          <LineMarks basket={basket} />
          <button type="submit" form="references" className="button justify-self-start">
            {t('common.next')}
          </button>
        </>
      )}
    </StepFrame>
  );
}
