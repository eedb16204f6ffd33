import { expect } from 'chai';
import { deviceOf } from './device-of.ts';

describe('deviceOf', () => {
  it('names browser and system', () => {
    expect(
      deviceOf(
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
      ),
    ).to.equal('Edge, Windows');
    expect(
      deviceOf(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      ),
    ).to.equal('Safari, iPhone');
    expect(
      deviceOf(
        'Mozilla/5.0 (Linux; Android 15; SM-G556B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
      ),
    ).to.equal('Chrome, Android');
  });
  it('names a program, and nothing where nothing is told', () => {
    expect(deviceOf('curl/8.5.0')).to.equal('curl');
    expect(deviceOf('Mozilla/5.0')).to.equal(undefined);
    expect(deviceOf(null)).to.equal(undefined);
  });
});
