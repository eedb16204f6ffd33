import { useLocale, useTranslations } from 'next-intl';
import type { Me } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Hash } from '../../ui/hash.tsx';
import { languageNames } from '../../words/languages.ts';

/** Who a person is here. */
export function AccountFacts({ me }: { me: Me }) {
  const t = useTranslations('account.who');
  const language = useLocale();
  return (
    <Facts>
      <Fact name={t('name')}>{me.user.name}</Fact>
      <Fact name={t('email')}>{me.user.email}</Fact>
      <Fact name={t('company')}>{me.organisation?.name ?? t('none')}</Fact>
      <Fact name={t('language')}>
        {languageNames[language]}
        <div className="text-sm text-ink-2">{t('languageHint')}</div>
      </Fact>
      <Fact name={t('id')}>
        <Hash value={me.user.id} label={t('id')} />
      </Fact>
    </Facts>
  );
}
