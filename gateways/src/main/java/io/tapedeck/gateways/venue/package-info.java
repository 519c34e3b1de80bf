/**
 * The skeleton that every venue fills: endpoints, subscriptions, a parser of its messages, its symbols and history over
 * REST, and what its error codes mean. Pure: nothing here opens a socket or knows the time; what does so stands in
 * {@code io.tapedeck.gateways.websocket} and {@code io.tapedeck.gateways.rest}.
 */
package io.tapedeck.gateways.venue;
