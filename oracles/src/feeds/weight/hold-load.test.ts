import { expect } from 'chai';
import { decideReport } from './decide-report.ts';
import { isHeldBack } from './hold-load.ts';

const DAY = 86_400;
const HOUR = 3_600;
/** Three days to inspect, ten trucks of 5 t on every other day, captured by day 40. */
const inspection = { seconds: 3 * DAY, captureBefore: 40 * DAY };
const unpaid = { capturedGrams: 0n, inspection };
const first = { valueGrams: 5_000_000n, acceptedAt: 0 };
const ends = 32 * DAY;

describe('a further load', () => {
  it('waits from a quarter of an hour after the report before it until an hour after its inspection', () => {
    const heldAt = (seconds: number) => isHeldBack(unpaid, first, ends, seconds);
    expect([heldAt(899), heldAt(900), heldAt(3 * DAY + HOUR - 1), heldAt(3 * DAY + HOUR)]).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
  });

  it('does not wait once what was reported is paid', () => {
    const half = { inspection, capturedGrams: 4_999_999n };
    expect(isHeldBack(half, first, ends, 2 * DAY)).to.equal(true);
    expect(isHeldBack({ inspection, capturedGrams: 5_000_000n }, first, ends, 2 * DAY)).to.equal(false);
  });

  it('does not wait where nobody inspects: an order that is paid off chain', () => {
    expect(isHeldBack({ capturedGrams: 0n, inspection: null }, first, ends, 2 * DAY)).to.equal(false);
  });

  it('does not wait so long that it could not be captured itself, a day before that', () => {
    const last = { valueGrams: 5_000_000n, acceptedAt: 35 * DAY };
    const heldAt = (seconds: number) => isHeldBack(unpaid, last, 60 * DAY, seconds);
    expect([heldAt(36 * DAY - 1), heldAt(36 * DAY)]).to.deep.equal([true, false]);
    // From here on it would come too late: what is inspected is paid first.
    expect([heldAt(37 * DAY - HOUR - 1), heldAt(37 * DAY - HOUR)]).to.deep.equal([false, true]);
    expect([heldAt(38 * DAY + HOUR - 1), heldAt(38 * DAY + HOUR)]).to.deep.equal([true, false]);
  });

  it('does not wait until its weighing is too old, a day before that', () => {
    const heldAt = (seconds: number) => isHeldBack(unpaid, first, 3 * DAY, seconds);
    expect([heldAt(2 * DAY - 1), heldAt(2 * DAY)]).to.deep.equal([true, false]);
  });

  it('of a truck every other day, all is paid on silence in time, and nothing is inspected anew', () => {
    const limits = { maxAgeSeconds: 30 * DAY, maxAheadSeconds: 60 };
    const trucks = Array.from({ length: 10 }, (_, place) => ({
      ticketNo: `WB-2026-00${(410 + place).toString()}`,
      deliveryRef: `D-${place.toString()}`,
      paymentId: `0x${'5c'.repeat(32)}` as const,
      netGrams: '5000000',
      grossGrams: '21560000',
      tareGrams: '16560000',
      weighedAt: new Date(place * 2 * DAY * 1_000).toISOString(),
      weighbridge: 'Linz Hafen 2',
      iss: 'urn:topsteel:carrier:spedition-donau-rhein',
    }));
    let reported: typeof trucks = [];
    let last: Parameters<typeof decideReport>[2] = null;
    let running: Parameters<typeof decideReport>[6] = null;
    let capturedGrams = 0n;
    const captures: [day: number, tonnes: number][] = [];
    for (let now = 0; now < inspection.captureBefore; now += HOUR) {
      if (
        running !== null &&
        capturedGrams < running.valueGrams &&
        now >= running.acceptedAt + inspection.seconds
      ) {
        capturedGrams = running.valueGrams;
        captures.push([now / DAY, Number(capturedGrams / 1_000_000n)]);
      }
      for (const truck of trucks) {
        if (reported.includes(truck) || Date.parse(truck.weighedAt) / 1_000 > now) continue;
        const payment = {
          ...{ lotId: 42n, maxGrams: 50_000_000n, authorizedAt: 0, isClosed: false },
          ...{ capturedGrams, inspection },
        };
        const decision = decideReport(truck, payment, last, limits, now, reported, running);
        if (decision.do !== 'report') continue;
        const { valueGrams, observedAt, round } = decision.report;
        last = { ticketNo: truck.ticketNo, valueGrams, observedAt, round };
        running = { valueGrams, acceptedAt: now };
        reported = [...reported, truck];
      }
    }
    expect(captures).to.deep.equal([
      [3, 5],
      [6, 10],
      [9, 20],
      [12, 25],
      [15, 35],
      [18, 40],
      [21, 50],
    ]);
  });
});
