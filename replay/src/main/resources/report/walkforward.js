(() => {
  const {data, byId, css, number, percent, moment, names, element, signed, row, card, pairs, chart, paint, plain, heat, fillFailed} = Tapedeck;
  const result = data.result;
  const tested = result.outOfSample;
  const parameters = Object.keys(result.space);
  const minute = text => text.slice(0, 16).replace('T', ' ').replace(' 00:00', '');
  const day = text => text.slice(0, 10);
  result.replay.symbols.split(',').forEach(symbol => names.add(symbol));
  const values = of => parameters.map(name => [String(of[name])]);

  const tile = (title, text, kind) => {
    const made = element('div', undefined, 'tile');
    made.append(element('span', title), element('b', text, kind));
    byId('headline').append(made);
  };
  const head = (place, cells) => {
    const made = element('thead');
    made.append(row(cells.map(text => [text]), 'th'));
    byId(place).append(made);
  };

  const fillHeadline = () => {
    tile('Sharpe ratio out of sample', number(tested.sharpe), signed(tested.sharpe));
    tile('in the trainings', number(result.inSample.meanSharpe));
    tile('total return', percent(tested.totalReturn), signed(tested.totalReturn));
    tile('buy and hold', percent(tested.buyAndHoldReturn), signed(tested.buyAndHoldReturn));
    tile('max drawdown', percent(tested.maxDrawdown));
    tile('trades', number(tested.trades, 0));
    tile('true ratio above 0', percent(tested.probabilisticSharpe, 0));
    tile('nine of ten: ratio', `${number(tested.sharpeInterval.p05)} to ${number(tested.sharpeInterval.p95)}`);
  };

  const drawEquity = () => {
    const made = chart('equity');
    const axis = {priceFormat: {type: 'custom', formatter: value => number(value, 2), minMove: .0001}};
    const curve = (levels, colour) => {
      const series = made.addSeries(LightweightCharts.LineSeries, {...plain, ...axis, color: css(colour), lineWidth: 2});
      series.setData(data.curve.times.map((time, at) => ({time, value: levels[at]})));
      return paint(series, () => ({color: css(colour)}));
    };
    curve(data.curve.held, '--second');
    curve(data.curve.levels, '--accent');
    made.timeScale().fitContent();
    const legend = time => {
      const at = time === null ? data.curve.times.length - 1 : data.curve.times.indexOf(time);
      byId('equity-legend').replaceChildren();
      [['traded', data.curve.levels, '--accent'], ['market', data.curve.held, '--second']].forEach(([name, levels, colour]) => {
        const mark = element('i');
        mark.style.background = `var(${colour})`;
        byId('equity-legend').append(mark, `${name} ${at < 0 ? '–' : number(levels[at], 4)}`);
      });
      byId('equity-legend').append(` · ${time === null ? 'at the end' : moment(time)}`);
    };
    made.subscribeCrosshairMove(at => legend(at.time || null));
    legend(null);
  };

  const fillFolds = () => {
    head('folds', ['fold', 'training', 'test', ...parameters, 'trials', 'Sharpe', 'return', 'Sharpe tested', 'return tested', 'trades', 'robustness']);
    const greatest = Math.max(.001, ...result.folds.map(fold => Math.abs(fold.outOfSample.figures.totalReturn || 0)));
    result.folds.forEach(fold => {
      const line = row([[String(fold.fold)], [`${day(fold.trainFrom)} – ${day(fold.trainTo)}`], [`${day(fold.testFrom)} – ${day(fold.testTo)}`],
        ...values(fold.inSample.parameters), [number(fold.trials, 0)], [number(fold.inSample.figures.sharpe)], [percent(fold.inSample.figures.totalReturn)],
        [number(fold.outOfSample.figures.sharpe)], [percent(fold.outOfSample.figures.totalReturn)],
        [fold.outOfSample.failure === null ? number(fold.outOfSample.trades, 0) : 'failed'], [number(fold.robustness)]]);
      heat(line.children[7 + parameters.length], fold.outOfSample.figures.totalReturn, greatest);
      byId('folds').append(line);
    });
  };

  const fillBest = () => {
    head('best', ['rank', ...parameters, 'robustness', 'Sharpe', 'Sharpe tested', 'gained in', 'worst']);
    result.best.forEach((candidate, index) => byId('best').append(row([[String(index + 1)], ...values(candidate.parameters), [number(candidate.robustness)],
      [number(candidate.meanSharpeInSample)], [number(candidate.meanSharpeOutOfSample), signed(candidate.meanSharpeOutOfSample)],
      [`${candidate.gains} of ${result.folds.length}`], [number(candidate.worstSharpe)]])));
    byId('recommended').textContent = result.recommended === null ? 'None is recommended: the strategy failed with every one.'
      : 'Recommended: the first one. It was chosen by all tests, so that no figure of it is out of sample.'
        + (tested.sharpe > 0 ? '' : `${tested.trades > 0 ? ' Trading this way lost out of sample' : ' No test made a trade'}: that is no reason to trade it.`)
        + (result.best[0].doubt ? ` By itself: ${result.best[0].doubt}; that is no reason to trade it.` : '');
  };

  const ownOfAFold = ['--from ', '--to ', '--close-at-end', ...parameters.map(name => `--param ${name}=`)];
  const reproduce = fold => ['bin/replay', ...result.replayOptions.filter(option => !ownOfAFold.some(own => option.startsWith(own))),
    `--from ${fold.testFrom}`, `--to ${fold.testTo}`, '--close-at-end',
    ...Object.entries(fold.inSample.parameters).map(([name, value]) => `--param ${name}=${value}`)].join(' ');

  byId('title').textContent = data.name;
  byId('subtitle').textContent = `Walk forward of ${result.replay.strategy} ${result.replay.timeframe} from ${minute(result.from)} to ${minute(result.to)}: `
    + `${result.folds.length} folds, the best ${result.objectives[0]} of ${result.schedule.train}, then ${result.schedule.test} traded.`;
  fillHeadline();
  drawEquity();
  fillFolds();
  fillBest();
  fillFailed(result.failed);
  if (tested.benchmark) card(byId('plan'), 'Buy and hold in the tests, and beside it', pairs(tested.benchmark));
  card(byId('plan'), 'Windows', pairs(result.schedule));
  card(byId('plan'), 'Search', pairs({search: result.search, objective: result.objectives.join(', '), seed: String(result.seed), program: result.codeVersion}));
  card(byId('plan'), 'Space', pairs(Object.fromEntries(Object.entries(result.space).map(([name, tried]) => [name, tried.join(', ')]))));
  card(byId('plan'), 'Replay', pairs(Object.fromEntries(Object.entries(result.replay).filter(([, value]) => value !== ''))));
  byId('again').append(element('pre', result.folds.map(reproduce).join('\n')));
})();
