/**
 * Where log lines go: warnings to stderr for every command, and for the daemon a file in its session folder, too.
 * Configured by code, for a configuration file would have to be found and parsed at the start.
 */
package io.tapedeck.app.log;
