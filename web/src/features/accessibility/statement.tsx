import { useTranslations } from 'next-intl';

const CAN = ['keyboard', 'zoom', 'colour', 'pictures', 'scripts'] as const;
const GAPS = ['files', 'english', 'camera', 'wallet'] as const;

/** What the pages do for everybody, what they do not yet, and where to say so. */
export function Statement({ contact }: { contact: string }) {
  const t = useTranslations('accessibility');
  return (
    <div className="grid max-w-prose gap-8">
      <section aria-labelledby="state">
        <h2 id="state">{t('state.title')}</h2>
        <p className="mt-1">{t('state.measure')}</p>
        <p className="mt-2">{t('state.test')}</p>
      </section>
      <section aria-labelledby="can">
        <h2 id="can">{t('can.title')}</h2>
        <ul className="mt-1 grid list-disc gap-1 pl-5">
          {CAN.map((name) => (
            <li key={name}>{t(`can.${name}`)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="gaps">
        <h2 id="gaps">{t('gaps.title')}</h2>
        <ul className="mt-1 grid list-disc gap-1 pl-5">
          {GAPS.map((name) => (
            <li key={name}>{t(`gaps.${name}`)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="report">
        <h2 id="report">{t('report.title')}</h2>
        <p className="mt-1">
          {contact === ''
            ? t('report.none')
            : t.rich('report.contact', { mail: () => <a href={`mailto:${contact}`}>{contact}</a> })}
        </p>
      </section>
    </div>
  );
}
