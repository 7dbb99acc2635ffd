import * as echarts from "echarts/core";
import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { theme } from "./theme.js";

echarts.use([BarChart, CustomChart, LineChart, ScatterChart, AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

// Puts an interactive chart in the place of a plain one; arrow keys step through its values and say them.
export function mount(figure, draw) {
  const data = JSON.parse(figure.querySelector("script").textContent);
  const box = document.createElement("div");
  const readout = document.createElement("p");
  box.className = "chart";
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.setAttribute("aria-roledescription", "chart");
  box.setAttribute("aria-label", `${figure.querySelector("figcaption").textContent}. Arrow keys step through the values.`);
  readout.className = "readout";
  readout.setAttribute("aria-live", "polite");
  figure.append(box, readout);
  figure.classList.add("drawn");

  let chart, steps, width;
  const render = () => {
    chart?.dispose();
    width = box.clientWidth;
    const drawing = draw(data, theme(), width);
    box.style.height = `${drawing.height}px`;
    chart = echarts.init(box, null, { renderer: "svg" });
    chart.setOption({ animation: false, ...drawing.option });
    steps = drawing.steps;
  };
  render();

  let at = -1;
  box.addEventListener("keydown", event => {
    const move = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (move === undefined || steps.length === 0) return;
    event.preventDefault();
    at = Math.max(0, Math.min(steps.length - 1, at + move));
    const { text, seriesIndex, dataIndex } = steps[at];
    readout.textContent = text;
    chart.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
  });
  box.addEventListener("blur", () => chart.dispatchAction({ type: "hideTip" }));
  new ResizeObserver(() => { if (box.clientWidth !== width) render(); }).observe(box);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
  figure.chartReady = true;
}
