import { BuyerSkeleton } from '../../../../features/buyer/buyer-skeleton.tsx';

export default function Loading() {
  return <BuyerSkeleton />;
}
