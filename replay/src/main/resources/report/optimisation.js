(() => {
  const {data, byId, css, number, percent, element, row, card, fillFailed} = Tapedeck;
  const result = data.result;
  const plan = result.replay;
  const evidence = result.evidence;
  const overfitting = evidence && evidence.overfitting;
  const placebo = result.placebo;
  const objective = result.objectives[0];
  const axes = Object.keys(result.space);
  const best = result.best[0];

  // ---- words
  const moment = text => text.slice(0, 16).replace('T', ' ').replace(' 00:00', '');
  const words = name => name.replace(/([a-z])([A-Z])/g, (all, a, b) => a + ' ' + b.toLowerCase());
  const PERCENT = /return|drawdown|rate$|volatility|exposure|kelly/i;
  const figure = (name, value) => PERCENT.test(name) ? percent(value) : number(value);

  // ---- elements
  const head = (place, names) => {
    const made = element('thead');
    made.append(row(names.map(name => [name]), 'th'));
    place.append(made);
  };
  const pairs = object => {
    const table = element('table');
    Object.entries(object).forEach(([name, value]) => table.append(row([[name], [String(value === '' || value === null ? '–' : value)]])));
    return table;
  };

  // ---- what it proves
  const interval = (told, show) => `${show(told.p05)} to ${show(told.p95)}`;
  const proofs = () => {
    const told = [];
    const add = (name, value, meaning) => told.push([[name], [value], [meaning, 'text']]);
    if (evidence) {
      add('Sharpe ratio', number(evidence.sharpe), 'of the best trial, played alone; nine of ten draws of its returns in blocks: '
        + interval(evidence.sharpeInterval, number));
      add('expected without skill', number(evidence.expectedMaximumSharpe), `the best of ${number(evidence.trials, 0)} trials shows that much by chance`);
      add('deflated Sharpe ratio', number(evidence.deflatedSharpe, 3), 'how likely the true ratio is above that; 0.95 is evidence');
      add('probabilistic Sharpe ratio', number(evidence.probabilisticSharpe, 3), 'how likely it is above 0, had this been the only trial');
    }
    if (overfitting && overfitting.probability !== null) {
      add('probability of overfitting', number(overfitting.probability, 3),
        `share of ${number(overfitting.splits, 0)} splits of the time in which the best of one half is below the middle in the other`);
      add('loss outside', percent(overfitting.lossRate, 1), 'of these splits: the best of one half loses money in the other');
      add('slope', number(overfitting.slope), 'what a Sharpe ratio in one half is worth in the other');
    } else if (overfitting) {
      add('probability of overfitting', '–', overfitting.reason);
    }
    if (placebo) add('placebo p', number(placebo.pValue, 3), `in ${placebo.atLeastAsGood} of ${placebo.markets} markets with the same bars in another order `
      + 'the best trial is at least as good');
    if (evidence) {
      const shuffle = evidence.tradeShuffle;
      add('total return', interval(evidence.totalReturnInterval, percent), 'nine of ten draws of its returns in blocks');
      add('deepest drawdown', interval(evidence.maxDrawdownInterval, percent), 'likewise');
      add('drawdown in another order', interval(shuffle.maxDrawdownInterval, percent),
        `of its trades, nine of ten orders; ${percent(shuffle.maxDrawdown)} in its own, ${percent(shuffle.deeper, 1)} of the orders are deeper`);
      add('losses in a row', interval(shuffle.longestLossStreakInterval, value => number(value, 0)),
        `in nine of ten orders of its trades, ${shuffle.longestLossStreak} in its own`);
    }
    return told;
  };
  const fillHeadline = () => {
    const tiles = [['trials', number(result.finishedTrials, 0)]];
    if (best) {
      tiles.push([`best by ${words(objective)}`, figure(objective, best.figures[objective])],
        ['total return', percent(best.figures.totalReturn)], ['deepest drawdown', percent(best.figures.maxDrawdown)],
        ['trades', number(best.trades, 0)]);
    }
    if (evidence) tiles.push(['deflated Sharpe ratio', number(evidence.deflatedSharpe, 3)]);
    if (overfitting && overfitting.probability !== null) tiles.push(['probability of overfitting', number(overfitting.probability, 3)]);
    if (placebo) tiles.push(['placebo p', number(placebo.pValue, 3)]);
    tiles.forEach(([label, value]) => {
      const tile = element('div', undefined, 'tile');
      tile.append(element('b', value), element('span', label));
      byId('headline').append(tile);
    });
    const told = proofs();
    if (told.length === 0) byId('proof').append(row([['no trial of the best parameters made a trade: there is nothing to judge']]));
    else { head(byId('proof'), ['figure', 'value', '']); told.forEach(cells => byId('proof').append(row(cells))); }
  };

  // ---- heat map
  const maps = result.neighbourhood.heatMaps;
  const isWrongWay = ['volatility', 'exposure'].includes(objective);
  const shade = (value, low, high) => {
    const share = high > low ? (value - low) / (high - low) * 2 - 1 : 0;
    const good = isWrongWay ? -share : share;
    return `rgba(${css(good >= 0 ? '--heat-gain' : '--heat-loss')}, ${(Math.abs(good) * .7).toFixed(3)})`;
  };
  const fillMap = () => {
    byId('tools').hidden = maps.length === 0;
    const map = maps[Number(byId('pair').value)];
    const table = byId('map');
    table.replaceChildren();
    if (!map) return;
    const cells = map[byId('kind').value];
    const known = cells.flat().filter(value => value !== null);
    const low = Math.min(...known);
    const high = Math.max(...known);
    head(table, [`${map.down} ↓  ${map.across} →`, ...map.columns]);
    cells.forEach((line, index) => {
      const made = row([[map.rows[index]]], 'th');
      line.forEach((value, column) => {
        const cell = element('td', value === null ? '' : figure(objective, value));
        if (value !== null) {
          cell.style.background = shade(value, low, high);
          cell.title = `${map.across} ${map.columns[column]}, ${map.down} ${map.rows[index]}: ${map.trials[index][column]} trials`;
          if (best && isBest(map, column, index)) cell.className = 'best';
        }
        made.append(cell);
      });
      table.append(made);
    });
  };
  const isIn = (axis, labels, index) => {
    const values = result.space[axis];
    const width = Math.ceil(values.length / 25);
    return Math.floor(values.findIndex(value => String(value) === String(best.parameters[axis])) / width) === index;
  };
  const isBest = (map, column, line) => isIn(map.across, map.columns, column) && isIn(map.down, map.rows, line);
  const plateau = () => {
    const told = result.neighbourhood.best;
    if (!told) return 'no trial has the figure';
    if (told.neighbours.length === 0) return `None of the ${told.possibleNeighbours} neighbours of the best trial was tried.`;
    return `The best trial has ${figure(objective, told.figure)}. Its ${told.neighbours.length} neighbours (of ${told.possibleNeighbours}), one step away `
      + `on one axis, have ${figure(objective, told.mean)} on average and ${figure(objective, told.worst)} at worst`
      + (told.ratio === null ? '.' : `: ${percent(told.ratio, 0)} of the best one. Near 100 % is a plateau, far below it a spike.`);
  };

  // ---- plots
  const plots = [];
  const axis = (label, values) => ({label, labelSize: 16, stroke: () => css('--muted'), grid: {stroke: () => css('--grid')},
    ticks: {stroke: () => css('--grid')}, values: (plot, ticks) => ticks.map(values)});
  const plot = (place, options, columns) => {
    const box = byId(place);
    const made = new uPlot({width: box.clientWidth, height: 280, legend: {show: false}, cursor: {drag: {x: false, y: false}}, ...options}, columns, box);
    plots.push([made, box]);
  };
  const drawSharpes = () => {
    if (!data.sharpes) { byId('sharpes').textContent = 'no trial has a Sharpe ratio'; return; }
    const {from, width, counts} = data.sharpes;
    const step = width || 1;
    const middles = counts.map((count, index) => from + (index + .5) * step);
    const bars = colour => ({stroke: () => css(colour), fill: () => css(colour), points: {show: false}, paths: uPlot.paths.bars({size: [.85, 60]})});
    plot('sharpes', {
      scales: {x: {time: false, range: [from - step, from + (counts.length + 1) * step]}, y: {range: (u, min, max) => [0, max + 1]}},
      axes: [axis('Sharpe ratio', tick => number(tick, 1)), axis('trials', tick => Number.isInteger(tick) ? tick : '')],
      series: [{}, bars('--gain'), bars('--loss')],
    }, [middles, counts.map((count, index) => middles[index] > 0 ? count : null), counts.map((count, index) => middles[index] <= 0 ? count : null)]);
  };
  const drawSplits = () => {
    if (!overfitting || !overfitting.sharpes) { byId('splits').textContent = overfitting ? overfitting.reason : 'nothing was traded'; return; }
    const points = overfitting.sharpes.filter(([inside, outside]) => inside !== null && outside !== null).sort((a, b) => a[0] - b[0]);
    const dots = colour => ({stroke: () => css(colour), fill: () => css(colour), paths: () => null, points: {show: true, size: 5, fill: () => css(colour)}});
    plot('splits', {
      scales: {x: {time: false}, y: {}},
      axes: [axis('Sharpe ratio where it is the best', tick => number(tick, 1)), axis('in the other half', tick => number(tick, 1))],
      series: [{}, dots('--gain'), dots('--loss')],
    }, [points.map(each => each[0]), points.map(each => each[1] > 0 ? each[1] : null), points.map(each => each[1] > 0 ? null : each[1])]);
  };

  // ---- tables
  const columns = [...new Set([...result.objectives, 'totalReturn', 'sharpe', 'maxDrawdown', 'profitFactor', 'winRate'])];
  const fillTrials = (place, trials) => {
    head(byId(place), ['trial', ...axes, ...columns.map(words), 'trades', 'final equity']);
    trials.forEach(trial => byId(place).append(row([[trial.trial], ...axes.map(name => [String(trial.parameters[name])]),
      ...columns.map(name => [figure(name, trial.figures[name])]), [trial.failure ? 'failed' : number(trial.trades, 0)], [number(trial.finalEquity)]])));
  };
  const fillPlacebo = () => {
    byId('placebo-section').hidden = !placebo;
    if (!placebo) return;
    head(byId('placebo'), ['market', words(objective), ...axes, 'trades']);
    const told = [['this one', placebo.real, best && best.parameters, best && best.trades],
      ...placebo.best.map(each => [each.market, each.figure, each.parameters, each.trades])];
    told.sort((a, b) => ((b[1] ?? -Infinity) - (a[1] ?? -Infinity)) * (isWrongWay ? -1 : 1)).forEach(([market, value, parameters, trades]) => {
      const made = row([[market], [figure(objective, value)], ...axes.map(name => [parameters ? String(parameters[name]) : '–']),
        [trades === null || trades === undefined ? '–' : number(trades, 0)]]);
      if (market === 'this one') made.className = 'own';
      byId('placebo').append(made);
    });
  };
  const quoted = text => /^[\w.,:=+-]+$/.test(text) ? text : `'${text}'`;
  const searched = Object.keys(best ? best.parameters : {}).map(name => `--param ${name}=`);
  const command = () => ['bin/replay', ...result.replayOptions.filter(option => !searched.some(name => option.startsWith(name))),
    ...Object.entries(best.parameters).map(([name, value]) => `--param ${quoted(`${name}=${value}`)}`)].join(' \\\n    ');

  // ---- the page
  byId('title').textContent = `${plan.strategy} ${plan.timeframe}: ${number(result.finishedTrials, 0)} trials`;
  byId('subtitle').textContent = [plan.symbols || result.data.map(each => each.split('@')[0]).join(', '),
    [plan.from, plan.to].filter(each => each).map(moment).join(' to ') || 'the whole tape', `best by ${result.objectives.map(words).join(', ')}`, data.name].join(' · ');
  fillHeadline();
  maps.forEach((map, index) => {
    const option = element('option', `${map.across} × ${map.down}`);
    option.value = index;
    byId('pair').append(option);
  });
  byId('pair').addEventListener('change', fillMap);
  byId('kind').addEventListener('change', fillMap);
  fillMap();
  byId('plateau').textContent = plateau();
  drawSharpes();
  drawSplits();
  fillTrials('best', result.best);
  byId('front-section').hidden = result.front.length === 0;
  if (result.front.length > 0) fillTrials('front', result.front);
  fillPlacebo();
  fillFailed(result.failed);
  card(byId('plan'), 'space', pairs(Object.fromEntries(axes.map(name => [name, result.space[name].length > 8
    ? `${result.space[name][0]} … ${result.space[name].at(-1)} (${result.space[name].length})` : result.space[name].join(', ')]))));
  card(byId('plan'), 'search', pairs({search: result.search, seed: result.seed, objectives: result.objectives.join(', '), program: result.codeVersion}));
  card(byId('plan'), 'everything that was asked for', pairs(plan));
  if (best) {
    byId('again').append(element('pre', command()), element('p', 'This gives:', 'note'), pairs({
      'digest of the decisions': best.decisionDigest, 'digest of the state': best.stateDigest, 'configuration': best.configHash}));
  }
  byId('again').append(pairs(Object.fromEntries(result.data.map(each => each.split(' ')))));

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { fillMap(); plots.forEach(([each]) => each.redraw(false)); });
  addEventListener('resize', () => plots.forEach(([each, box]) => each.setSize({width: box.clientWidth, height: 280})));
})();
