package io.tapedeck.engine.strategy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All strategies on the class path. Immutable. */
public final class StrategyCatalogue {
    private final List<StrategyProvider> providers;

    private StrategyCatalogue(final List<StrategyProvider> providers) {
        this.providers = providers;
    }

    /**
     * Finds the strategies that announce themselves.
     *
     * @return ordered by name.
     */
    public static StrategyCatalogue load() {
        return new StrategyCatalogue(ServiceLoader.load(StrategyProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(StrategyProvider::name))
            .toList());
    }

    /**
     * Finds a strategy.
     *
     * @param name that users write.
     * @return empty where there is none.
     */
    public Optional<StrategyProvider> find(final String name) {
        return providers.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    /**
     * All strategies.
     *
     * @return ordered by name.
     */
    public List<StrategyProvider> providers() {
        return providers;
    }
}
