import { BuyerDesk } from '../../../features/buyer/buyer-desk.tsx';

export default function BuyerLayout({ children }: { children: React.ReactNode }) {
  return <BuyerDesk>{children}</BuyerDesk>;
}
