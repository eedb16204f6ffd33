import { ClientWords } from '../../../../words/client-words.tsx';

/** The words of recalls and of the wallet that sends them. */
export default function RecallsLayout({ children }: { children: React.ReactNode }) {
  return <ClientWords of={['recall', 'transform', 'wallet']}>{children}</ClientWords>;
}
