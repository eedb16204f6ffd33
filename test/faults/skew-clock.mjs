// Preloaded into a process: its clock is wrong by CLOCK_SKEW_MS, and goes from one of ZONES to the next every two seconds,
// as at the end and the beginning of summer time. Timers run at their usual pace.
const skewMs = Number(process.env['CLOCK_SKEW_MS'] ?? 0);
const { now } = Date;
const TrueDate = Date;
globalThis.Date = class extends TrueDate {
  constructor(...args) {
    if (args.length === 0) super(now.call(TrueDate) + skewMs);
    else super(...args);
  }
  static now() {
    return now.call(TrueDate) + skewMs;
  }
};

const zones = (process.env['ZONES'] ?? '').split(',').filter((zone) => zone !== '');
const turns = setInterval(() => {
  const zone = zones.shift();
  if (zone === undefined) return;
  zones.push(zone);
  process.env['TZ'] = zone;
  process.stderr.write(`zone: ${new Date().getTimezoneOffset()}\n`);
}, 2_000);
turns.unref();
