/**
 * The commands: they read options, call one thing and print what it returns. Data to stdout, everything else to
 * stderr.
 */
package io.tapedeck.app.cli;
