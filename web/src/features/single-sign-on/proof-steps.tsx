import { useTranslations } from 'next-intl';
import type { CompanyDomain, SsoProvider } from '@topsteel/domain/api';
import { Steps } from '../../ui/steps.tsx';

const STEPS = ['domain', 'proof', 'provider', 'on'] as const;

/** How far single sign-on is: named, proven, registered, on. */
export function ProofSteps({ domains, providers }: { domains: CompanyDomain[]; providers: SsoProvider[] }) {
  const t = useTranslations('singleSignOn');
  const isDone = {
    domain: domains.length > 0,
    proof: domains.some(({ state }) => state === 'proven'),
    provider: providers.length > 0,
    on: providers.some(({ isActive }) => isActive),
  };
  const now = STEPS.find((step) => !isDone[step]);
  return (
    <section aria-labelledby="how" className="max-w-xl">
      <h2 id="how" className="mb-2">
        {t('how')}
      </h2>
      <Steps
        label={t('how')}
        steps={STEPS.map((step) => ({
          name: t(`steps.${step}`),
          state: isDone[step] ? 'done' : step === now ? 'now' : 'next',
        }))}
      />
    </section>
  );
}
