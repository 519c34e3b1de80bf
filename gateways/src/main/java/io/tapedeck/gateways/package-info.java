/** Gateways to the markets: the only module that opens sockets outward. */
package io.tapedeck.gateways;
