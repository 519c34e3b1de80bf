/**
 * Connections that carry market data and stay alive: what every venue shares.
 *
 * <p>{@link io.tapedeck.gateways.websocket.ConnectionMachine} decides, and knows neither sockets nor clocks; {@link
 * io.tapedeck.gateways.websocket.OkHttpConnections} opens sockets, and decides nothing; {@link
 * io.tapedeck.gateways.websocket.MarketConnection} puts a channel of a venue, its parser and both together; {@link
 * io.tapedeck.gateways.websocket.MarketFeed} runs all channels of a venue. Duplicates of the overlap while a new socket
 * takes over are left to the layer behind, which knows the venue's ids.
 */
package io.tapedeck.gateways.websocket;
