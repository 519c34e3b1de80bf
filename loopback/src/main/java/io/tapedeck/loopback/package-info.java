/**
 * A venue to practise on: it serves history tapes over the wire protocols of Binance and Bybit, on this machine only.
 * Nothing here knows how the rest of the program reads those protocols: what the two agree on is the venues' own word.
 */
package io.tapedeck.loopback;
