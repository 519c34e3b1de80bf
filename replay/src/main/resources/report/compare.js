(() => {
  const {data, byId, css, number, percent, element, signed, row, chart, paint, plain, heat, moment} = Tapedeck;
  const runs = data.runs;
  const colour = index => `--run-${index}`;
  const minute = text => text.slice(0, 16).replace('T', ' ');

  const marked = index => {
    const cell = element('span');
    const mark = element('i', undefined, 'run');
    mark.style.background = `var(${colour(index)})`;
    cell.append(mark, runs[index].run);
    return cell;
  };
  // A first cell that names what the row is of, then a cell for each run.
  const headed = (place, first) => {
    const head = element('thead');
    const line = row([[first]], 'th');
    runs.forEach((run, index) => {
      const cell = element('th');
      cell.append(marked(index));
      line.append(cell);
    });
    head.append(line);
    byId(place).append(head);
  };
  const led = (index, cells) => {
    const line = element('tr');
    const first = element('td');
    first.append(marked(index));
    line.append(first, ...row(cells).children);
    return line;
  };

  // ---- runs
  const fillRuns = () => {
    const head = element('thead');
    head.append(row([['run'], ['folder', 'text'], ['strategy', 'text'], ['symbols', 'text'], ['from'], ['to'], ['played again', 'text']], 'th'));
    byId('runs').append(head);
    runs.forEach((run, index) => {
      const told = run.result;
      byId('runs').append(led(index, [[run.name, 'text'], [`${told.run.strategy} ${told.run.timeframe}`, 'text'], [told.input.symbols.join(', '), 'text'],
        [minute(told.input.from)], [minute(told.input.to)],
        run.difference === null ? ['as recorded', 'text'] : ['NOT as recorded', 'text broken']]));
    });
    byId('notes').replaceChildren(...data.notes.map(note => element('li', note)));
  };

  // ---- equity
  const drawEquity = () => {
    const made = chart('equity');
    const axis = {priceFormat: {type: 'custom', formatter: value => percent(value, 1), minMove: .0001}};
    const curve = (run, index, values, pane, width) => {
      const series = made.addSeries(LightweightCharts.LineSeries, {...plain, ...axis, color: css(colour(index)), lineWidth: width}, pane);
      series.setData(run.curve.times.map((time, at) => ({time, value: values[at]})));
      return paint(series, () => ({color: css(colour(index))}));
    };
    runs.forEach((run, index) => curve(run, index, run.curve.growth, 0, 2));
    runs.forEach((run, index) => curve(run, index, run.curve.drawdown, 1, 1));
    made.panes()[1].setHeight(120);
    made.timeScale().fitContent();
    // The last sample at or before a moment: not every run has one at every moment.
    const before = (times, time) => {
      let low = -1;
      let high = times.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (times[middle] <= time) low = middle; else high = middle - 1;
      }
      return low;
    };
    const legend = time => {
      byId('equity-legend').replaceChildren();
      runs.forEach((run, index) => {
        const at = time === null ? run.curve.times.length - 1 : before(run.curve.times, time);
        const mark = element('i');
        mark.style.background = `var(${colour(index)})`;
        byId('equity-legend').append(mark, `${run.run} ${at < 0 ? '–' : percent(run.curve.growth[at])}, below its peak ${at < 0 ? '–' : percent(-run.curve.drawdown[at])}`);
      });
      byId('equity-legend').append(` · ${time === null ? 'at the end' : moment(time)}`);
    };
    made.subscribeCrosshairMove(at => legend(at.time || null));
    legend(null);
  };

  // ---- tables
  const fillFigures = () => {
    headed('figures', '');
    data.figures.forEach(each => byId('figures').append(row([[each.figure], ...each.values.map(value => [value])])));
  };
  const fillSettings = () => {
    headed('settings', '');
    data.settings.different.forEach(each => byId('settings').append(row([[each.setting], ...runs.map(run => [each[run.run]])])));
    if (data.settings.different.length === 0) byId('settings').replaceChildren(row([['every setting is the same']]));
    byId('same').textContent = 'The same in all: ' + Object.entries(data.settings.same).filter(([, value]) => value !== 'not set')
      .map(([name, value]) => `${name} ${value}`).join(', ');
  };
  const fillMonths = () => {
    headed('months', 'month');
    const of = runs.map(run => new Map(run.result.performance.months.map(each => [each.period, each.return])));
    const months = [...new Set(of.flatMap(each => [...each.keys()]))].sort();
    const greatest = Math.max(.001, ...of.flatMap(each => [...each.values()].map(Math.abs)));
    months.forEach(month => {
      const values = of.map(each => each.get(month));
      const line = row([[month], ...values.map(value => [value === undefined ? '' : percent(value, 1)])]);
      [...line.children].slice(1).forEach((cell, index) => heat(cell, values[index], greatest));
      byId('months').append(line);
    });
  };
  const fillPairs = () => {
    const head = element('thead');
    head.append(row([['runs'], ['correlation'], ['returns'], ['of'], ['same trades'], ['other result'], ['only in the first'], ['only in the second']], 'th'));
    byId('pairs').append(head);
    data.pairs.forEach(pair => {
      const line = row([[`${pair.one} and ${pair.other}`], [number(pair.correlation)], [number(pair.returns, 0)], [pair.timeframe], [number(pair.sameTrades, 0)],
        [number(pair.otherResult, 0)], [number(pair.onlyInOne, 0)], [number(pair.onlyInOther, 0)]]);
      heat(line.children[1], pair.correlation, 1);
      byId('pairs').append(line);
    });
  };
  const fillCommon = () => {
    byId('common-section').hidden = data.common === null;
    if (data.common === null) return;
    const head = element('thead');
    head.append(row([[`${minute(data.common.from)} to ${minute(data.common.to)}`], ['total return'], ['max drawdown'], ['volatility'], ['Sharpe ratio']], 'th'));
    byId('common').append(head);
    const cells = each => [[percent(each.totalReturn), signed(each.totalReturn)], [percent(each.maxDrawdown)], [percent(each.volatility)], [number(each.sharpe)]];
    runs.forEach((run, index) => byId('common').append(led(index, cells(data.common[run.run]))));
    byId('common').append(row([['equal parts in each, then left alone'], ...cells(data.common.equalParts)]));
  };
  const fillOnly = () => {
    byId('only-note').textContent = runs.map((run, index) => `${number(data.onlyCounts[index], 0)} of ${run.run}`).join(', ')
      + (data.onlyInOne.length < data.onlyCounts.reduce((sum, each) => sum + each, 0) ? `; these ${data.onlyInOne.length} weigh most` : '');
    const head = element('thead');
    head.append(row([['run'], ['symbol', 'text'], ['side', 'text'], ['entered'], ['at'], ['quantity'], ['left'], ['at'], ['reason', 'text'], ['result']], 'th'));
    byId('only').append(head);
    data.onlyInOne.forEach(trade => byId('only').append(led(runs.findIndex(run => run.run === trade.run), [[trade.symbol, 'text'],
      [trade.side.toLowerCase(), 'text'], [minute(trade.entryTime)], [trade.entryPrice], [trade.quantity],
      [trade.exitTime === null ? 'open at the end' : minute(trade.exitTime)], [trade.lastPrice],
      [trade.exitReason === null ? '–' : trade.exitReason.toLowerCase().replace(/_/g, ' '), 'text'], [number(trade.net), signed(trade.net)]])));
    if (data.onlyInOne.length === 0) byId('only').replaceChildren(row([['none']]));
  };

  byId('title').textContent = data.name;
  byId('subtitle').textContent = runs.every(run => run.difference === null) ? 'Played again for this page, every run decides what was recorded.'
    : 'Played again for this page, NOT every run decides what was recorded.';
  byId('subtitle').className = runs.every(run => run.difference === null) ? '' : 'broken';
  fillRuns();
  drawEquity();
  fillFigures();
  fillSettings();
  fillMonths();
  fillPairs();
  fillCommon();
  fillOnly();
  byId('again').append(element('pre', [`bin/tapedeck compare ${runs.map(run => run.name).join(' ')}`, ...runs.map(run => `bin/replay --verify ${run.name}`)].join('\n')));
  const digests = element('table');
  digests.append(row([['run'], ['digest of the decisions'], ['digest of the state'], ['program'], ['configuration']], 'th'));
  runs.forEach((run, index) => digests.append(led(index, [[run.result.digest.decisions], [run.result.digest.state], [run.result.run.codeVersion], [run.result.run.configHash]])));
  const scroll = element('div', undefined, 'scroll');
  scroll.append(digests);
  byId('again').append(scroll);
})();
