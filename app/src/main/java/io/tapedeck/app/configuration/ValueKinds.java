package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.replay.run.LimitName;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What settings can be. Numbers are normal: the same number is equal, however it was written. */
final class ValueKinds {
    private static final int DECIMALS = 8;
    private static final BigDecimal GREATEST_AMOUNT = new BigDecimal("10000000000");
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,11})(KiB|MiB|GiB|TiB)?");
    private static final Map<String, Duration> UNITS = Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1),
        "h", Duration.ofHours(1), "d", Duration.ofDays(1));
    private static final List<String> BINARY_UNITS = List.of("", "KiB", "MiB", "GiB", "TiB");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int BITS_OF_A_UNIT = 10;
    private static final String PLUGIN_NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    static final ValueKind<Path> PATH = ValueKind.single("a path", ValueKinds::path);
    static final ValueKind<URI> REST = address("http", "https");
    static final ValueKind<URI> WEB_SOCKET = address("ws", "wss");
    static final ValueKind<Duration> DURATION_VALUE = ValueKind.single(
        "a duration such as 30s, 5m or 2h, at most 7d", ValueKinds::duration);
    static final ValueKind<Long> BYTES_VALUE = ValueKind.single(
        "a number of bytes such as 512MiB or 2GiB", ValueKinds::bytes);
    static final ValueKind<BigDecimal> AMOUNT = ValueKind.single("a number above 0, at most " + GREATEST_AMOUNT
        + ", with at most 8 decimals", text -> decimal(text).filter(ValueKinds::isAmount));
    static final ValueKind<BigDecimal> SHARE = ValueKind.single(
        "a number of at least 0 and below 1 (0.001 is 0.1 %), with at most 8 decimals",
        text -> decimal(text).filter(ValueKinds::isShare));
    static final ValueKind<List<String>> SYMBOLS = ValueKind.single("a symbol", ValueKinds::symbol)
        .list("a list of symbols such as [BTCUSDT, ETHUSDT], none twice");
    static final ValueKind<String> CHAT = matching("-?[0-9]{1,20}|@[A-Za-z0-9_]{1,64}",
        "the number of a chat, or @ and the name of a channel");
    static final ValueKind<String> STRATEGY = matching(PLUGIN_NAME, "the name of a strategy");
    static final ValueKind<String> FILTER = matching(PLUGIN_NAME, "the name of a filter");
    static final ValueKind<Secret> SECRET_ADDRESS = ValueKind.single(
        "an address that begins with https://, or with http:// on this machine",
        text -> uri(text).filter(ValueKinds::isWebAddress).map(address -> new Secret(text)));
    static final ValueKind<Secret> SECRET_TOKEN = ValueKind.single(
        "a token such as the one that the BotFather gives: digits, a colon, letters",
        text -> Optional.of(text).filter(word -> word.matches("[0-9]+:\\S+")).map(Secret::new));

    private ValueKinds() {
    }

    static ValueKind<Integer> whole(final int least, final int greatest) {
        return ValueKind.single("a whole number from " + least + " to " + greatest, text -> decimal(text)
            .filter(number -> number.scale() == 0 && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(greatest)) <= 0)
            .map(BigDecimal::intValueExact));
    }

    static ValueKind<BigDecimal> limit(final LimitName limit) {
        return ValueKind.single("positive, and whole where it is a count",
            text -> decimal(text).filter(limit::allows));
    }

    /** A parameter of a strategy, in its canonical form. */
    static ValueKind<String> parameter(final Parameter parameter) {
        final String allowed = switch (parameter.kind()) {
            case INTEGER -> "a whole number in " + parameter.range();
            case DECIMAL -> "a number in " + parameter.range() + " with at most 8 decimals";
            case CHOICE -> "one of " + String.join(", ", parameter.choices());
            case TEXT -> "a word of at most 32 letters, digits and . _ : / -";
        };
        return ValueKind.single(allowed, text -> {
            try {
                return Optional.of(parameter.parse(text));
            } catch (final InvalidParameterException notAllowed) {
                return Optional.empty();
            }
        });
    }

    private static ValueKind<String> matching(final String pattern, final String allowed) {
        return ValueKind.single(allowed, text -> Optional.of(text).filter(word -> word.matches(pattern)));
    }

    private static Optional<String> symbol(final String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT)).filter(word -> word.matches("[A-Z0-9]{2,20}"));
    }

    private static ValueKind<URI> address(final String plain, final String encrypted) {
        final Predicate<URI> isRight = address ->
            (plain.equalsIgnoreCase(address.getScheme()) || encrypted.equalsIgnoreCase(address.getScheme()))
                && address.getHost() != null && address.getUserInfo() == null && address.getQuery() == null
                && address.getFragment() == null;
        return ValueKind.single("an address such as " + encrypted + "://host:port, without user, password and query",
            text -> uri(text.replaceAll("/+$", "")).filter(isRight));
    }

    /** The address is the secret, so that it leaves this machine only encrypted. */
    private static boolean isWebAddress(final URI address) {
        return address.getHost() != null && ("https".equalsIgnoreCase(address.getScheme())
            || "http".equalsIgnoreCase(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
    }

    private static Optional<URI> uri(final String text) {
        try {
            return Optional.of(new URI(text));
        } catch (final URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(final String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (final InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(final String text) {
        final Matcher matcher = DURATION.matcher(text);
        return matcher.matches()
            ? Optional.of(UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1))))
                .filter(duration -> duration.compareTo(LONGEST) <= 0)
            : Optional.empty();
    }

    private static Optional<Long> bytes(final String text) {
        final Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        final int unit = matcher.group(2) == null ? 0 : BINARY_UNITS.indexOf(matcher.group(2));
        final long number = Long.parseLong(matcher.group(1));
        final int bits = unit * BITS_OF_A_UNIT;
        return Optional.of(number).filter(each -> each <= Long.MAX_VALUE >> bits).map(each -> each << bits);
    }

    private static Optional<BigDecimal> decimal(final String text) {
        if (!text.matches("[+-]?[0-9]{1,20}(\\.[0-9]{1,20})?")) {
            return Optional.empty();
        }
        final BigDecimal stripped = new BigDecimal(text).stripTrailingZeros();
        return Optional.of(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    private static boolean isAmount(final BigDecimal number) {
        return number.signum() > 0 && number.compareTo(GREATEST_AMOUNT) <= 0 && number.scale() <= DECIMALS;
    }

    private static boolean isShare(final BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0 && number.scale() <= DECIMALS;
    }
}
