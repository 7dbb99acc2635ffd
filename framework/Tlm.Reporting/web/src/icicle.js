import { tooltip } from "./theme.js";

const row = 28;

// No chart of the library is an icicle: its custom series draws the boxes.
export function drawIcicle(data, colours) {
  const boxes = [];
  collect(data.root, 0, 0, [], -1, boxes);
  const whole = data.root.value;
  const depth = Math.max(...boxes.map(box => box.level)) + 1;
  const percent = v => `${(100 * v / whole).toFixed(1)} %`;
  const text = box => `${box.path.join(" › ")}: ${time(box.value)}, ${percent(box.value)}`;
  return {
    height: row * depth + 44,
    option: {
      aria: { enabled: true },
      grid: { left: 4, right: 4, top: 4, bottom: 36 },
      tooltip: tooltip(colours, { trigger: "item", formatter: p => text(boxes[p.dataIndex]) }),
      xAxis: { type: "value", min: 0, max: whole, show: false }, yAxis: { type: "value", min: 0, max: depth, inverse: true, show: false },
      dataZoom: [{ type: "inside", filterMode: "weakFilter", zoomOnMouseWheel: "ctrl" }, { type: "slider", height: 14, bottom: 6, filterMode: "weakFilter", showDetail: false, showDataShadow: false, borderColor: colours.rule }],
      series: [{ type: "custom", encode: { x: [0, 1], y: 2 }, clip: true, data: boxes.map(box => [box.from, box.from + box.value, box.level]), renderItem: (params, api) => draw(params, api, boxes, colours) }],
    },
    steps: boxes.map((box, dataIndex) => ({ seriesIndex: 0, dataIndex, text: text(box) })),
  };
}

function collect(node, from, level, path, colour, boxes) {
  const here = [...path, node.name];
  boxes.push({ from, value: node.value, level, path: here, name: node.name, colour });
  let at = from;
  node.parts.forEach((part, index) => {
    collect(part, at, level + 1, here, level < 1 ? index : colour + index, boxes);
    at += part.value;
  });
}

function draw(params, api, boxes, colours) {
  const box = boxes[params.dataIndex];
  const [x0, y0] = api.coord([api.value(0), api.value(2)]);
  const [x1] = api.coord([api.value(1), api.value(2)]);
  const height = api.size([0, 1])[1];
  const left = Math.max(x0, params.coordSys.x), right = Math.min(x1, params.coordSys.x + params.coordSys.width);
  if (right - left < 0.5) return undefined;
  const fill = box.level === 0 ? colours.rule : colours.series[((box.colour % 8) + 8) % 8];
  const children = [{ type: "rect", shape: { x: left, y: y0, width: right - left, height: height - 1, r: 2 }, style: { fill, stroke: colours.panel, lineWidth: 1 } }];
  if (right - left > 44) {
    const style = { text: box.name, width: right - left - 12, overflow: "truncate", fontSize: 12, textVerticalAlign: "middle", fill: box.level === 0 ? colours.ink : contrast(fill) };
    children.push({ type: "text", x: left + 6, y: y0 + height / 2, silent: true, style });
  }
  return { type: "group", children };
}

// black or white, whichever can be read on a colour (relative luminance as WCAG computes it)
function contrast(colour) {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16) / 255).map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return light > 0.179 ? "#000000" : "#ffffff";
}

function time(fs) {
  const [scale, unit] = [[1e15, "s"], [1e12, "ms"], [1e9, "us"], [1e6, "ns"], [1e3, "ps"], [1, "fs"]].find(([s]) => fs >= s) ?? [1, "fs"];
  return `${Number((fs / scale).toPrecision(4))} ${unit}`;
}
