import type { Metadata } from 'next';
import Link from 'next/link';
import { orderPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getSession } from '../../features/session/get-me.ts';
import { texts } from '../../features/vendor/texts.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Hash } from '../../ui/hash.tsx';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: texts.home.title };

export default async function VendorHomePage() {
  const [session, orders] = await Promise.all([
    getSession(),
    read('/v2/orders?side=seller&limit=100', orderPage),
  ]);
  const organisation = session.state === 'in' ? session.me.organisation : null;
  const words = texts.home;
  const mine = orders.ok ? orders.value.items.filter((order) => order.nextMove.who === 'seller') : [];
  return (
    <>
      <PageTitle title={organisation?.name ?? words.title} />
      <LiveRefresh active={organisation?.state === 'registering'} />
      <div className="grid gap-8">
        {organisation?.state === 'registering' ? <Notice tone="hot">{words.registering}</Notice> : null}
        <section aria-labelledby="moves">
          <h2 id="moves" className="mb-2">
            {words.toDo}
          </h2>
          {!orders.ok ? (
            <ProblemNotice problem={orders.problem} />
          ) : mine.length === 0 ? (
            <p className="text-ink-2">{words.nothing}</p>
          ) : (
            <ul className="border-t border-rule">
              {mine.map((order) => (
                <li
                  key={order.id}
                  className="flex flex-wrap justify-between gap-x-4 border-b border-rule py-2"
                >
                  <span>
                    <Link href={`/vendor/orders/${order.id}`} prefetch={false} className="font-semibold">
                      {order.number}
                    </Link>{' '}
                    {order.description}, {order.buyer.name}
                  </span>
                  <span className="font-semibold text-hot">{order.nextMove.what}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="start">
          <h2 id="start" className="mb-2">
            {words.start}
          </h2>
          <ol className="grid max-w-prose list-decimal gap-1 pl-5">
            {words.steps.map((step, index) => (
              <li key={step}>
                <Link
                  href={
                    ['/vendor/certificates', '/vendor/lots', '/vendor/offers', '/vendor/orders'][index] ??
                    '/vendor'
                  }
                  prefetch={false}
                >
                  {step}
                </Link>
              </li>
            ))}
          </ol>
        </section>
        {organisation === null ? null : (
          <section aria-labelledby="account">
            <h2 id="account" className="mb-2">
              {words.organisation}
            </h2>
            <Facts>
              <Fact name={words.organisation}>
                {organisation.legalName}, {organisation.country}
              </Fact>
              {organisation.account === null ? null : (
                <Fact name={words.account}>
                  <Hash value={organisation.account} label="account" />
                  <div className="text-sm text-ink-2">
                    {organisation.custody === 'hosted' ? words.hosted : words.own}
                  </div>
                </Fact>
              )}
            </Facts>
          </section>
        )}
      </div>
    </>
  );
}
