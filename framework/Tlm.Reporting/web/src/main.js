import { drawLines } from "./lines.js";
import { drawBars } from "./bars.js";
import { drawIcicle } from "./icicle.js";
import { drawRoofline } from "./roofline.js";
import { mount } from "./mount.js";

const kinds = { lines: drawLines, bars: drawBars, icicle: drawIcicle, roofline: drawRoofline };
for (const figure of document.querySelectorAll("figure[data-chart]")) mount(figure, kinds[figure.dataset.chart]);
