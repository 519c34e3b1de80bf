package io.tapedeck.app.live;

import io.tapedeck.app.live.SessionRecord.Bar;
import io.tapedeck.app.live.SessionRecord.Base;
import io.tapedeck.app.live.SessionRecord.Call;
import io.tapedeck.app.live.SessionRecord.Entry;
import io.tapedeck.app.live.SessionRecord.Gap;
import io.tapedeck.app.live.SessionRecord.Higher;
import io.tapedeck.app.live.SessionRecord.Trade;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.engine.market.Timeframe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must hold of every record, whatever went wrong: the obvious way, candle by candle. */
final class RecordChecks {
    private static final long MINUTE_NS = Timeframe.M1.durationNs();

    private RecordChecks() {
    }

    /** Each is the one of the sound session, in order, and every hole is marked before the next. */
    static void checkBases(final SessionRecord record, final Map<Long, Bar> sound, final long endNs) {
        final List<Gap> gaps = new ArrayList<>();
        long nextNs = -1;
        for (final Entry entry : record.entries) {
            if (entry instanceof Gap gap && gap.stream() == StreamCode.CANDLES) {
                gaps.add(gap);
            } else if (entry instanceof Base base) {
                final Bar bar = base.bar();
                assertEquals(sound.get(bar.openNs()), bar, "a candle");
                assertTrue(bar.openNs() >= nextNs, "out of order or doubled: " + bar);
                if (nextNs < 0 && !gaps.isEmpty()) {
                    nextNs = gaps.get(0).fromNs();
                }
                for (final Gap gap : gaps) {
                    assertEquals(new Gap(StreamCode.CANDLES, GapCauseCode.MISSING,
                        (int) ((gap.toNs() - nextNs) / MINUTE_NS), nextNs, gap.toNs()), gap, "before " + bar);
                    nextNs = gap.toNs();
                }
                assertTrue(nextNs < 0 || nextNs == bar.openNs(), "no gap before " + bar);
                gaps.clear();
                nextNs = bar.closeNs();
            }
        }
        assertEquals(List.of(), gaps, "no gap at the end");
        assertTrue(nextNs >= endNs - 3 * MINUTE_NS, "the last candle closes " + (endNs - nextNs) / MINUTE_NS
            + " minutes before the end");
    }

    /** None twice or out of order, and the latest that was due while the daemon was dead is made up for. */
    static void checkCalls(final SessionRecord record, final Timeframe every) {
        final List<Long> moments = record.all(Call.class).stream().map(Call::momentNs).toList();
        long lastNs = -1;
        for (final long momentNs : moments) {
            assertEquals(every.startOf(momentNs), momentNs, "a moment that is no call's");
            assertTrue(momentNs > lastNs, "twice or out of order: " + momentNs + " in " + moments);
            lastNs = momentNs;
        }
        for (final Gap gap : record.all(Gap.class)) {
            final long missedNs = every.startOf(gap.toNs());
            if (gap.cause() == GapCauseCode.RESTART && missedNs > gap.fromNs()) {
                assertTrue(moments.contains(missedNs), "missed while it was dead: " + missedNs + " of " + moments);
            }
        }
    }

    /** Each is what a naive fold of the base candles before it gives, marked where one is missing. */
    static void checkHigher(final SessionRecord record, final Map<List<Object>, Bar> sound) {
        final Map<List<Object>, Bar> spans = new LinkedHashMap<>();
        final Map<List<Object>, Integer> present = new HashMap<>();
        for (final Entry entry : record.entries) {
            if (entry instanceof Base base) {
                for (final Timeframe timeframe : Timeframe.values()) {
                    if (timeframe != Timeframe.M1) {
                        final List<Object> key = List.of(timeframe, timeframe.startOf(base.bar().openNs()));
                        spans.merge(key, as(timeframe, base.bar()), RecordChecks::then);
                        present.merge(key, 1, Integer::sum);
                    }
                }
            } else if (entry instanceof Higher higher) {
                final List<Object> key = List.of(higher.bar().timeframe(), higher.bar().openNs());
                final int missing = (int) (higher.bar().timeframe().durationNs() / MINUTE_NS)
                    - present.getOrDefault(key, 0);
                assertEquals(new Higher(spans.remove(key), missing, missing > 0), higher);
                if (missing == 0) {
                    assertEquals(sound.get(key), higher.bar());
                }
            }
        }
        for (final Timeframe timeframe : Timeframe.values()) {
            assertTrue(spans.keySet().stream().filter(key -> key.get(0) == timeframe).count() <= 1,
                timeframe + " candles that never closed: " + spans.keySet());
        }
    }

    private static Bar as(final Timeframe timeframe, final Bar bar) {
        return new Bar(timeframe, timeframe.startOf(bar.openNs()), bar.open(), bar.high(), bar.low(), bar.close(),
            bar.volume(), bar.quoteVolume(), bar.takerBuyVolume(), bar.tradeCount());
    }

    private static Bar then(final Bar one, final Bar next) {
        return new Bar(one.timeframe(), one.openNs(), one.open(), Math.max(one.high(), next.high()),
            Math.min(one.low(), next.low()), next.close(), one.volume() + next.volume(),
            known(one.quoteVolume(), next.quoteVolume()), known(one.takerBuyVolume(), next.takerBuyVolume()),
            known(one.tradeCount(), next.tradeCount()));
    }

    private static long known(final long one, final long next) {
        return one == Long.MIN_VALUE ? one : one + next;
    }

    /** Each once, in order, and every number that is not there is counted by a gap. */
    static void checkTrades(final SessionRecord record) {
        long last = -1;
        long marked = 0;
        for (final Entry entry : record.entries) {
            if (entry instanceof Gap gap && (gap.stream() == StreamCode.TRADES || gap.cause() == GapCauseCode.RESTART
                || gap.cause() == GapCauseCode.RING_FULL)) {
                marked += gap.cause() == GapCauseCode.MISSING ? gap.missing() : Integer.MAX_VALUE;
            } else if (entry instanceof Trade trade) {
                assertTrue(trade.id() > last, "a trade out of order or doubled: " + trade.id() + " after " + last);
                if (last >= 0) {
                    assertTrue(trade.id() - last - 1 <= marked, (trade.id() - last - 1) + " trades missing before "
                        + trade.id() + ", " + marked + " marked");
                }
                last = trade.id();
                marked = 0;
            }
        }
    }
}
