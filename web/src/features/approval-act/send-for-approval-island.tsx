'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../../ui/skeleton.tsx';

/**
 * Fetched only where an order is above a limit. Not drawn before it can be used: pressed too early, a form of this kind
 * would ask for the page anew and lose the answers.
 */
export const SendForApprovalIsland = dynamic(
  () => import('./send-for-approval.tsx').then((module) => module.SendForApproval),
  { ssr: false, loading: () => <Skeleton rows={3} /> },
);
