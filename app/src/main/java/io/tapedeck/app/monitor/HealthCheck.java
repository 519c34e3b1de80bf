package io.tapedeck.app.monitor;

/** Looks at one thing. Any thread; quick, for people and scrapers wait for it. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Looks now.
     *
     * @return what was found.
     */
    CheckResult now();
}
