import { BuyerSkeleton } from '../../../features/buyer/buyer-skeleton.tsx';

export default function Loading() {
  return (
    <div className="page">
      <BuyerSkeleton />
    </div>
  );
}
