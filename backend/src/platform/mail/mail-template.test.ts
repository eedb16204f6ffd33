import { documentLanguages } from '@topsteel/documents';
import { expect } from 'chai';
import { mailLanguage, mailTemplate, writeLetter } from './index.ts';

const words = (subject: string) => ({
  subject: `${subject} {company}`,
  paragraphs: ['{inviter} asks you to join {company}.', 'The link is good for seven days.'],
  action: 'Join {company}',
});
const invitation = mailTemplate(['company', 'inviter', 'link'], {
  en: words('Join'),
  fr: words('Rejoignez'),
  de: words('Treten Sie bei:'),
  es: words('Únase a'),
  it: words('Si unisca a'),
  nl: words('Word lid van'),
});
const values = { company: 'Aciéries du Val SA', inviter: 'Ada', link: 'https://steel.test/join/x1?a=1&b=2' };

describe('A letter', () => {
  it('reads the same as text and as HTML', () => {
    expect(writeLetter(invitation, 'en', values)).to.deep.equal({
      subject: 'Join Aciéries du Val SA',
      text: [
        'Good day,',
        'Ada asks you to join Aciéries du Val SA.',
        'The link is good for seven days.',
        'Join Aciéries du Val SA:\nhttps://steel.test/join/x1?a=1&b=2',
        '-- \nTopSteel wrote this by itself. Answers to this address are not read.\n',
      ].join('\n\n'),
      html: [
        '<!doctype html>',
        '<html lang="en"><head><meta charset="utf-8"><title>Join Aciéries du Val SA</title></head>',
        '<body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:36em">',
        '<p>Good day,</p>',
        '<p>Ada asks you to join Aciéries du Val SA.</p>',
        '<p>The link is good for seven days.</p>',
        '<p><a href="https://steel.test/join/x1?a=1&amp;b=2">Join Aciéries du Val SA</a></p>',
        '<p>https://steel.test/join/x1?a=1&amp;b=2</p>',
        '<p style="color:#555">TopSteel wrote this by itself. Answers to this address are not read.</p>',
        '</body></html>\n',
      ].join('\n'),
    });
  });

  it('begins and ends in its own language, in each of the six', () => {
    const first = documentLanguages.map(
      (language) => writeLetter(invitation, language, values).text.split('\n')[0],
    );
    expect(first).to.deep.equal([
      'Good day,',
      'Bonjour,',
      'Guten Tag,',
      'Buenos días:',
      'Buongiorno,',
      'Goedendag,',
    ]);
  });

  it('takes a value as text: no header, paragraph, element, placeholder or link comes out of it', () => {
    const company = 'Val\r\nBcc: all@steel.test\u2028<script>alert(1)</script> {inviter} \u202etxet';
    const { subject, text, html } = writeLetter(invitation, 'en', { ...values, company });
    expect(subject).to.equal('Join Val Bcc: all@steel.test <script>alert(1)</script> {inviter}  txet');
    expect(text.split('\n\n')[1]).to.equal(
      'Ada asks you to join Val Bcc: all@steel.test <script>alert(1)</script> {inviter}  txet.',
    );
    expect(html).not.to.contain('<script>');
    expect(html).to.contain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('links to web addresses only', () => {
    for (const link of ['javascript:alert(1)', '/join', 'data:text/html,x', '']) {
      expect(() => writeLetter(invitation, 'en', { ...values, link })).to.throw(
        'The link of a letter must be a web address.',
      );
    }
  });

  it('is refused when a language has a hole, while the process starts', () => {
    const whole = { subject: 'Hello {name}', paragraphs: [] };
    const hole = { subject: 'Hallo', paragraphs: [] };
    const texts = { en: whole, fr: whole, de: hole, es: whole, it: whole, nl: whole };
    expect(() => mailTemplate(['name'], texts)).to.throw(
      'The letter "Hello {name}" uses {} in de, and is declared with {name}.',
    );
    const undeclared = { ...texts, de: whole };
    expect(() => mailTemplate([], undeclared)).to.throw('uses {name} in en, and is declared with {}.');
  });
});

describe('The language of a letter', () => {
  it('is the heaviest one that we write, then the country’s, then English', () => {
    expect(mailLanguage('pt, de-AT;q=0.8, fr;q=0.9')).to.equal('fr');
    expect(mailLanguage('nl-BE')).to.equal('nl');
    expect(mailLanguage('it;q=0, pt')).to.equal('en');
    expect(mailLanguage('pt', 'be')).to.equal('nl');
    expect(mailLanguage(null, 'AT')).to.equal('de');
    expect(mailLanguage(undefined, 'PL')).to.equal('en');
    expect(mailLanguage('', null)).to.equal('en');
  });
});
