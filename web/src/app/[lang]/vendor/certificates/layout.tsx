import { ClientWords } from '../../../../words/client-words.tsx';

/** The words of certificates, their import, and who signs them. */
export default function CertificatesLayout({ children }: { children: React.ReactNode }) {
  return (
    <ClientWords of={['certificate', 'certificateImport', 'countersignature', 'wallet', 'problem']}>
      {children}
    </ClientWords>
  );
}
