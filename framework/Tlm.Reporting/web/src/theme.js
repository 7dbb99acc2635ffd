// Colours come from the style sheet, so that charts follow light and dark.
export function theme() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue(name).trim();
  return {
    ink: of("--ink"), soft: of("--soft"), rule: of("--rule"), panel: of("--panel"), ground: of("--ground"),
    series: [0, 1, 2, 3, 4, 5, 6, 7].map(i => of(`--s${i}`)),
  };
}

export const grid = { left: 12, right: 24, top: 40, bottom: 12, containLabel: true };

export function axis(colours, name, more = {}) {
  return {
    name, nameLocation: "middle", nameGap: 30, nameTextStyle: { color: colours.soft },
    axisLine: { lineStyle: { color: colours.soft } }, axisLabel: { color: colours.soft, hideOverlap: true }, splitLine: { lineStyle: { color: colours.rule } }, ...more,
  };
}

export function tooltip(colours, more = {}) {
  return { backgroundColor: colours.ground, borderColor: colours.rule, textStyle: { color: colours.ink, fontSize: 13 }, confine: true, ...more };
}

// how high a legend is that wraps: an entry is its symbol, its name and a gap
export function legendHeight(names, width) {
  let rows = 1, at = 0;
  for (const name of names) {
    const entry = 34 + 7 * name.length;
    if (at > 0 && at + entry > width) {
      rows++;
      at = 0;
    }
    at += entry;
  }
  return 18 + 22 * rows;
}

export const legend = colours => ({ type: "plain", top: 0, left: 0, itemHeight: 9, itemWidth: 18, textStyle: { color: colours.ink } });

export function short(value) {
  if (!Number.isFinite(value)) return "-";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 1e4 || size < 1e-3) return value.toExponential(2);
  return String(Number(value.toPrecision(4)));
}

export function prefixed(value, unit) {
  const steps = [[1e18, "E"], [1e15, "P"], [1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"], [1, ""]];
  const [scale, prefix] = steps.find(([s]) => Math.abs(value) >= s) ?? [1, ""];
  return `${Number((value / scale).toPrecision(4))} ${prefix}${unit}`;
}
