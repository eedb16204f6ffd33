import type { Metadata } from 'next';
import { texts } from '../../features/finance/texts.ts';
import { PageTitle } from '../../ui/page-title.tsx';

export const metadata: Metadata = { title: texts.title };

export default function FinancePage() {
  return <PageTitle title={texts.title}>{texts.intro}</PageTitle>;
}
