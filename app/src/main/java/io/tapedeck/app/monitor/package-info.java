/**
 * What the daemon tells about itself: named checks, metrics in the format of Prometheus, and both over HTTP to this
 * machine only. Off the hot path: gauges read what the pipeline publishes anyway.
 */
package io.tapedeck.app.monitor;
