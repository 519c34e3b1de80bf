package io.tapedeck.loopback.fault;

import io.tapedeck.journal.inspect.NearestNames;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fault plan as a person writes it: {@code seed=7,disconnect=0.001,gap@2022-01-03T10:00/PT5M,clock-skew=250}.
 * One thread.
 */
public final class FaultSpec {
    private static final String SEED = "seed";
    private static final String CLOCK_SKEW = "clock-skew";
    private static final String PAUSE = "pause";
    private static final String RETRY_AFTER = "retry-after";

    private final Map<FaultKind, Double> chances = new EnumMap<>(FaultKind.class);
    private final List<FaultAppointment> appointments = new ArrayList<>();
    private FaultSettings settings = FaultSettings.USUAL;
    private long seed = 1;

    private FaultSpec() {
    }

    /**
     * Reads a plan.
     *
     * @param text parts separated by commas; perhaps empty.
     * @return the plan.
     * @throws IllegalArgumentException with one sentence for a person where a part is wrong.
     */
    public static FaultPlan parse(final String text) {
        final FaultSpec spec = new FaultSpec();
        for (final String part : text.split(",")) {
            if (!part.isBlank()) {
                spec.take(part.trim());
            }
        }
        return new FaultPlan(spec.seed, spec.chances, spec.appointments, spec.settings);
    }

    private void take(final String part) {
        final int at = part.indexOf('@');
        final int equals = part.indexOf('=');
        if (at >= 0 && (equals < 0 || at < equals)) {
            appointments.add(appointment(part, kind(part.substring(0, at)), part.substring(at + 1)));
        } else if (equals > 0) {
            set(part, part.substring(0, equals), part.substring(equals + 1));
        } else {
            throw new IllegalArgumentException("'" + part + "' is no fault: write NAME=CHANCE, NAME@TIME or "
                + "NAME@TIME/DURATION, such as gap=0.01 or gap@2022-01-03T10:00/PT5M");
        }
    }

    private void set(final String part, final String name, final String value) {
        switch (name) {
            case SEED -> seed = number(part, value, Long.MIN_VALUE);
            case CLOCK_SKEW -> settings = new FaultSettings(number(part, value, Long.MIN_VALUE), settings.pauseMs(),
                settings.retryAfterSeconds());
            case PAUSE -> settings = new FaultSettings(settings.clockSkewMs(), number(part, value, 0),
                settings.retryAfterSeconds());
            case RETRY_AFTER -> settings = new FaultSettings(settings.clockSkewMs(), settings.pauseMs(),
                (int) Math.min(Integer.MAX_VALUE, number(part, value, 0)));
            default -> chances.put(kind(name), chance(part, value));
        }
    }

    private static FaultKind kind(final String name) {
        final Optional<FaultKind> kind = FaultKind.ofLabel(name);
        if (kind.isEmpty()) {
            final List<String> names = Stream.concat(Stream.of(FaultKind.values()).map(FaultKind::label),
                Stream.of(SEED, CLOCK_SKEW, PAUSE, RETRY_AFTER)).toList();
            throw new IllegalArgumentException("there is no fault '" + name + "'; did you mean "
                + String.join(" or ", NearestNames.of(name, names)) + "?");
        }
        return kind.get();
    }

    private static long number(final String part, final String value, final long least) {
        try {
            final long number = Long.parseLong(value);
            if (number >= least) {
                return number;
            }
        } catch (final NumberFormatException notOne) {
            // Told below, in one sentence for both.
        }
        throw new IllegalArgumentException("'" + part + "' needs a whole number" + (least == 0 ? " of 0 or more" : ""));
    }

    private static double chance(final String part, final String value) {
        try {
            final double chance = Double.parseDouble(value);
            if (chance >= 0 && chance <= 1) {
                return chance;
            }
        } catch (final NumberFormatException notOne) {
            // Told below, in one sentence for both.
        }
        throw new IllegalArgumentException("'" + part + "' needs a chance from 0 to 1, such as 0.01");
    }

    private static FaultAppointment appointment(final String part, final FaultKind kind, final String when) {
        final int slash = when.indexOf('/');
        try {
            final long fromMs = instant(slash < 0 ? when : when.substring(0, slash)).toEpochMilli();
            final long lengthMs = slash < 0 ? 0 : Duration.parse(when.substring(slash + 1)).toMillis();
            if (lengthMs >= 0) {
                return new FaultAppointment(kind, fromMs, fromMs + lengthMs);
            }
        } catch (final DateTimeParseException notOne) {
            // Told below, in one sentence for all.
        }
        throw new IllegalArgumentException("'" + part + "' needs a time in UTC, such as 2022-01-03T10:00, and perhaps "
            + "a duration, such as /PT5M");
    }

    private static Instant instant(final String text) {
        if (text.endsWith("Z")) {
            return Instant.parse(text);
        }
        return text.contains("T") ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
