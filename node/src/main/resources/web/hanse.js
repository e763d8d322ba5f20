// Follows /live, or asks /live/state where the stream is full. Everything that comes from the network is written with textContent, never as HTML.
"use strict";

const SECONDS = 120;
const traffic = { accruals: [], redemptions: [] };
const byId = (id) => document.getElementById(id);
const dark = () => window.matchMedia("(prefers-color-scheme: dark)").matches;
const charts = {};

function element(tag, text, cssClass) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (cssClass) made.className = cssClass;
  return made;
}

function row(cells) {
  const made = element("tr");
  made.append(...cells);
  return made;
}

/** "1234567.80" with the reader's own separators; decimals stay as they came, nothing is rounded. */
function grouped(decimal) {
  const [whole, fraction] = decimal.split(".");
  const separators = new Intl.NumberFormat().formatToParts(1000000.5);
  const group = separators.find((part) => part.type === "group")?.value ?? " ";
  const point = separators.find((part) => part.type === "decimal")?.value ?? ".";
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return fraction === undefined ? digits : digits + point + fraction;
}

const money = (currency, decimal) => grouped(decimal) + "\u00a0" + currency;

function chart(id) {
  if (!charts[id]) {
    charts[id] = echarts.init(byId(id), dark() ? "dark" : null, { renderer: "canvas" });
    window.addEventListener("resize", () => charts[id].resize());
  }
  return charts[id];
}

function keep(series, value) {
  series.push(value);
  if (series.length > SECONDS) series.shift();
}

function line(name, data, color) {
  return { name, data, type: "line", showSymbol: false, smooth: true, color,
           lineStyle: { width: 2 }, areaStyle: { opacity: 0.12 } };
}

/** A rate that was asked for after a pause stands for all of it. */
function showTraffic(rates, seconds) {
  byId("accruals").textContent = grouped(String(rates.accruals));
  byId("redemptions").textContent = grouped(String(rates.redemptions));
  for (let second = 0; second < seconds; second++) {
    keep(traffic.accruals, rates.accruals);
    keep(traffic.redemptions, rates.redemptions);
  }
  const blank = Array(SECONDS - traffic.accruals.length).fill(null);
  chart("traffic").setOption({
    backgroundColor: "transparent", animation: false,
    grid: { left: 8, right: 12, top: 32, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0 }, tooltip: { trigger: "axis" },
    xAxis: { type: "category", boundaryGap: false, axisTick: { show: false },
             axisLabel: { formatter: (v) => (v === "0" ? "now" : v + " s"), interval: 29 },
             data: Array.from({ length: SECONDS }, (_, i) => String(i - SECONDS + 1)) },
    yAxis: { type: "value", minInterval: 1, splitNumber: 4 },
    series: [line("purchases credited", blank.concat(traffic.accruals), "#0b6e99"),
             line("redemptions", blank.concat(traffic.redemptions), "#c98a00")] });
}

function showNodes(nodes) {
  byId("node-count").textContent = nodes.length;
  const perLedger = new Map();
  nodes.forEach((node) => perLedger.set(node.ledger, (perLedger.get(node.ledger) ?? 0) + 1));
  byId("node-names").textContent = "nodes at work: "
      + [...perLedger].map(([ledger, count]) => `${ledger} ${count}`).join(", ");
}

function showParticipants(participants) {
  byId("participant-count").textContent = participants.length;
  byId("participants").tBodies[0].replaceChildren(...participants.map((one) => row(
      [one.name, one.sector, one.country, one.currency].map((text) => element("td", text)))));
}

/** How dark a cell is: its share of the largest amount in the same currency. */
function shade(cell, owed, largest) {
  const share = Math.max(...owed.map((one) => Number(one.amount) / largest.get(one.currency)));
  cell.style.backgroundColor = `rgba(11, 110, 153, ${(0.08 + 0.42 * share).toFixed(2)})`;
}

function showMatrix(positions, names) {
  byId("matrix-none").hidden = positions.length > 0;
  const parties = [...new Set(positions.flatMap((one) => [one.debtor, one.creditor]))].sort();
  const owed = Map.groupBy ? Map.groupBy(positions, pair) : groupBy(positions, pair);
  const largest = new Map();
  positions.forEach((one) => largest.set(one.currency,
      Math.max(largest.get(one.currency) ?? 0, Number(one.amount))));
  const name = (id) => names.get(id) ?? id;
  const head = row([element("th", parties.length ? "owes \u2193   is owed \u2192" : ""),
                    ...parties.map((id) => element("th", name(id), "amount"))]);
  const body = parties.map((debtor) => row([element("th", name(debtor)),
      ...parties.map((creditor) => cellOf(debtor, creditor, owed, largest))]));
  byId("matrix").replaceChildren(head, ...body);
}

