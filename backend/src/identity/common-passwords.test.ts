import { expect } from 'chai';
import { isCommon } from './common-passwords.ts';
import { hashPassword, isPassword, NOBODYS_HASH } from './hash-password.ts';
import { timesSeen } from './require-good-password.ts';

describe('Passwords', () => {
  it('are refused when they are common, dressed up, doubled or one sign again and again', () => {
    for (const common of [
      'qwertyuiop',
      '1234567890',
      'Password2024!',
      'P4ssw0rd2024!',
      '!!iloveyou!!99',
      'dragondragon',
      'aaaaaaaaaaaa',
      'ababababababab',
      'ＰＡＳＳＷＯＲＤ１２３',
    ])
      expect(isCommon(common), common).to.equal(true);
  });

  it('are taken when they are several words, or none', () => {
    for (const good of ['correct horse battery', 'Walzdraht und Kaffee', 'x7#Kq2!mVz9p', 'demo-finance-2026'])
      expect(isCommon(good), good).to.equal(false);
  });

  it('are found in a range by the rest of their hash; padding counts as nothing', () => {
    const range = '0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n00D4F6E8FA6EECAD2A3AA415EEC418D38EC:0\r\n';
    expect(timesSeen(range, '0018A45C4D1DEF81644B54AB7F969B88D65')).to.equal(3);
    expect(timesSeen(range, '00D4F6E8FA6EECAD2A3AA415EEC418D38EC')).to.equal(0);
    expect(timesSeen(range, '011053FD0102E94D6AE2F8B83D76FAF94F6')).to.equal(0);
  });

  it('match their own hash alone, whichever keyboard wrote them, and nobody’s hash never', async () => {
    const hash = await hashPassword('Stra\u00dfe nach K\u00f6ln');
    expect(await isPassword('Stra\u00dfe nach Ko\u0308ln', hash)).to.equal(true);
    expect(await isPassword('Strasse nach K\u00f6ln', hash)).to.equal(false);
    expect(await isPassword('', NOBODYS_HASH)).to.equal(false);
    expect(await isPassword('Stra\u00dfe nach K\u00f6ln', 'damaged')).to.equal(false);
    expect(hash).to.match(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });
});
