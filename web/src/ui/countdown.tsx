'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { clockText } from './clock-text.ts';
import { useFormats } from './formats.ts';

type CountdownProps = {
  /** When it ends. */
  until: string;
  /** What stands here once it has ended. */
  ended: React.ReactNode;
  onEnd?: () => void;
};

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

/**
 * Time left until an instant: by seconds in the last hour, by hours and days before. Until the page has woken up, and
 * without JavaScript, it says the instant itself. Screen readers are told when asked, not every second.
 */
export function Countdown({ until, ended, onEnd }: CountdownProps) {
  const formats = useFormats();
  const [left, setLeft] = useState<number>();
  const end = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    let isOver = false;
    const tick = () => {
      const seconds = Math.ceil((Date.parse(until) - Date.now()) / 1000);
      setLeft(seconds);
      if (seconds <= 0 && !isOver) {
        isOver = true;
        clearInterval(timer);
        end();
      }
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => {
      clearInterval(timer);
    };
  }, [until]);
  if (left !== undefined && left <= 0) return ended;
  const whole = (seconds: number, unit: number) => formats.duration(seconds - (seconds % unit));
  return (
    <time dateTime={until} role="timer" title={formats.instant(until)} className="font-semibold text-hot">
      {left === undefined
        ? formats.instant(until)
        : left < HOUR_SECONDS
          ? clockText(left)
          : whole(left, left < 2 * DAY_SECONDS ? HOUR_SECONDS : DAY_SECONDS)}
    </time>
  );
}
