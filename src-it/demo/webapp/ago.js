const words = new Intl.RelativeTimeFormat("en", { numeric: "always", style: "narrow" });
const UNITS = [
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

/** Seconds before now, as a visitor says it. */
export function ago(seconds) {
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ["second", 1];
  return seconds < 10 ? "just now" : words.format(-Math.floor(seconds / length), unit);
}
