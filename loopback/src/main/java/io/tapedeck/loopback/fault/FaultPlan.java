package io.tapedeck.loopback.fault;

import io.tapedeck.loopback.fault.FaultKind.Strikes;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which faults come, and when. Every decision follows from the seed, the name of the stream and the number of the
 * message alone: the same question has the same answer, in whatever order questions are asked. Immutable.
 */
public final class FaultPlan {
    /** Nothing goes wrong. */
    public static final FaultPlan NONE = new FaultPlan(0, Map.of(), List.of(), FaultSettings.USUAL);
    /** Bits of a decision that a double holds exactly. */
    private static final int FRACTION_BITS = 53;

    private final long seed;
    private final Map<FaultKind, Double> chances;
    private final List<FaultAppointment> appointments;
    private final FaultSettings settings;

    /**
     * A plan.
     *
     * @param seed         of all decisions.
     * @param chances      how likely a fault strikes a message, a subscription or a request: 0 to 1.
     * @param appointments faults that come at a time.
     * @param settings     how bad they are.
     */
    public FaultPlan(final long seed, final Map<FaultKind, Double> chances, final List<FaultAppointment> appointments,
        final FaultSettings settings) {
        this.seed = seed;
        this.chances = new EnumMap<>(FaultKind.class);
        this.chances.putAll(chances);
        this.appointments = List.copyOf(appointments);
        this.settings = settings;
    }

    /**
     * What becomes of a message, a subscription or a request by chance.
     *
     * @param strikes which of these it is.
     * @param name    of the stream or the path.
     * @param number  of the message, of the subscription or of the request.
     * @return empty where nothing goes wrong.
     */
    public Optional<FaultKind> byChance(final Strikes strikes, final String name, final long number) {
        return chances.entrySet().stream()
            .filter(chance -> chance.getKey().strikes() == strikes)
            .filter(chance -> fraction(chance.getKey(), name, number) < chance.getValue())
            .map(Map.Entry::getKey).findFirst();
    }

    /**
     * What becomes of it by appointment.
     *
     * @param strikes  which of these it is.
     * @param beforeMs market time up to which that was asked before.
     * @param nowMs    market time.
     * @return empty where nothing goes wrong.
     */
    public Optional<FaultKind> byAppointment(final Strikes strikes, final long beforeMs, final long nowMs) {
        return appointments.stream()
            .filter(appointment -> appointment.kind().strikes() == strikes && appointment.strikes(beforeMs, nowMs))
            .map(FaultAppointment::kind).min(FaultKind::compareTo);
    }

    /** Evenly spread over 0 to 1 (Steele, Lea and Flood, 2014: the finaliser of SplittableRandom). */
    private double fraction(final FaultKind kind, final String name, final long number) {
        long mixed = mix(seed + kind.label().hashCode());
        mixed = mix(mixed + name.hashCode());
        mixed = mix(mixed + number);
        return (mixed >>> Long.SIZE - FRACTION_BITS) * 0x1.0p-53;
    }

    private static long mix(final long value) {
        long mixed = value + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }

    /**
     * How bad faults are.
     *
     * @return never null.
     */
    public FaultSettings settings() {
        return settings;
    }
}
