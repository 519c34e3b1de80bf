package io.tapedeck.replay.importer;

/** Lines of candle files that many tests are written with; what a tape says of them ends in {@link #UNKNOWN}. */
final class CandleLines {
    static final String MINUTE_0 = "1640995200000,10,12,9,11,5";
    static final String MINUTE_1 = "1640995260000,11,11.5,10.25,10.5,0.125";
    static final String MINUTE_2 = "1640995320000,10.5,10.5,10.5,10.5,0";
    /** The first minute with all twelve columns. */
    static final String FULL_0 = "1640995200000,10,12,9,11,5,1640995259999,52.5,7,2.5,25,0";
    /** Quote volume, trades and taker volume that a line of six columns does not have. */
    static final String UNKNOWN = ",-,-,-";
    static final long FIRST_OPEN_NS = 1_640_995_200_000_000_000L;
    static final long MINUTE_NS = 60_000_000_000L;

    private CandleLines() {
    }
}
