package io.tapedeck.engine.strategy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All strategies and filters that announce themselves. Immutable. */
public final class StrategyCatalogue {
    private final List<StrategyProvider<?>> strategies;
    private final List<EntryFilterProvider<?>> filters;

    private StrategyCatalogue(final List<StrategyProvider<?>> strategies,
        final List<EntryFilterProvider<?>> filters) {
        this.strategies = strategies;
        this.filters = filters;
    }

    /**
     * Finds what is on the class path.
     *
     * @return ordered by name.
     */
    public static StrategyCatalogue load() {
        return load(StrategyCatalogue.class.getClassLoader());
    }

    /**
     * Finds what a class loader sees.
     *
     * @param loader of plug-ins.
     * @return ordered by name.
     * @throws java.util.ServiceConfigurationError where something announces itself and cannot be loaded.
     */
    public static StrategyCatalogue load(final ClassLoader loader) {
        final Comparator<Plugin<?>> byName = Comparator.comparing(Plugin::name);
        return new StrategyCatalogue(
            ServiceLoader.load(StrategyProvider.class, loader).stream()
                .<StrategyProvider<?>>map(ServiceLoader.Provider::get).sorted(byName).toList(),
            ServiceLoader.load(EntryFilterProvider.class, loader).stream()
                .<EntryFilterProvider<?>>map(ServiceLoader.Provider::get).sorted(byName).toList());
    }

    /**
     * Finds a strategy.
     *
     * @param name that users write.
     * @return empty where there is none.
     */
    public Optional<StrategyProvider<?>> find(final String name) {
        return strategies.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    /**
     * Finds a filter.
     *
     * @param name that users write.
     * @return empty where there is none.
     */
    public Optional<EntryFilterProvider<?>> findFilter(final String name) {
        return filters.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    /**
     * All strategies.
     *
     * @return ordered by name.
     */
    public List<StrategyProvider<?>> providers() {
        return strategies;
    }

    /**
     * All filters.
     *
     * @return ordered by name.
     */
    public List<EntryFilterProvider<?>> filters() {
        return filters;
    }
}
