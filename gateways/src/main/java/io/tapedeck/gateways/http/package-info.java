/** What requests and sockets have in common. Any thread. */
package io.tapedeck.gateways.http;
