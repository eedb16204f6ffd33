'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Countdown } from '../../ui/countdown.tsx';
import { Link } from '../../ui/link.tsx';

/** How long a binding price still holds, and the way on, which closes when it has run out. */
export function QuoteWayOn({
  quoteId,
  expiresAt,
  amount,
}: {
  quoteId: string;
  expiresAt: string;
  amount: string;
}) {
  const t = useTranslations('buyBox');
  const [isOver, setOver] = useState(false);
  if (isOver) {
    return (
      <p role="alert" className="text-sm font-semibold text-bad">
        {t('expired')}
      </p>
    );
  }
  return (
    <>
      <p className="text-sm">
        {t.rich('clock', {
          left: () => (
            <Countdown
              until={expiresAt}
              ended={null}
              onEnd={() => {
                setOver(true);
              }}
            />
          ),
        })}
      </p>
      <Link href={`/checkout/${quoteId}`} prefetch={false} className="button">
        {t('goOn', { amount })}
      </Link>
    </>
  );
}
