// Preloaded into a process: its clock is wrong by CLOCK_SKEW_MS. Timers run at their usual pace.
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
