package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.MessageFormat;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.MessageText;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeScan;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.StrategySelection;
import io.tapedeck.replay.session.ConfigurationChange.Kind;
import io.tapedeck.replay.session.ConfigurationChange.Value;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a session was configured over time: its beginning, every start behind that, and every change of limits and
 * parameters, read from its tapes. Reads only; a daemon may write meanwhile. One thread.
 */
public final class ConfigurationHistory {
    /** Name of the version of the program among the values of a change. */
    public static final String CODE_VERSION = "codeVersion";
    private static final String LIMITS = "limits.";
    private static final String PARAMETERS = "strategy.parameters.";
    private static final String UNLIMITED = "unlimited";
    private static final String NANOSECONDS = "Ns";
    private static final int NANO_DIGITS = 9;
    private static final MessageQuery QUERY = new MessageQuery(FrameRange.ALL,
        Set.of("SessionStarted", "RiskLimits", "GapMarker", "StrategyReload", "StrategyParameter"), Optional.empty(),
        OptionalLong.empty(), OptionalLong.empty());

    private final List<SessionTape> tapes;
    private final Map<String, String> begun;
    private final List<ConfigurationChange> changes = new ArrayList<>();
    private final Map<String, String> told = new TreeMap<>();
    private Map<String, String> parameters;
    private Map<String, String> limits;
    private String codeVersion;
    private int tape;
    private DamagedTapeException damage;

    private ConfigurationHistory(final RecordedSession session, final StrategyCatalogue strategies)
        throws IOException {
        tapes = session.folder().tapes();
        final Map<String, String> manifest = tapes.get(0).manifest().values();
        final ReplaySpec spec = ReplaySpec.ofText(manifest);
        begun = new TreeMap<>(spec.asText());
        begun.keySet().removeIf(name -> name.startsWith("limit.") || name.startsWith("parameter."));
        begun.values().removeIf(String::isEmpty);
        codeVersion = manifest.getOrDefault(CODE_VERSION, "");
        parameters = named(PARAMETERS, StrategySelection.select(strategies, spec.strategy()).parameters().asText());
    }

    /**
     * Reads a session.
     *
     * @param session    that was recorded, or is being recorded.
     * @param strategies to choose from: they know the presets of their parameters.
     * @return its history, up to the first damage.
     * @throws IOException where the disk refuses.
     */
    public static ConfigurationHistory of(final RecordedSession session, final StrategyCatalogue strategies)
        throws IOException {
        final ConfigurationHistory history = new ConfigurationHistory(session, strategies);
        final RecordedTape recorded = RecordedTape.at(session.folder().directory()).orElseThrow();
        try (TapeScan scan = new TapeScan(recorded, QUERY)) {
            final Reading reading = history.new Reading();
            boolean isThere = true;
            while (isThere) {
                isThere = scan.next(reading);
            }
        } catch (final DamagedTapeException unreadable) {
            history.damage = unreadable;
        }
        return history;
    }

    /**
     * What happened.
     *
     * @return in its order.
     */
    public List<ConfigurationChange> changes() {
        return List.copyOf(changes);
    }

    /**
     * What ended the reading.
     *
     * @return empty where everything was read.
     */
    public Optional<DamagedTapeException> damage() {
        return Optional.ofNullable(damage);
    }

    private static Map<String, String> named(final String prefix, final Map<String, String> values) {
        final Map<String, String> named = new TreeMap<>();
        values.forEach((name, value) -> named.put(prefix + name, value));
        return named;
    }

    private static List<Value> between(final Map<String, String> before, final Map<String, String> after) {
        final TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
            .map(name -> new Value(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))))
            .filter(value -> !value.before().equals(value.after())).toList();
    }

    /** Takes the messages as they come. */
    private final class Reading implements MessageFormat {
        @Override
        public void begin() {
            // Nothing stands before the first message.
        }

        @Override
        public boolean write(final Frame frame, final RecordedMessage message) {
            switch (message.name()) {
                case "RiskLimits" -> onLimits(frame, limits(message));
                case "GapMarker" -> onGap(frame, message);
                case "StrategyReload" -> onReload(frame, message);
                case "StrategyParameter" ->
                    told.put(text(message, "name"), text(message, "value"));
                default -> {
                }
            }
            return true;
        }

        @Override
        public boolean writeUnknown(final Frame frame, final int templateId, final int length) {
            return false;
        }
    }

    private static String text(final RecordedMessage message, final String field) {
        return MessageText.plain(message.values().get(field));
    }

    private void add(final Kind kind, final Frame frame, final List<Value> values) {
        changes.add(new ConfigurationChange(kind, frame.sequence(), frame.engineTimeNs(), values));
    }

    private void onLimits(final Frame frame, final Map<String, String> now) {
        if (limits == null && changes.isEmpty()) {
            final Map<String, String> all = new TreeMap<>(begun);
            all.putAll(parameters);
            all.putAll(now);
            all.put(CODE_VERSION, codeVersion);
            add(Kind.BEGUN, frame, between(Map.of(), all));
        } else {
            add(Kind.LIMITS, frame, between(limits == null ? Map.of() : limits, now));
        }
        limits = now;
    }

    private static Map<String, String> limits(final RecordedMessage message) {
        final Map<String, String> limits = new TreeMap<>();
        message.values().forEach((field, value) -> {
            if (!UNLIMITED.equals(value) && !Long.valueOf(0).equals(value)) {
                limits.put(LIMITS + setting(field), field.endsWith(NANOSECONDS)
                    ? MessageText.plain(BigDecimal.valueOf(((Number) value).longValue(), NANO_DIGITS))
                    : MessageText.plain(value));
            }
        });
        return limits;
    }

    private static String setting(final String field) {
        return field.replaceFirst(NANOSECONDS + "$", "Seconds").replaceAll("([a-z])([A-Z])", "$1-$2")
            .toLowerCase(Locale.ROOT);
    }

    /** A program that goes on says first for how long nothing was seen, of every stream and symbol. */
    private void onGap(final Frame frame, final RecordedMessage message) {
        if (!"RESTART".equals(text(message, "cause"))) {
            return;
        }
        boolean isNext = false;
        while (tape + 1 < tapes.size() && tapes.get(tape + 1).firstSequence() <= frame.sequence()) {
            tape++;
            isNext = true;
        }
        if (isNext) {
            final String version = tapes.get(tape).manifest().values().getOrDefault(CODE_VERSION, "");
            add(Kind.STARTED, frame, between(Map.of(CODE_VERSION, codeVersion), Map.of(CODE_VERSION, version)));
            codeVersion = version;
        }
    }

    private void onReload(final Frame frame, final RecordedMessage message) {
        if ("COMPLETE".equals(text(message, "step")) && !told.isEmpty()) {
            final Map<String, String> now = named(PARAMETERS, told);
            add(Kind.PARAMETERS, frame, between(parameters, now));
            parameters = now;
        }
        told.clear();
    }
}
