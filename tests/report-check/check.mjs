// node check.mjs REPORT.html [SCREENSHOT-PREFIX]: opens a report in Chromium and prints what it found as one JSON document.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [report, screenshots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const found = { errors: [], requests: [], violations: [], charts: [], data: [], keyboard: {}, plain: {} };

for (const colorScheme of ["light", "dark"]) {
  const page = await open({ colorScheme });
  if (colorScheme === "light") {
    found.charts = await page.$$eval("figure[data-chart]", figures => figures.map(figure => ({
      kind: figure.dataset.chart, title: figure.querySelector("figcaption").textContent,
      marks: figure.querySelectorAll(".chart svg path, .chart svg rect").length, texts: figure.querySelectorAll(".chart svg text").length,
    })));
    found.data = await page.$$eval("data", nodes => nodes.map(node => ({ metric: node.dataset.metric ?? null, value: node.value, text: node.textContent })));
    found.headings = await page.$$eval("h1, h2, h3", nodes => nodes.map(node => node.textContent));
    found.keyboard = await keyboard(page);
  }
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run());
  for (const violation of result.violations) {
    if (!["serious", "critical"].includes(violation.impact)) continue;
    found.violations.push(`${colorScheme}: ${violation.id} (${violation.impact}): ${violation.nodes.slice(0, 3).map(node => `${node.html.slice(0, 160)} [${node.any.map(a => a.message).join("; ").slice(0, 200)}]`).join(" | ")}`);
  }
  if (screenshots) await page.screenshot({ path: `${screenshots}-${colorScheme}.png`, fullPage: true });
  await page.context().close();
}

const quiet = await open({ javaScriptEnabled: false });
found.plain = { svgs: await quiet.locator("figure .plain svg").count(), visible: await quiet.locator("figure .plain").first().isVisible().catch(() => null) };
await quiet.context().close();
await browser.close();
console.log(JSON.stringify(found));

async function open(options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  page.on("console", message => { if (["error", "warning"].includes(message.type())) found.errors.push(message.text()); });
  page.on("pageerror", error => found.errors.push(String(error)));
  page.on("request", request => { if (!/^(file|data):/.test(request.url())) found.requests.push(request.url()); });
  await page.goto(pathToFileURL(report).href);
  return page;
}

// the first stop is the skip link, charts can be reached, and an arrow key says a value
async function keyboard(page) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.textContent);
  let stops = 1, reached = 0;
  const charts = await page.locator(".chart").count();
  for (; stops < 600 && reached < charts; stops++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.classList.contains("chart"))) {
      reached++;
      await page.keyboard.press("ArrowRight");
    }
  }
  const said = await page.$$eval(".readout", nodes => nodes.map(node => node.textContent));
  return { first, charts, reached, said };
}
