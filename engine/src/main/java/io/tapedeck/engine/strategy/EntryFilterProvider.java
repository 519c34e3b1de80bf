package io.tapedeck.engine.strategy;

/**
 * Announces a filter of entries to the engine.
 *
 * @param <S> its settings.
 */
public interface EntryFilterProvider<S extends Record> extends Plugin<S> {
    /**
     * Makes a filter for one symbol that has seen nothing yet.
     *
     * @param settings as the user wants it.
     * @return a new filter.
     */
    EntryFilter create(S settings);

    /**
     * Makes a filter, for those who do not know the record.
     *
     * @param parameters checked by {@link #parameters()}.
     * @return a new filter.
     */
    default EntryFilter createFrom(final Parameters parameters) {
        return create(parameters.as(settings()));
    }
}
