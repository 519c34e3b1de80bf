'use strict';
(() => {
  const {data, byId, css, number, percent, moment, names, element, signed, row, pairs, card, lines, chart, coloured, paint, plain,
    heat} = Tapedeck;
  const run = data.result.run;
  const input = data.result.input;
  const performance = data.result.performance;
  input.symbols.forEach(each => names.add(each));

  // ---- candles: seconds since the open before, then open, high, low and close as differences
  const candles = (values, scale) => {
    const unit = 10 ** scale;
    const made = [];
    let time = 0;
    let close = 0;
    for (let index = 0; index < values.length; index += 5) {
      time += values[index];
      const open = close + values[index + 1];
      close = open + values[index + 4];
      made.push({time, open: open / unit, high: (open + values[index + 2]) / unit, low: (open - values[index + 3]) / unit,
        close: close / unit});
    }
    return made;
  };

  // ---- charts
  const drawEquity = () => {
    const made = chart('equity');
    const points = values => data.equity.times.map((time, index) => ({time, value: values[index]})).filter(each => each.value !== null);
    const line = (values, colour, width, pane) => {
      const series = made.addSeries(LightweightCharts.LineSeries, {...plain, color: css(colour), lineWidth: width}, pane);
      series.setData(points(values));
      return paint(series, () => ({color: css(colour)}));
    };
    const hold = line(data.equity.hold, '--second', 1, 0);
    const equity = line(data.equity.equity, '--accent', 2, 0);
    const area = () => ({lineColor: css('--loss'), topColor: 'transparent', bottomColor: `rgba(${css('--heat-loss')}, .35)`});
    const drawdown = paint(made.addSeries(LightweightCharts.AreaSeries, {...plain, ...area(), lineWidth: 1, invertFilledArea: true,
      priceFormat: {type: 'custom', formatter: value => percent(value, 1)}}, 1), area);
    drawdown.setData(points(data.equity.drawdown));
    made.panes()[1].setHeight(110);
    made.timeScale().fitContent();
    const legend = (time, values) => {
      byId('equity-legend').replaceChildren();
      [['--accent', `equity ${number(values[0])} ${data.currency}`], ['--second', `buy and hold ${number(values[1])}`],
        ['--loss', `drawdown ${percent(values[2])}`]].forEach(([colour, text]) => {
        const mark = element('i');
        mark.style.background = `var(${colour})`;
        byId('equity-legend').append(mark, text);
      });
      byId('equity-legend').append(` · ${time ? moment(time) : 'at the end'}`);
    };
    const last = values => values[values.length - 1];
    const rest = () => legend(null, [last(data.equity.equity), last(data.equity.hold), last(data.equity.drawdown)]);
    made.subscribeCrosshairMove(at => at.time
      ? legend(at.time, [equity, hold, drawdown].map(series => (at.seriesData.get(series) || {}).value)) : rest());
    rest();
  };

  const drawPrice = () => {
    const made = chart('price');
    const body = () => ({upColor: css('--gain'), downColor: css('--loss'), borderVisible: false, wickUpColor: css('--gain'),
      wickDownColor: css('--loss')});
    const series = paint(made.addSeries(LightweightCharts.CandlestickSeries, {...plain, ...body()}), body);
    const markers = LightweightCharts.createSeriesMarkers(series, []);
    const level = colour => paint(made.addSeries(LightweightCharts.LineSeries, {...plain, color: css(colour), lineWidth: 1,
      lineStyle: LightweightCharts.LineStyle.Dashed, lineType: LightweightCharts.LineType.WithSteps, crosshairMarkerVisible: false}),
    () => ({color: css(colour)}));
    const stop = level('--loss');
    const target = level('--gain');
    let symbol = 0;
    let chosen = null;

    const marksOf = (trades, shown, textual) => {
      if (shown.length === 0) return [];
      const opens = shown.map(each => each.time);
      const barOf = time => {
        let low = 0;
        let high = opens.length - 1;
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if (opens[middle] <= time) low = middle; else high = middle - 1;
        }
        return opens[low];
      };
      const marks = [];
      trades.forEach(trade => {
        const long = trade.side === 'long';
        marks.push({time: barOf(trade.entryTime), position: long ? 'belowBar' : 'aboveBar', color: css('--accent'),
          shape: long ? 'arrowUp' : 'arrowDown', text: textual ? `${trade.side} ${trade.id}` : ''});
        marks.push({time: barOf(trade.exitTime - 1), position: long ? 'aboveBar' : 'belowBar',
          color: css(trade.pnl > 0 ? '--gain' : '--loss'), shape: 'circle', text: textual ? trade.reason.toLowerCase() : ''});
      });
      return marks.sort((a, b) => a.time - b.time);
    };
    const levelsOf = (trade, shown, unit, index) => {
      const points = trade.levels.filter(each => each[index] !== null)
        .map(each => ({time: Math.max(each[0], shown[0].time), value: each[index] / unit}));
      const unique = points.filter((each, at) => at === points.length - 1 || points[at + 1].time > each.time);
      if (unique.length === 0) return [];
      const end = Math.min(trade.exitTime, shown[shown.length - 1].time);
      const last = unique[unique.length - 1];
      return end > last.time ? [...unique, {time: end, value: last.value}] : unique;
    };
    const format = market => ({priceFormat: {type: 'price', precision: market.priceScale, minMove: 10 ** -market.priceScale}});

    const show = () => {
      const market = data.symbols[symbol];
      const unit = 10 ** market.priceScale;
      const shown = candles(chosen ? chosen.window : market.candles, market.priceScale);
      [series, stop, target].forEach(each => each.applyOptions(format(market)));
      stop.setData([]);
      target.setData([]);
      series.setData(shown);
      markers.setMarkers(marksOf(chosen ? [chosen] : data.trades.filter(each => each.symbol === symbol), shown, chosen !== null));
      if (chosen) {
        stop.setData(levelsOf(chosen, shown, unit, 1));
        target.setData(levelsOf(chosen, shown, unit, 2));
      }
      made.timeScale().fitContent();
      byId('whole').disabled = chosen === null;
      byId('shown').textContent = chosen ? `trade ${chosen.id} in candles of ${market.base}` : `candles of ${data.overview}`;
    };
    const legend = at => {
      const candle = at && at.seriesData.get(series);
      byId('price-legend').textContent = candle ? `${moment(at.time)}  open ${candle.open}  high ${candle.high}  low ${candle.low}  close ${candle.close}`
        : 'arrows: entries · circles: exits, by their result · dashed: stop and target';
    };
    made.subscribeCrosshairMove(at => legend(at.time ? at : null));
    legend(null);
    byId('whole').addEventListener('click', () => { chosen = null; mark(null); show(); });
    data.symbols.forEach((each, index) => byId('symbol').append(new Option(each.symbol, index)));
    byId('symbol-label').hidden = data.symbols.length === 1;
    byId('symbol').addEventListener('change', event => { symbol = Number(event.target.value); chosen = null; mark(null); show(); });
    coloured.push(show);
    show();
    return trade => {
      if (trade.window.length > 0) {
        chosen = trade;
        symbol = trade.symbol;
        byId('symbol').value = symbol;
        show();
        byId('price').scrollIntoView({block: 'center', behavior: 'smooth'});
      } else {
        byId('shown').textContent = `trade ${trade.id} is not among those whose candles this page holds`;
      }
    };
  };

  // ---- tables
  const price = (trade, name) => number(trade[name] / 10 ** data.symbols[trade.symbol].priceScale, data.symbols[trade.symbol].priceScale);
  const COLUMNS = [
    ['id', 'trade', trade => [trade.id]],
    ['symbol', 'symbol', trade => [data.symbols[trade.symbol].symbol, 'text']],
    ['side', 'side', trade => [trade.side, 'text']],
    ['entryTime', 'entered', trade => [moment(trade.entryTime)]],
    ['entry', 'at', trade => [price(trade, 'entry')]],
    ['exitTime', 'left', trade => [moment(trade.exitTime)]],
    ['exit', 'at', trade => [price(trade, 'exit')]],
    ['reason', 'reason', trade => [trade.reason.toLowerCase().replace(/_/g, ' '), 'text']],
    ['pnl', `result ${data.currency}`, trade => [number(trade.pnl), signed(trade.pnl)]],
    ['rate', 'result', trade => [percent(trade.rate), signed(trade.rate)]],
    ['adverse', 'against', trade => [percent(trade.adverse)]],
    ['favourable', 'for', trade => [percent(trade.favourable)]],
    ['fees', 'fees', trade => [number(trade.fees)]],
  ];
  const PAGE = 200;
  let mark = () => {};
  const fillTrades = choose => {
    let sorted = [...data.trades];
    let limit = PAGE;
    let by = 'id';
    let way = 1;
    const head = element('thead');
    const body = element('tbody');
    byId('trades').append(head, body);
    mark = trade => body.querySelectorAll('tr').forEach(each => each.classList.toggle('chosen', trade !== null && each.dataset.id === String(trade.id)));
    const fill = () => {
      body.replaceChildren(...sorted.slice(0, limit).map(trade => {
        const made = row(COLUMNS.map(column => column[2](trade)));
        made.dataset.id = trade.id;
        made.tabIndex = 0;
        const pick = () => { mark(trade); choose(trade); };
        made.addEventListener('click', pick);
        made.addEventListener('keydown', event => { if (event.key === 'Enter') pick(); });
        return made;
      }));
      byId('more').hidden = sorted.length <= limit;
      byId('more').textContent = `Show all ${sorted.length}`;
    };
    head.append(row(COLUMNS.map(column => [column[1], 'sortable']), 'th'));
    head.querySelectorAll('th').forEach((cell, index) => {
      const sort = () => {
        const [name] = COLUMNS[index];
        way = by === name ? -way : 1;
        by = name;
        sorted.sort((a, b) => way * (a[name] < b[name] ? -1 : a[name] > b[name] ? 1 : a.id - b.id));
        fill();
      };
      cell.tabIndex = 0;
      cell.addEventListener('click', sort);
      cell.addEventListener('keydown', event => { if (event.key === 'Enter') sort(); });
    });
    byId('more').addEventListener('click', () => { limit = sorted.length; fill(); });
    fill();
    if (data.trades.length === 0) byId('trades').replaceChildren(row([['no trade was closed']]));
  };

  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const fillMonths = () => {
    const months = new Map(performance.months.map(each => [each.period, each.return]));
    const greatest = Math.max(.001, ...performance.months.map(each => Math.abs(each.return)));
    const head = element('thead');
    head.append(row([[''], ...MONTHS.map(name => [name]), ['year']], 'th'));
    byId('months').append(head);
    performance.years.forEach(year => {
      const line = row([[year.period], ...MONTHS.map((name, index) => {
        const value = months.get(`${year.period}-${String(index + 1).padStart(2, '0')}`);
        return [value === undefined ? '' : percent(value, 1)];
      }), [percent(year.return, 1), signed(year.return)]]);
      [...line.children].slice(1, 13).forEach((cell, index) => {
        const value = months.get(`${year.period}-${String(index + 1).padStart(2, '0')}`);
        heat(cell, value, greatest);
      });
      byId('months').append(line);
    });
  };

  const fillReasons = () => {
    const reasons = new Map();
    data.trades.forEach(trade => {
      const sum = reasons.get(trade.reason) || {reason: trade.reason.toLowerCase().replace(/_/g, ' '), trades: 0, wins: 0, result: 0};
      sum.trades++;
      sum.wins += trade.pnl > 0 ? 1 : 0;
      sum.result += trade.pnl;
      reasons.set(trade.reason, sum);
    });
    const head = element('thead');
    head.append(row([['reason'], ['trades'], ['won'], [`result ${data.currency}`], ['a trade']], 'th'));
    byId('reasons').append(head);
    [...reasons.values()].sort((a, b) => b.trades - a.trades).forEach(each => byId('reasons').append(row([[each.reason], [number(each.trades, 0)],
      [percent(each.wins / each.trades, 1)], [number(each.result), signed(each.result)], [number(each.result / each.trades)]])));
  };

  // ---- plots
  const plots = [];
  const axis = (label, values) => ({label, labelSize: 16, stroke: () => css('--muted'), grid: {stroke: () => css('--grid')},
    ticks: {stroke: () => css('--grid')}, values: (plot, ticks) => ticks.map(values)});
  const plot = (place, options, columns) => {
    const box = byId(place);
    if (data.trades.length === 0) { box.textContent = 'no trade was closed'; return; }
    const made = new uPlot({width: box.clientWidth, height: 280, legend: {show: false}, cursor: {drag: {x: false, y: false}}, ...options}, columns, box);
    plots.push([made, box]);
  };
  const drawDistribution = () => {
    const rates = data.trades.map(trade => trade.rate);
    const low = Math.min(0, ...rates);
    const high = Math.max(0, ...rates);
    const step = [.0005, .001, .0025, .005, .01, .02, .05, .1, .25, 1].find(each => (high - low) / each <= 50) || (high - low) / 50;
    const first = Math.floor(low / step);
    const counts = new Array(Math.floor(high / step) - first + 1).fill(0);
    rates.forEach(rate => counts[Math.floor(rate / step) - first]++);
    const middles = counts.map((count, index) => (first + index + .5) * step);
    const bars = (sign, colour) => ({stroke: () => css(colour), fill: () => css(colour), points: {show: false}, paths: uPlot.paths.bars({size: [.85, 60]})});
    plot('distribution', {
      scales: {x: {time: false, range: [(first - .5) * step, (first + counts.length + .5) * step]}, y: {range: (u, min, max) => [0, max + 1]}},
      axes: [axis('result of the entry notional', tick => percent(tick, step < .01 ? 1 : 0)), axis('trades', tick => Number.isInteger(tick) ? tick : '')],
      series: [{}, bars(1, '--gain'), bars(-1, '--loss')],
    }, [middles, counts.map((count, index) => middles[index] > 0 ? count : null), counts.map((count, index) => middles[index] < 0 ? count : null)]);
  };
  const drawExcursions = () => {
    const sorted = [...data.trades].sort((a, b) => a.adverse - b.adverse);
    const dots = colour => ({stroke: () => css(colour), fill: () => css(colour), paths: () => null, points: {show: true, size: 6, fill: () => css(colour)}});
    plot('excursions', {
      scales: {x: {time: false}, y: {}},
      axes: [axis('furthest against the position (MAE)', tick => percent(tick, 1)), axis('result', tick => percent(tick, 0))],
      series: [{}, dots('--gain'), dots('--loss')],
    }, [sorted.map(trade => trade.adverse), sorted.map(trade => trade.pnl > 0 ? trade.rate : null),
      sorted.map(trade => trade.pnl > 0 ? null : trade.rate)]);
  };

  // ---- the page
  byId('title').textContent = `${run.strategy} ${run.timeframe}`;
  byId('subtitle').textContent = `${input.symbols.join(', ')} · ${input.from.slice(0, 16).replace('T', ' ')} to ${input.to.slice(0, 16).replace('T', ' ')} · ${data.name}`;
  byId('check').textContent = data.check;
  byId('check').className = data.check.includes('NOT') ? 'broken' : 'sound';
  [['final equity', number(performance.finalEquity) + ' ' + data.currency, ''],
    ['total return', percent(performance.totalReturn), signed(performance.totalReturn)],
    ['buy and hold', percent(performance.benchmark.totalReturn), signed(performance.benchmark.totalReturn)],
    ['Sharpe ratio', number(performance.sharpe), ''],
    ['deepest drawdown', percent(performance.maxDrawdown), ''],
    ['trades', number(data.result.trades, 0), ''],
    ['won', percent(performance.winRate, 1), ''],
    ['profit factor', number(performance.profitFactor), ''],
    ['fees', number(performance.fees) + ' ' + data.currency, '']].forEach(([label, value, kind]) => {
    const tile = element('div', undefined, 'tile');
    tile.append(element('b', value, kind), element('span', label));
    byId('headline').append(tile);
  });
  drawEquity();
  fillTrades(drawPrice());
  fillMonths();
  fillReasons();
  drawDistribution();
  drawExcursions();

  const figures = byId('figures');
  card(figures, 'account', pairs(performance));
  card(figures, 'against buy and hold', pairs(performance.benchmark));
  card(figures, 'drawdowns', pairs(performance.drawdowns));
  if (performance.drawdowns.deepest.length > 0) card(figures, 'the deepest drawdowns', lines(performance.drawdowns.deepest), 'wide');
  card(figures, 'long', pairs(performance.long));
  card(figures, 'short', pairs(performance.short));
  card(figures, 'holding times', pairs(performance.holding));
  card(figures, 'excursions', pairs(performance.excursions));
  if (performance.regimes.length > 0) card(figures, 'by regime of the market', lines(performance.regimes), 'wide');
  if (data.symbols.length > 1) card(figures, 'by symbol', lines(performance.symbols), 'wide');

  const assumptions = byId('assumptions');
  card(assumptions, 'parameters', pairs(run.parameters));
  card(assumptions, `costs, ${data.currency}`, pairs({fees: performance.fees, funding: performance.funding, slippage: performance.slippage,
    dividends: performance.dividends, insurance: performance.insurance, 'liquidation losses': performance.liquidationLosses}));
  const quality = data.result.quality;
  card(assumptions, 'data', pairs({frames: input.frames, warmupFrames: input.warmupFrames, gaps: input.gaps, ambiguousExits: quality.ambiguousExits,
    'final equity, the worse assumed': quality.pessimisticEquity, 'the better assumed': quality.optimisticEquity}));
  if (Object.keys(quality.refusals).length > 0) card(assumptions, 'refused orders', pairs(Object.fromEntries(
    Object.entries(quality.refusals).map(([name, count]) => [name.toLowerCase().replace(/_/g, ' '), String(count)]))));
  if (quality.failure) card(assumptions, 'a stage failed', element('p', quality.failure));
  card(assumptions, 'everything that was asked for', pairs(data.settings));

  byId('again').append(element('pre', `bin/replay --verify ${data.name}\nbin/tapedeck report ${data.name}`), pairs({
    'digest of the decisions': data.result.digest.decisions, 'digest of the state': data.result.digest.state, 'program': run.codeVersion,
    'configuration': run.configHash}));
  if (input.tapes.length > 0) byId('again').append(lines(input.tapes.map(each => ({tape: each.tape, 'SHA-256 of its content': each.contentHash}))));

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    plots.forEach(([each]) => each.redraw(false));
  });
  addEventListener('resize', () => plots.forEach(([each, box]) => each.setSize({width: box.clientWidth, height: 280})));
})();
