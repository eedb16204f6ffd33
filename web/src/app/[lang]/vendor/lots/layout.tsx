import { ClientWords } from '../../../../words/client-words.tsx';

/** The words of lots, their recall and the wallet that signs them. */
export default function LotsLayout({ children }: { children: React.ReactNode }) {
  return <ClientWords of={['lot', 'recall', 'wallet', 'refusals']}>{children}</ClientWords>;
}
