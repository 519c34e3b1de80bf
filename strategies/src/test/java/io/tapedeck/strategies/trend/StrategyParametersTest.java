package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.strategy.InvalidParameterException;
import io.tapedeck.engine.strategy.Parameter;
import io.tapedeck.engine.strategy.ParameterSpace;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every strategy on the class path promises to those who set its parameters. */
class StrategyParametersTest {
    private static final List<StrategyProvider<?>> PROVIDERS = StrategyCatalogue.load().providers();

    @Test
    void everyStrategyIsFoundByItsName() {
        for (final StrategyProvider<?> provider : PROVIDERS) {
            assertEquals(provider.getClass(),
                StrategyCatalogue.load().find(provider.name()).orElseThrow().getClass());
            assertTrue(provider.name().matches("[a-z]+(-[a-z]+)*"), provider.name());
            assertFalse(provider.description().isBlank() || provider.description().contains("\n"), provider.name());
        }
        assertEquals(Optional.empty(), StrategyCatalogue.load().find("no-such-strategy"));
    }

    @Test
    void theDefaultsAreAllowedAndMakeAStrategy() {
        for (final StrategyProvider<?> provider : PROVIDERS) {
            assertTrue(provider.createFrom(provider.parameters().resolve(Map.of()), Timeframe.H1) != null,
                provider.name());
        }
        assertEquals("entry=20 exit=10 atr=14 stop=2 target=4 allocation=1",
            new DonchianBreakoutProvider().parameters().resolve(Map.of()).toString());
    }

    @Test
    void theEndsOfEveryRangeAreAllowedAndWhatLiesBeyondIsRefusedByName() {
        for (final StrategyProvider<?> provider : PROVIDERS) {
            for (final Parameter parameter : provider.parameters().parameters()) {
                if (parameter.kind().isNumber()) {
                    checkRange(provider, parameter);
                }
            }
        }
    }

    private static void checkRange(final StrategyProvider<?> provider, final Parameter parameter) {
        for (final BigDecimal end : List.of(parameter.minimum(), parameter.maximum())) {
            assertEquals(0, end.compareTo(new BigDecimal(parameter.parse(end.toPlainString()))));
        }
        for (final BigDecimal beyond : List.of(parameter.minimum().subtract(BigDecimal.ONE),
            parameter.maximum().add(BigDecimal.ONE))) {
            assertTrue(refusal(provider, parameter.name(), beyond.toPlainString()).startsWith(
                parameter.name() + "=" + beyond.toPlainString() + " is outside "),
                provider.name() + " " + parameter.name());
        }
    }

    @Test
    void aNumberMayBeWrittenInAnyWayThatMeansIt() {
        assertEquals("fast=2 slow=100 allocation=0.5", resolve("fast", "2.0"));
        assertEquals("fast=10 slow=1000 allocation=1",
            new SmaCrossProvider().parameters().resolve(Map.of("slow", "1e3", "allocation", " 1.00 ")).toString());
    }

    private static String resolve(final String name, final String value) {
        return new SmaCrossProvider().parameters().resolve(new TreeMap<>(Map.of(name, value, "allocation", "0.50")))
            .toString();
    }

    @Test
    void averagesOfTheSameLengthNeverCrossAndAreRefused() {
        final ParameterSpace space = new SmaCrossProvider().parameters();

        for (final Map<String, String> wishes : List.of(Map.of("fast", "20", "slow", "20"),
            Map.of("fast", "30", "slow", "20"), Map.of("slow", "10"))) {
            final String message =
                assertThrows(InvalidParameterException.class, () -> space.resolve(wishes)).getMessage();
            assertTrue(message.endsWith(" does not meet fast < slow"), message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "entry | 2.5 | entry=2.5 is not a whole number",
        "atr | 0 | atr=0 is outside 1..1000",
        "stop | 0.001 | stop=0.001 is outside 0.01..100",
        "target | 1e99 | target=1e99 is outside 0.01..100",
        "target | NaN | target=NaN is not a number",
        "exit | '' | exit= is not a number",
        "fast | 10 | there is no parameter 'fast'; there are entry, exit, atr, stop, target, allocation"})
    void impossibleParametersOfTheBreakoutAreRefusedByName(final String name, final String value,
        final String message) {
        assertEquals(message, refusal(new DonchianBreakoutProvider(), name, value));
    }

    private static String refusal(final StrategyProvider<?> provider, final String name, final String value) {
        return assertThrows(InvalidParameterException.class,
            () -> provider.parameters().resolve(Map.of(name, value))).getMessage();
    }
}
