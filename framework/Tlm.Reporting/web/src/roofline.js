import { axis, grid, legend, legendHeight, prefixed, short, tooltip } from "./theme.js";

const symbols = ["circle", "triangle", "rect", "diamond"];

export function drawRoofline(data, colours, width) {
  const points = data.phases.flatMap(phase => phase.points);
  const low = x => 10 ** Math.floor(Math.log10(x)), high = x => 10 ** Math.ceil(Math.log10(x));
  const roof = Math.max(...data.compute.map(limit => limit.value), 0);
  const ridges = roof > 0 ? data.memory.map(limit => roof / limit.value) : [];
  const left = low(Math.min(...points.map(p => p[0]), 1)), right = high(Math.max(...points.map(p => p[0]), ...ridges, 10) * 1.01);
  const slopes = data.memory.map((limit, index) => {
    const ridge = roof > 0 ? Math.min(right, roof / limit.value) : right;
    return line(`${limit.name}: ${prefixed(limit.value, "B/s")}`, [[left, left * limit.value], [ridge, ridge * limit.value]], colours.series[(index + 2) % 8], "dashed");
  });
  const flats = data.compute.map(limit => {
    const start = Math.max(left, Math.min(...data.memory.map(memory => limit.value / memory.value), right));
    return line(`${limit.name}: ${prefixed(limit.value, "OPS")}`, [[data.memory.length ? start : left, limit.value], [right, limit.value]], colours.ink, "solid");
  });
  const clouds = data.phases.map((phase, index) => ({
    type: "scatter", name: phase.name, data: phase.points, symbol: symbols[index % 4], symbolSize: 11, color: colours.series[index * 5 % 8],
    itemStyle: { borderColor: colours.panel, borderWidth: 1, opacity: 0.9 },
  }));
  const text = p => `${p[2]}: ${short(p[0])} op/B, ${prefixed(p[1], "OPS")}`;
  const series = [...clouds, ...slopes, ...flats];
  const top = legendHeight(series.map(one => one.name), width);
  return {
    height: 360 + top,
    option: {
      aria: { enabled: true },
      grid: { ...grid, top, bottom: 36, left: 24 }, legend: legend(colours),
      tooltip: tooltip(colours, { trigger: "item", formatter: p => (p.data.length > 2 ? `${p.seriesName}<br>${text(p.data)}` : p.seriesName) }),
      xAxis: axis(colours, "operations a byte", { type: "log", min: left, max: right }),
      yAxis: axis(colours, "operations a second", { type: "log", nameGap: 52, min: low(Math.min(...points.map(p => p[1]), roof || Infinity)), axisLabel: { color: colours.soft, formatter: v => prefixed(v, "") } }),
      series,
    },
    steps: data.phases.flatMap((phase, seriesIndex) => phase.points.map((p, dataIndex) => ({ seriesIndex, dataIndex, text: `${phase.name}, ${text(p)}` }))),
  };
}

function line(name, data, color, type) {
  return { type: "line", name, data, color, showSymbol: false, lineStyle: { width: 2, type }, symbol: "none" };
}