const pair = (one) => one.debtor + "\n" + one.creditor;

function groupBy(list, key) {
  const groups = new Map();
  list.forEach((one) => groups.set(key(one), [...(groups.get(key(one)) ?? []), one]));
  return groups;
}

function cellOf(debtor, creditor, owed, largest) {
  if (debtor === creditor) return element("td", "\u2013", "self");
  const cell = element("td", undefined, "amount");
  const amounts = owed.get(debtor + "\n" + creditor);
  if (amounts) {
    cell.append(...amounts.map((one) => element("div", money(one.currency, one.amount))));
    cell.title = amounts.map((one) => `${one.count} obligations in ${one.currency}`).join(", ");
    shade(cell, amounts, largest);
  }
  return cell;
}

function amounts(figures, field) {
  const cell = element("td", undefined, "amount");
  cell.append(...figures.map((one) => element("div", money(one.currency, one[field]))));
  return cell;
}

function showCycles(cycles) {
  byId("cycles-none").hidden = cycles.length > 0;
  byId("savings-none").hidden = cycles.length > 0;
  byId("savings").hidden = cycles.length === 0;
  byId("cycles").tBodies[0].replaceChildren(...cycles.map((cycle) => row([
    element("td", String(cycle.cycle)),
    element("td", cycle.at ? new Date(cycle.at).toLocaleTimeString() : ""),
    element("td", cycle.state),
    amounts(cycle.figures, "gross"), amounts(cycle.figures, "net"), amounts(cycle.figures, "saving")])));
  if (cycles.length > 0) showSavings([...cycles].reverse());
}

/** Bars a cycle and currency: to be paid, and on top of it what netting saved. */
function showSavings(cycles) {
  const bars = cycles.flatMap((cycle) => cycle.figures.map((one) => (
      { name: `${cycle.cycle} ${one.currency}`, net: Number(one.net), saving: Number(one.saving) })));
  const share = (bar, part) => {
    const gross = bar.net + bar.saving;
    return gross > 0 ? Math.round((1000 * bar[part]) / gross) / 10 : 0;
  };
  const series = (name, part, color) => ({ name, type: "bar", stack: "gross", color,
      barMaxWidth: 42, data: bars.map((bar) => share(bar, part)) });
  chart("savings").resize();
  chart("savings").setOption({
    backgroundColor: "transparent", animation: false,
    grid: { left: 8, right: 12, top: 32, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0 }, tooltip: { trigger: "axis", valueFormatter: (v) => v + " %" },
    xAxis: { type: "category", data: bars.map((bar) => bar.name), name: "" },
    yAxis: { type: "value", max: 100, axisLabel: { formatter: "{value} %" } },
    series: [series("to be paid", "net", "#0b6e99"), series("saved by netting", "saving", "#7bb662")] });
}

function show(state, seconds) {
  const names = new Map(state.participants.map((one) => [one.id, one.name]));
  showTraffic(state.rates, seconds);
  showNodes(state.nodes);
  showParticipants(state.participants);
  showMatrix(state.positions, names);
  showCycles(state.cycles);
}

function status(cssClass, text) {
  byId("dot").className = "dot " + cssClass;
  byId("status").textContent = text;
}

const PAUSE = 10000;

/** The stream where there is room for one more; a browser that is refused asks now and then. */
function follow() {
  const source = new EventSource("/live");
  source.addEventListener("state", (event) => {
    const state = JSON.parse(event.data);
    status("live", `live from ledger ${state.ledger}`);
    show(state, 1);
  });
  source.addEventListener("error", () => {
    status("lost", "the node does not answer; trying again");
    // A browser tries again by itself unless the answer was a refusal.
    if (source.readyState === EventSource.CLOSED) ask();
  });
}

async function ask() {
  try {
    const answer = await fetch("/live/state", { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const state = await answer.json();
    status("polling", `too many pages follow ledger ${state.ledger}; this one asks every ${PAUSE / 1000} s`);
    show(state, PAUSE / 1000);
  } catch {
    status("lost", "the node does not answer; trying again");
  }
  setTimeout(follow, PAUSE);
}

follow();
