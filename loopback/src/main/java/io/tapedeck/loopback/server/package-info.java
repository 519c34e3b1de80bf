/**
 * The venue on this machine: a server on 127.0.0.1 (Jetty), the clock of the market, the thread that plays the script
 * to whoever listens, and the connections that faults befall. Only here are sockets, threads and real time.
 */
package io.tapedeck.loopback.server;
