import { axis, grid, legend, legendHeight, short, tooltip } from "./theme.js";

const dashes = ["solid", "dashed", "dotted", [8, 3, 2, 3]];

export function drawLines(data, colours, width) {
  const top = legendHeight(data.series.map(line => line.name), width);
  const series = data.series.map((line, index) => ({
    type: "line", name: line.name, data: line.points, showSymbol: line.points.length === 1, step: data.stacked ? false : "middle", stack: data.stacked ? "sum" : undefined,
    areaStyle: data.stacked ? { opacity: 0.55 } : undefined,
    lineStyle: { width: data.stacked ? 1 : 1.6, type: dashes[Math.floor(index / colours.series.length) % dashes.length] },
    color: colours.series[index % colours.series.length],
  }));
  const value = v => `${short(v)} ${data.y}`.trim();
  return {
    height: 260 + top,
    option: {
      aria: { enabled: true, decal: { show: data.stacked } },
      grid: { ...grid, top, bottom: 56 }, legend: legend(colours), series,
      tooltip: tooltip(colours, { trigger: "axis", valueFormatter: v => value(Array.isArray(v) ? v[1] : v), axisPointer: { label: { formatter: p => `${short(p.value)} ${data.x}` } } }),
      xAxis: axis(colours, `simulated time (${data.x})`, { type: "value", min: data.from, max: data.to, splitLine: { show: false }, axisLabel: { color: colours.soft, hideOverlap: true, showMaxLabel: false } }),
      yAxis: axis(colours, "", { type: "value", min: 0, max: data.max ?? undefined, nameGap: 44 }),
      dataZoom: [{ type: "inside", filterMode: "none", zoomOnMouseWheel: "ctrl" }, { type: "slider", height: 14, bottom: 6, filterMode: "none", borderColor: colours.rule, textStyle: { color: colours.soft } }],
    },
    steps: (data.series[0]?.points ?? []).map((point, dataIndex) => ({
      seriesIndex: 0, dataIndex,
      text: `${short(point[0])} ${data.x}: ` + data.series.map(line => `${line.name} ${value(nearest(line.points, point[0]))}`).join("; "),
    })),
  };
}

function nearest(points, x) {
  let best = points[0];
  for (const point of points) if (Math.abs(point[0] - x) < Math.abs(best[0] - x)) best = point;
  return best[1];
}
