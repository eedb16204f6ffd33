import { useTranslations } from 'next-intl';
import type { SsoProvider } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Hash } from '../../ui/hash.tsx';
import { Tag } from '../../ui/tag.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';

/** The identity providers of a company: what each has to be told of us, whom it lets in, and its switch. */
export function ProviderList({ providers }: { providers: SsoProvider[] }) {
  const t = useTranslations('singleSignOn.providers');
  if (providers.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  return (
    <ul className="grid gap-4">
      {providers.map((provider) => (
        <li key={provider.id} className="panel">
          <Provider provider={provider} />
        </li>
      ))}
    </ul>
  );
}

function Provider({ provider }: { provider: SsoProvider }) {
  const t = useTranslations('singleSignOn');
  const { id, name, protocol, issuer, isActive, ours, roleMap, defaultDuty } = provider;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h3>
          {name} <Tag tone={isActive ? 'good' : 'unknown'}>{t(`providers.${isActive ? 'on' : 'off'}`)}</Tag>
        </h3>
        {isActive ? (
          <GuardedAct
            label={t('providers.turnOff')}
            of={name}
            title={t('providers.turnOffTitle', { name })}
            verb={t('providers.turnOff')}
            path={`/v2/sso-providers/${id}/off`}
          >
            {t('providers.turnOffCost')}
          </GuardedAct>
        ) : (
          <GuardedAct
            label={t('providers.turnOn')}
            of={name}
            title={t('providers.turnOnTitle', { name })}
            verb={t('providers.turnOn')}
            path={`/v2/sso-providers/${id}/on`}
            isPlain
          >
            {t('providers.turnOnCost')}
          </GuardedAct>
        )}
      </div>
      <Facts>
        <Fact name={t('add.protocol')}>{protocol === 'oidc' ? 'OpenID Connect' : 'SAML 2.0'}</Fact>
        <Fact name={t('providers.issuer')}>
          <span className="break-all">{issuer}</span>
        </Fact>
        <Fact name={t('providers.redirect')}>
          <Hash value={ours.redirectUri} label={t('providers.redirect')} full />
        </Fact>
        {protocol === 'saml' ? (
          <Fact name={t('providers.entity')}>
            <Hash value={ours.entityId} label={t('providers.entity')} full />
          </Fact>
        ) : null}
        <Fact name={t('providers.groups')}>
          <ul>
            {Object.entries(roleMap).map(([group, duty]) => (
              <li key={group}>{t('providers.group', { group, duty: t(`duties.${duty}`) })}</li>
            ))}
            <li>
              {t('providers.others')}:{' '}
              {defaultDuty === null ? t('providers.notIn') : t(`duties.${defaultDuty}`)}
            </li>
          </ul>
        </Fact>
        <Fact name={t('providers.secondFactor')}>
          {provider.answersForSecondFactor ? t('providers.theirs') : t('providers.ours')}
        </Fact>
      </Facts>
    </>
  );
}
