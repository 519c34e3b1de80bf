package io.tapedeck.replay.importer.event;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;

import java.util.List;

/**
 * Single trades: time, price, quantity, and who took: a side, or Binance's column that says whether the buyer was the
 * maker. The venue's number of the trade where the file has it.
 */
final class TradeFormat implements EventFormat {
    private static final List<String> PRICE = List.of("price", "p");
    private static final List<String> QUANTITY = List.of("quantity", "qty", "size", "amount", "q", "volume");
    private static final List<String> SIDE = List.of("side", "takerside");
    private static final List<String> BUYER_IS_MAKER = List.of("isbuyermaker", "buyerismaker", "m");
    private static final List<String> NUMBER = List.of("id", "tradeid", "aggtradeid", "a");
    private static final long NO_NUMBER = 0;

    private final Instrument instrument;
    private final MarketTradeEncoder encoder = new MarketTradeEncoder();
    private final MarketTradeDecoder decoder = new MarketTradeDecoder();

    TradeFormat(final Instrument instrument) {
        this.instrument = instrument;
    }

    @Override
    public List<List<String>> requiredColumns() {
        return List.of(TIME, PRICE, QUANTITY);
    }

    @Override
    public long[] parse(final EventLine line) {
        return new long[] {
            line.timeNs(TIME),
            line.positive(instrument.priceScale(), PRICE),
            line.positive(instrument.quantityScale(), QUANTITY),
            takerSide(line).code(),
            line.find(NUMBER).map(text -> line.scaled(text, 0, NUMBER)).orElse(NO_NUMBER)};
    }

    private static Side takerSide(final EventLine line) {
        final String text = line.find(SIDE).orElseGet(() -> line.require(BUYER_IS_MAKER));
        return switch (EventLine.normal(text)) {
            case "buy", "b", "false" -> Side.BUY;
            case "sell", "s", "true" -> Side.SELL;
            default -> throw line.refuse("'" + text + "' does not say whether the taker bought or sold");
        };
    }

    @Override
    public int templateId() {
        return MarketTradeDecoder.TEMPLATE_ID;
    }

    @Override
    public void write(final long[] row, final Frame frame) {
        frame.append(encoder)
            .instrumentId(0)
            .takerSide(SideCode.get((short) row[3]))
            .price(row[1])
            .quantity(row[2])
            .tradeId(row[4])
            .venueTimeNs(row[0]);
    }

    @Override
    public long[] read(final FrameMessages messages, final long eventTimeNs, final Instrument onTape) {
        messages.decode(decoder);
        return new long[] {eventTimeNs,
            FixedPoint.rescale(decoder.price(), onTape.priceScale(), instrument.priceScale()),
            FixedPoint.rescale(decoder.quantity(), onTape.quantityScale(), instrument.quantityScale()),
            decoder.takerSideRaw(), decoder.tradeId()};
    }
}
