// Wages as a staircase: each holds from its month until the next one.
import type { ReportedWage } from '../bindings/ReportedWage';
import { monthsFrom } from '../format/months';

/** The line of the steps, the area below it, and the last step's height, for the dot at its end. */
export type Steps = { line: string; area: string; last: { x: number; y: number } };

/** Steps from the first wage to the end of the month `until`; none without at least two wages and some room. */
export function wageSteps(wages: ReportedWage[], until: string, width: number, height: number, inset: number): Steps | null {
  const first = wages[0];
  const newest = wages[wages.length - 1];
  if (!first || !newest || wages.length < 2 || width <= inset * 2) return null;
  const months = monthsFrom(first.from, until < newest.from ? newest.from : until).length;
  const highest = Math.max(...wages.map(({ amount }) => amount), 1);
  const x = (from: string) => round(inset + ((monthsFrom(first.from, from).length - 1) / months) * (width - inset * 2));
  const y = (amount: number) => round(height - (Math.max(amount, 0) / highest) * (height - inset));
  const steps = wages.map(({ from, amount }, at) => (at === 0 ? `M${x(from)} ${y(amount)}` : `H${x(from)} V${y(amount)}`));
  const last = { x: round(width - inset), y: y(newest.amount) };
  const line = `${steps.join(' ')} H${last.x}`;
  return { line, area: `${line} V${height} H${x(first.from)} Z`, last };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
