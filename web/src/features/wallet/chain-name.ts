import { useTranslations } from 'next-intl';
import { DEMO_CHAIN_ID } from './demo-wallet.ts';

/** What a network is called towards people. */
export function useChainName(): (chainId: number) => string {
  const t = useTranslations('wallet');
  return (chainId) =>
    chainId === DEMO_CHAIN_ID ? t('demoNetwork') : t('otherNetwork', { chainId: String(chainId) });
}
