import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';

const TOPICS = [
  { name: 'find', href: '/steel' },
  { name: 'check', href: '/v' },
  { name: 'pay', href: '/orders' },
  { name: 'claim', href: '/orders' },
  { name: 'sell', href: '/vendor' },
  { name: 'signIn', href: '/signin' },
  { name: 'keys', href: '/accessibility' },
] as const;

/** What people come here to do, each in two sentences and with the way there; and whom to ask. */
export function HelpTopics({ contact }: { contact: string }) {
  const t = useTranslations('help');
  return (
    <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
      {TOPICS.map(({ name, href }) => (
        <section key={name} aria-labelledby={`help-${name}`}>
          <h2 id={`help-${name}`}>{t(`${name}.title`)}</h2>
          <p className="mt-1 text-ink-2">{t(`${name}.text`)}</p>
          <p className="mt-1">
            {href === '/v' ? (
              // Not one of the pages below a language.
              <a href={href}>{t(`${name}.link`)}</a>
            ) : (
              <Link href={href} prefetch={false}>
                {t(`${name}.link`)}
              </Link>
            )}
          </p>
        </section>
      ))}
      {contact === '' ? null : (
        <section aria-labelledby="help-contact">
          <h2 id="help-contact">{t('contact.title')}</h2>
          <p className="mt-1">
            {t.rich('contact.text', { mail: () => <a href={`mailto:${contact}`}>{contact}</a> })}
          </p>
        </section>
      )}
    </div>
  );
}
