import { ClientWords } from '../../../../words/client-words.tsx';

/** The words of cutting and of the wallet that sends it. */
export default function TransformLayout({ children }: { children: React.ReactNode }) {
  return <ClientWords of={['transform', 'wallet']}>{children}</ClientWords>;
}
