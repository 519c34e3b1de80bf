package io.tapedeck.replay.run;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.EntryFilterProvider;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.Plugin;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The strategy that a replay asks for, found and checked. Immutable.
 *
 * @param parameters       of the strategy, complete.
 * @param filterParameters of its filter, complete; empty without one.
 * @param plan             how the strategies are made.
 */
public record StrategySelection(Parameters parameters, Optional<Parameters> filterParameters, StrategyPlan plan) {
    /**
     * Finds a strategy and its filter.
     *
     * @param catalogue to choose from.
     * @param spec      that names them.
     * @return what was found.
     * @throws UnusableRequestException where there is none of that name.
     */
    public static StrategySelection select(final StrategyCatalogue catalogue, final StrategySpec spec) {
        final StrategyProvider<?> provider = catalogue.find(spec.name())
            .orElseThrow(() -> unknown("strategy", spec.name(), catalogue.providers()));
        final Parameters parameters = provider.parameters().resolve(spec.parameters());
        final StrategyPlan plain = StrategyPlan.of(needs(provider, parameters, spec.timeframe()),
            () -> provider.createFrom(parameters, spec.timeframe()))
            .variedBy(others -> select(catalogue, spec.withParameters(others)).plan());
        if (spec.filter().isEmpty()) {
            return new StrategySelection(parameters, Optional.empty(), plain);
        }
        final StrategySpec.Filter chosen = spec.filter().get();
        final EntryFilterProvider<?> filter = catalogue.findFilter(chosen.name())
            .orElseThrow(() -> unknown("filter", chosen.name(), catalogue.filters()));
        final Parameters filterParameters = filter.parameters().resolve(chosen.parameters());
        return new StrategySelection(parameters, Optional.of(filterParameters),
            plain.filtered(new StrategyPlan.Filter(needs(filter, filterParameters, spec.timeframe()),
                () -> filter.createFrom(filterParameters))));
    }

    private static StrategyNeeds needs(final Plugin<?> plugin, final Parameters parameters, final Timeframe timeframe) {
        try {
            return plugin.needsOf(parameters, timeframe);
        } catch (final IllegalArgumentException refused) {
            throw unusable(plugin, parameters, timeframe, refused.getMessage());
        } catch (final RuntimeException fault) {
            throw unusable(plugin, parameters, timeframe, fault.toString());
        }
    }

    private static UnusableRequestException unusable(final Plugin<?> plugin, final Parameters parameters,
        final Timeframe timeframe, final String reason) {
        return new UnusableRequestException(Category.USAGE, plugin.name() + " cannot run on " + timeframe + " with "
            + parameters + ": " + reason);
    }

    private static UnusableRequestException unknown(final String what, final String name,
        final List<? extends Plugin<?>> known) {
        return new UnusableRequestException(Category.USAGE, "there is no " + what + " '" + name + "'; there are "
            + (known.isEmpty() ? "none" : known.stream().map(Plugin::name).collect(Collectors.joining(", "))));
    }

    /** Refuses tapes that the strategy cannot work with. */
    void require(final List<Instrument> instruments, final String name) {
        final StrategyNeeds needs = plan.inputs();
        for (final Instrument instrument : instruments) {
            final Timeframe base = instrument.baseTimeframe();
            needs.series().stream().filter(series -> series.timeframe().compareTo(base) < 0).findFirst()
                .ifPresent(series -> {
                    throw new UnusableRequestException(Category.USAGE, name + " needs " + series.timeframe()
                        + " candles, finer than the base candles of " + instrument.symbol() + " (" + base
                        + "): choose a finer --base, or import finer candles");
                });
        }
        for (final String symbol : needs.symbols()) {
            if (instruments.stream().noneMatch(instrument -> instrument.symbol().equalsIgnoreCase(symbol))) {
                throw new UnusableRequestException(Category.USAGE, name + " needs " + symbol
                    + " among the symbols: add it to --symbols");
            }
        }
    }
}
