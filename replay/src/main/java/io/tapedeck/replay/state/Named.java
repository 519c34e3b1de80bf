package io.tapedeck.replay.state;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.replay.report.Decimals;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Names to values in the order in which they are put; what is unknown is left out. One thread. */
final class Named {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Named put(final String name, final Object value) {
        values.put(name, value);
        return this;
    }

    Named word(final String name, final Enum<?> code) {
        return put(name, code.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    Named money(final String name, final long amount) {
        return scaled(name, amount, FixedPoint.MONEY_SCALE);
    }

    Named price(final String name, final long price, final Instrument instrument) {
        return scaled(name, price, instrument.priceScale());
    }

    Named quantity(final String name, final long quantity, final Instrument instrument) {
        return scaled(name, quantity, instrument.quantityScale());
    }

    Named time(final String name, final long nanos) {
        return nanos == FixedPoint.UNKNOWN ? this : put(name, Decimals.instant(nanos));
    }

    private Named scaled(final String name, final long value, final int scale) {
        return value == FixedPoint.UNKNOWN ? this : put(name, Decimals.decimal(value, scale));
    }

    Map<String, Object> values() {
        return values;
    }
}
