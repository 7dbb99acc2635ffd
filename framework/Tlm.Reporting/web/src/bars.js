import { axis, grid, legend, legendHeight, prefixed, short, tooltip } from "./theme.js";

export function drawBars(data, colours, width) {
  const value = v => `${short(v)} ${data.y}`.trim();
  const top = data.parts.length > 1 ? legendHeight(data.parts.map(part => part.name), width) : 8;
  return {
    height: top + 34 * data.groups.length + 32,
    option: {
      aria: { enabled: true, decal: { show: data.parts.length > 1 } },
      grid: { ...grid, top, bottom: 8 }, legend: data.parts.length > 1 ? legend(colours) : undefined,
      tooltip: tooltip(colours, { trigger: "item", formatter: p => `${p.name}<br>${p.seriesName}: ${value(p.value)}` }),
      xAxis: axis(colours, "", { type: "value", min: 0, axisLabel: { color: colours.soft, hideOverlap: true, formatter: v => (v < 1e4 ? short(v) : prefixed(v, "").trim()) } }),
      yAxis: axis(colours, "", { type: "category", data: data.groups, inverse: true, axisLabel: { color: colours.ink } }),
      series: data.parts.map((part, index) => ({
        type: "bar", name: part.name, stack: "sum", data: part.values, barMaxWidth: 24, color: colours.series[index % colours.series.length], itemStyle: { borderColor: colours.panel, borderWidth: 1 },
      })),
    },
    steps: data.groups.flatMap((group, dataIndex) => data.parts.map((part, seriesIndex) => ({ seriesIndex, dataIndex, text: `${group}, ${part.name}: ${value(part.values[dataIndex])}` })))
      .filter(step => data.parts[step.seriesIndex].values[step.dataIndex] > 0),
  };
}
