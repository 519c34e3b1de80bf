package io.tapedeck.gateways.rest;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a question.
 *
 * @param <T> what an answer is read as.
 */
public sealed interface RestOutcome<T> {
    /**
     * The answer, if there is one.
     *
     * @return empty for a failure.
     */
    Optional<T> value();

    /**
     * It was answered.
     *
     * @param <T>    what it was read as.
     * @param answer as read.
     */
    record Answered<T>(T answer) implements RestOutcome<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(answer);
        }
    }

    /**
     * It was not.
     *
     * @param <T>     what it would have been read as.
     * @param failure why.
     * @param problem one sentence, with the venue's words where there are any.
     * @param pause   for which the venue wants to be left alone; zero where it did not say so.
     */
    record Failed<T>(RestFailure failure, String problem, Duration pause) implements RestOutcome<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }
}
