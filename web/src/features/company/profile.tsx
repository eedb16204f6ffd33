import { useTranslations } from 'next-intl';
import type { Me, PublicOrganisation } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Tag } from '../../ui/tag.tsx';

const TONES = { registering: 'hot', registered: 'good', failed: 'bad' } as const;

type ProfileProps = {
  organisation: NonNullable<Me['organisation']>;
  /** What the register publishes of it; absent until it has an account. */
  published: PublicOrganisation | undefined;
};

/** What others read of a company. */
export function Profile({ organisation, published }: ProfileProps) {
  const t = useTranslations('company');
  const formats = useFormats();
  const { legalName, country, roles, account, custody, state, id } = organisation;
  const seat = [published?.city, formats.country(country)].filter(Boolean).join(', ');
  const { website } = published ?? {};
  return (
    <>
      <Facts>
        <Fact name={t('profile.legalName')}>{legalName}</Fact>
        <Fact name={t('profile.seat')}>{seat}</Fact>
        {website === undefined || website === null ? null : (
          <Fact name={t('profile.website')}>
            <a href={website} rel="noreferrer">
              {website}
            </a>
          </Fact>
        )}
        <Fact name={t('profile.roles')}>{formats.list(roles.map((role) => t(`roles.${role}`)))}</Fact>
        <Fact name={t('profile.state')}>
          <Tag tone={TONES[state]}>{t(`states.${state}`)}</Tag>
        </Fact>
        <Fact name={t('profile.account')}>
          {account === null ? (
            t('profile.noAccount')
          ) : (
            <>
              <Hash value={account} label={t('profile.account')} />
              <div className="text-sm text-ink-2">
                {custody === 'hosted' ? t('profile.hosted') : t('profile.own')}
              </div>
            </>
          )}
        </Fact>
        <Fact name={t('profile.id')}>
          <Hash value={id} label={t('profile.id')} />
        </Fact>
      </Facts>
      <p className="mt-3 text-sm text-ink-2">{t('profile.change')}</p>
    </>
  );
}
