import { useTranslations } from 'next-intl';
import { ToneIcon } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';

const outcomes = ['good', 'info', 'attention', 'unknown', 'bad'] as const;
const inks = {
  good: 'text-good',
  info: 'text-info',
  attention: 'text-attention',
  unknown: 'text-unknown',
  bad: 'text-bad',
} as const;
const questions = [
  'label',
  'integrity',
  'issuer',
  'status',
  'conformance',
  'quantity',
  'recall',
  'origin',
  'carbon',
  'copies',
] as const;

/** What each icon of a line means. */
export function Outcomes() {
  const t = useTranslations('method.outcomes');
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes" className="mb-2">
        {t('heading')}
      </h2>
      <ul className="grid max-w-prose gap-2">
        {outcomes.map((tone) => (
          <li key={tone} className="flex gap-3">
            <span className={inks[tone]}>
              <ToneIcon tone={tone} />
            </span>
            <span>{t(tone)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Questions() {
  const t = useTranslations('method.questions');
  return (
    <section aria-labelledby="questions">
      <h2 id="questions" className="mb-2">
        {t('heading')}
      </h2>
      <LedgerTable caption={t('caption')} columns={[t('question'), t('how')]} isCaptionHidden>
        <tbody>
          {questions.map((question) => (
            <tr key={question}>
              <th scope="row" className="sm:min-w-40">
                {t(`${question}.question`)}
              </th>
              <td className="min-w-44 sm:min-w-56">{t(`${question}.how`)}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}

/** Nobody has to believe us: four ways to check that do not rest on our word. */
export function WithoutUs() {
  const t = useTranslations('method.without');
  return (
    <section aria-labelledby="without">
      <h2 id="without" className="mb-2">
        {t('heading')}
      </h2>
      <ul className="grid max-w-prose list-disc gap-2 pl-5">
        <li>{t('browser')}</li>
        <li>{t('node')}</li>
        <li>
          {t.rich('bundle', {
            code: (words) => <code className="font-mono whitespace-nowrap">{words}</code>,
          })}
        </li>
        <li>{t('offline')}</li>
      </ul>
    </section>
  );
}
