package io.tapedeck.engine.exit;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillReason;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PathJudgeTest {
    private final List<String> verdicts = new ArrayList<>();

    private PathJudge judge(final FinerCandles finer) {
        return new PathJudge(finer, new ExitListener() {
            @Override
            public void onExit(final Candle candle, final long price, final long timeNs, final FillReason reason) {
                final String ambiguity = verdicts.remove("ambiguous") ? " ambiguous" : "";
                verdicts.add(reason + " " + price + (timeNs == candle.openTimeNs() ? " open" : " close") + ambiguity);
            }

            @Override
            public void onAmbiguity(final Candle candle, final long stopPrice, final long targetPrice) {
                verdicts.add("ambiguous");
            }
        });
    }

    private record Levels(boolean isOpen, long stopPrice, long targetPrice) implements ProtectedPosition {
    }

    private static Candle candle(final Timeframe timeframe, final long openTimeNs, final long... prices) {
        final Frame frame = Frame.allocate();
        frame.append(new MarketCandleEncoder()).timeframe(TimeframeCode.get(timeframe.code())).openTimeNs(openTimeNs)
            .open(prices[0]).high(prices[1]).low(prices[2]).close(prices[3]);
        final FrameMessages messages = new FrameMessages().wrap(frame);
        messages.next();
        final Candle candle = new Candle();
        CandleCodec.decode(messages.decode(new MarketCandleDecoder()), candle);
        return candle;
    }

    @TestFactory
    Stream<DynamicTest> judgesTheFinestCandleByTheTable() throws IOException {
        final String table = new String(PathJudgeTest.class.getResourceAsStream("/golden/exits.txt").readAllBytes(),
            StandardCharsets.UTF_8);
        return table.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> DynamicTest.dynamicTest(line.trim().replaceAll(" +", " "), () -> {
                final String[] parts = line.split("\\|");
                final String[] levels = parts[0].trim().split(" +");
                final long[] prices = Stream.of(parts[1].trim().split(" +")).mapToLong(Long::parseLong).toArray();
                verdicts.clear();
                judge(FinerCandles.NONE).walk(candle(Timeframe.M1, 0, prices),
                    new Levels(true, level(levels[0]), level(levels[1])));
                assertEquals(parts[2].trim(), verdicts.isEmpty() ? "none" : verdicts.get(0));
            }));
    }

    private static long level(final String text) {
        return text.equals("-") ? FixedPoint.UNKNOWN : Long.parseLong(text);
    }

    @Test
    void aFlatPositionIsLeftAlone() {
        judge(FinerCandles.NONE).walk(candle(Timeframe.M1, 0, 100, 120, 80, 100), new Levels(false, 90, 110));

        assertEquals(List.of(), verdicts);
    }

    @Test
    void finerDataTellsWhichLevelCameFirst() {
        final long minute = Timeframe.M1.durationNs();
        final List<Candle> minutes = List.of(
            candle(Timeframe.M1, 0, 100, 105, 95, 104),
            candle(Timeframe.M1, minute, 104, 111, 103, 108),
            candle(Timeframe.M1, 2 * minute, 108, 108, 80, 85),
            candle(Timeframe.M1, 3 * minute, 85, 90, 84, 88),
            candle(Timeframe.M1, 4 * minute, 88, 90, 84, 88));
        final FinerCandles finer = (parent, children) -> {
            if (parent.timeframe() != Timeframe.M5) {
                return 0;
            }
            for (int index = 0; index < minutes.size(); index++) {
                children[index].set(minutes.get(index));
            }
            return minutes.size();
        };

        judge(finer).walk(candle(Timeframe.M5, 0, 100, 111, 80, 88), new Levels(true, 90, 110));

        assertEquals(List.of("TAKE_PROFIT 110 close"), verdicts);
    }

    @Test
    void whatTheFinerDataDoesNotShowIsJudgedOnTheCoarseCandle() {
        final FinerCandles holes = (parent, children) -> {
            if (parent.timeframe() != Timeframe.M5) {
                return 0;
            }
            children[0].set(candle(Timeframe.M1, 0, 100, 105, 95, 104));
            return 1;
        };

        judge(holes).walk(candle(Timeframe.M5, 0, 100, 105, 80, 88), new Levels(true, 90, 110));

        assertEquals(List.of("STOP_LOSS 90 close"), verdicts);
    }
}
