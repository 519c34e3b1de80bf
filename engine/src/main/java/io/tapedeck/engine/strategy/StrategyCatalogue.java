package io.tapedeck.engine.strategy;

import java.util.ArrayList;
import java.util.Collection;
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
     * What was found elsewhere.
     *
     * @param strategies in any order.
     * @param filters    in any order.
     * @return ordered by name.
     */
    public static StrategyCatalogue of(final Collection<? extends StrategyProvider<?>> strategies,
        final Collection<? extends EntryFilterProvider<?>> filters) {
        final Comparator<Plugin<?>> byName = Comparator.comparing(Plugin::name);
        return new StrategyCatalogue(strategies.stream().<StrategyProvider<?>>map(each -> each).sorted(byName).toList(),
            filters.stream().<EntryFilterProvider<?>>map(each -> each).sorted(byName).toList());
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
        final List<StrategyProvider<?>> strategies = new ArrayList<>();
        final List<EntryFilterProvider<?>> filters = new ArrayList<>();
        ServiceLoader.load(StrategyProvider.class, loader).forEach(strategies::add);
        ServiceLoader.load(EntryFilterProvider.class, loader).forEach(filters::add);
        return of(strategies, filters);
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
