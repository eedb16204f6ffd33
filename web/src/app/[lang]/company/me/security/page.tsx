import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { passkeyList, secondFactorState, signInWalletList } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { AuthenticatorSection } from '../../../../../features/account/authenticator-section.tsx';
import { PasskeySection } from '../../../../../features/account/passkey-section.tsx';
import { PasswordSection } from '../../../../../features/account/password-section.tsx';
import { WalletSection } from '../../../../../features/account/wallet-section.tsx';
import { runtimeConfig } from '../../../../../features/configuration/runtime-config.ts';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('security.title') };
}

export default async function SecurityPage() {
  const [factors, passkeys, wallets] = await Promise.all([
    read('/v2/me/second-factor', secondFactorState),
    read('/v2/me/passkeys', passkeyList),
    read('/v2/me/sign-in-wallets', signInWalletList),
  ]);
  const t = await getTranslations('account');
  if (!factors.ok) return <FailedPage title={t('security.title')} problem={factors.problem} />;
  const { hasPassword, authenticator } = factors.value;
  const ways = (hasPassword ? 1 : 0) + factors.value.passkeys + (wallets.ok ? wallets.value.items.length : 0);
  return (
    <ClientWords of={['account', 'signIn', 'stepUp', 'wallet', 'refusals']}>
      <PageTitle title={t('security.title')}>{t('security.intro')}</PageTitle>
      <div className="grid gap-10">
        {ways < 2 && authenticator !== 'on' ? (
          <Notice tone="attention" live={false}>
            {t('security.one')}
          </Notice>
        ) : null}
        {passkeys.ok ? (
          <PasskeySection passkeys={passkeys.value.items} />
        ) : (
          <ProblemNotice problem={passkeys.problem} />
        )}
        <AuthenticatorSection state={factors.value} />
        <PasswordSection hasPassword={hasPassword} />
        {wallets.ok ? (
          <WalletSection wallets={wallets.value.items} config={runtimeConfig()} />
        ) : (
          <ProblemNotice problem={wallets.problem} />
        )}
      </div>
    </ClientWords>
  );
}
