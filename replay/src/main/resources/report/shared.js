'use strict';
const Tapedeck = (() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = id => document.getElementById(id);
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // ---- words
  const number = (value, digits = 2) => value === null || value === undefined ? '–'
    : value.toLocaleString('en', {minimumFractionDigits: digits, maximumFractionDigits: digits});
  const percent = (value, digits = 2) => value === null || value === undefined ? '–' : number(value * 100, digits) + ' %';
  const moment = seconds => new Date(seconds * 1000).toISOString().replace('T', ' ').replace(/:\d\d\.000Z$/, '');
  const words = name => name.replace(/Seconds$/, '').replace(/([a-z])([A-Z])/g, (all, a, b) => a + ' ' + b.toLowerCase());
  const span = seconds => {
    if (seconds === null || seconds === undefined) return '–';
    const parts = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
    const told = [];
    let rest = Math.round(seconds);
    for (const [length, unit] of parts) {
      if (rest >= length) { told.push(Math.floor(rest / length) + ' ' + unit); rest %= length; }
    }
    return told.slice(0, 2).join(' ') || '0 s';
  };
  // Names are not words, however they are written.
  const names = new Set();
  const spoken = text => /^\d{4}-\d\d-\d\dT/.test(text) ? text.slice(0, 16).replace('T', ' ')
    : /^[A-Z][A-Z_]+$/.test(text) && !names.has(text) ? text.toLowerCase().replace(/_/g, ' ') : text;
  const PERCENT = /return|drawdown|rate$|volatility|exposure|depth|^share$|adverse|favourable|underWater|kelly|trackingError|alpha/i;
  const COUNT = /^(trades|wins|losses|count|liquidations|slippageFills|frames|warmupFrames|gaps|ambiguousExits|longest.*Streak)$/;
  const figure = (name, value) => {
    if (value === null) return '–';
    if (typeof value !== 'number') return spoken(String(value));
    if (/Seconds$/.test(name)) return span(value);
    if (COUNT.test(name)) return number(value, 0);
    return PERCENT.test(name) ? percent(value) : number(value);
  };

  // ---- elements
  const element = (tag, text, kind) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  const signed = value => value > 0 ? 'gain' : value < 0 ? 'loss' : '';
  const row = (cells, tag = 'td') => {
    const made = element('tr');
    cells.forEach(([text, kind]) => made.append(element(tag, text, kind)));
    return made;
  };
  const card = (place, title, content, kind) => {
    const made = element('div', undefined, kind);
    made.append(element('h3', title), content);
    place.append(made);
  };
  const pairs = object => {
    const table = element('table');
    Object.entries(object).filter(([, value]) => value === null || typeof value !== 'object')
      .forEach(([name, value]) => table.append(row([[words(name)], [figure(name, value)]])));
    return table;
  };
  const lines = objects => {
    const table = element('table');
    const names = Object.keys(objects[0] || {}).filter(name => typeof objects[0][name] !== 'object' || objects[0][name] === null);
    const head = element('thead');
    head.append(row(names.map(name => [words(name)]), 'th'));
    table.append(head);
    objects.forEach(each => table.append(row(names.map(name => [figure(name, each[name])]))));
    const scroll = element('div', undefined, 'scroll');
    scroll.append(table);
    return scroll;
  };

  // ---- charts
  const charts = [];
  const theme = () => ({
    layout: {background: {color: css('--card')}, textColor: css('--muted'), attributionLogo: true, panes: {separatorColor: css('--line')}},
    grid: {vertLines: {color: css('--grid')}, horzLines: {color: css('--grid')}},
    timeScale: {borderColor: css('--line'), timeVisible: true, secondsVisible: false, minBarSpacing: .02, lockVisibleTimeRangeOnResize: true},
    rightPriceScale: {borderColor: css('--line')},
  });
  const chart = place => {
    const made = LightweightCharts.createChart(byId(place), {autoSize: true, ...theme()});
    charts.push(made);
    return made;
  };
  const coloured = [];
  const paint = (series, options) => {
    coloured.push(() => series.applyOptions(options()));
    return series;
  };
  const plain = {lastValueVisible: false, priceLineVisible: false};

  // ---- heat maps
  const heat = (cell, value, greatest) => {
    if (value) cell.style.background = `rgba(var(${value > 0 ? '--heat-gain' : '--heat-loss'}), ${(.1 + .55 * Math.abs(value) / greatest).toFixed(2)})`;
  };

  // ---- trials that failed; a folder of an older program does not know of them
  const fillFailed = failed => {
    byId('failed-section').hidden = !failed || failed.trials === 0;
    if (!failed) return;
    const tell = text => byId('failed').append(element('li', text));
    failed.reasons.forEach(each => tell(`${each.first}${each.trials > 1 ? ` and ${number(each.trials - 1, 0)} more` : ''}: ${each.reason}`));
    const others = failed.trials - failed.reasons.reduce((sum, each) => sum + each.trials, 0);
    if (others > 0) tell(`${number(others, 0)} more for other reasons`);
  };

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    charts.forEach(each => each.applyOptions(theme()));
    coloured.forEach(each => each());
  });
  return {data, byId, css, number, percent, moment, names, element, signed, row, pairs, card, lines, chart, coloured, paint, plain, heat, fillFailed};
})();
