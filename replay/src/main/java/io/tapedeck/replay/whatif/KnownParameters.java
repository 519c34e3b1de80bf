package io.tapedeck.replay.whatif;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.engine.strategy.Plugin;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.inspect.NearestNames;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.UnusableRequestException;

import java.util.List;
import java.util.Map;

/** Tells a mistyped parameter from a known one, with the name that was probably meant. */
final class KnownParameters {
    private KnownParameters() {
    }

    /** A strategy or filter that is not there is refused elsewhere. */
    static void require(final StrategyCatalogue strategies, final StrategySpec asked) {
        strategies.find(asked.name()).ifPresent(strategy -> require(strategy, asked.parameters()));
        asked.filter().ifPresent(filter -> strategies.findFilter(filter.name())
            .ifPresent(found -> require(found, filter.parameters())));
    }

    private static void require(final Plugin<?> plugin, final Map<String, String> asked) {
        final List<String> known = plugin.parameters().parameters().stream().map(Parameter::name).toList();
        asked.keySet().stream().filter(name -> !known.contains(name)).sorted().findFirst().ifPresent(unknown -> {
            throw new UnusableRequestException(Category.USAGE, plugin.name() + " has no parameter '" + unknown + "'"
                + (known.isEmpty() ? "; it has none" : "; did you mean " + NearestNames.of(unknown, known).get(0)
                    + "? It has " + String.join(", ", known)));
        });
    }
}
