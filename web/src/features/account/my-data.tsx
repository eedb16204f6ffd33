import { useTranslations } from 'next-intl';
import { GuardedAct } from '../step-up/guarded-act.tsx';

/** What is kept about a person, as a file; and its erasure. */
export function MyData({ email, leadsTo }: { email: string; leadsTo: string }) {
  const t = useTranslations('account');
  return (
    <div className="grid gap-10">
      <section aria-labelledby="data" className="max-w-xl">
        <h2 id="data">{t('data.title')}</h2>
        <p className="mb-3 text-ink-2">{t('data.intro')}</p>
        <a href="/v2/me/data" download="topsteel-my-data.json" className="button button-quiet">
          {t('data.button')}
        </a>
      </section>
      <section aria-labelledby="erase" className="max-w-xl">
        <h2 id="erase">{t('erase.title')}</h2>
        <p className="mb-3 text-ink-2">{t('erase.intro')}</p>
        <GuardedAct
          label={t('erase.label')}
          title={t('erase.question', { email })}
          verb={t('erase.confirm')}
          path="/v2/me"
          method="DELETE"
          leadsTo={leadsTo}
        >
          {t('erase.cost')}
        </GuardedAct>
      </section>
    </div>
  );
}
